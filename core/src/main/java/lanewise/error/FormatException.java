package lanewise.error;

/** A file is not what its format promises. */
public final class FormatException extends LanewiseException {
    private static final long serialVersionUID = 1L;

    public FormatException(String message) {
        this(message, null);
    }

    public FormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
