package lanewise.error;

/** A training cannot be started or cannot go on. */
public final class TrainingException extends LanewiseException {
    private static final long serialVersionUID = 1L;

    public TrainingException(String message) {
        this(message, null);
    }

    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
