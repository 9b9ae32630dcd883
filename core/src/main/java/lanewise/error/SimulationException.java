package lanewise.error;

/** A run cannot be started or cannot go on. */
public final class SimulationException extends LanewiseException {
    private static final long serialVersionUID = 1L;

    public SimulationException(String message) {
        this(message, null);
    }

    public SimulationException(String message, Throwable cause) {
        super(message, cause);
    }
}
