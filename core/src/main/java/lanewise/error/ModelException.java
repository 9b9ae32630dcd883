package lanewise.error;

/** What a person wrote, in a model or a setting, is not possible. */
public final class ModelException extends LanewiseException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        this(message, null);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
