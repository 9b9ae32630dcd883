package lanewise.kernel;

/**
 * Room for a kernel's intermediate values, which grows to the most that was asked for and is then never allocated
 * again. For one thread: kernels keep one in a {@link ThreadLocal}.
 */
public final class Scratch {
    private float[] values = new float[0];

    /** No room yet. */
    public Scratch() {}

    /**
     * An array to be overwritten.
     *
     * @param n values needed, at least 0
     * @return the same array at every call until more is asked for, with anything in it
     */
    public float[] atLeast(int n) {
        if (values.length < n) {
            values = new float[n];
        }
        return values;
    }
}
