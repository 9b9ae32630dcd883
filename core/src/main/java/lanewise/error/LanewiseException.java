package lanewise.error;

/**
 * The root of every error that Lanewise throws. Its message names the object, the value, what is
 * allowed and the next thing to try.
 */
public abstract sealed class LanewiseException extends RuntimeException
        permits ModelException, FormatException, SimulationException, TrainingException {
    private static final long serialVersionUID = 1L;

    LanewiseException(String message, Throwable cause) {
        super(message, cause);
    }
}
