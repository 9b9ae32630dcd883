package lanewise.kernel;

/**
 * The constants of {@link FilterKernels#linearFilter}, rounded to float once, and the form of the step: a discrete
 * state-space filter {@code (A, B, C, D)} with one input and one output. Immutable.
 */
public final class FilterStep {

    /** The four ways to take a step, which differ in when the output is read. */
    public enum Form {
        /** Order 0: the output is a multiple of the input. */
        NO_STATE,
        /** Order 1 and D = 0: the state is stored multiplied by C, so the new state is the output. */
        STATE_IS_OUTPUT,
        /** D = 0: the output is read from the new state. */
        NO_FEED_THROUGH,
        /** D != 0: the output is read from the old state and the input. */
        FEED_THROUGH
    }

    private final Form form;
    private final int order;
    private final float[] a;
    private final float[] b;
    private final float[] c;
    private final float d;

    private FilterStep(Form form, int order, float[] a, float[] b, float[] c, float d) {
        this.form = form;
        this.order = order;
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
    }

    /**
     * Chooses the form of a filter and rounds its constants.
     *
     * @param a order by order: how the state follows from itself
     * @param b as many: how it follows from the input
     * @param c as many: how the output follows from the state
     * @param d how the output follows from the input
     */
    public static FilterStep of(double[][] a, double[] b, double[] c, double d) {
        int order = a.length;
        assert b.length == order && c.length == order;
        if (order == 1 && d == 0) {
            return lowpass(a[0][0], c[0] * b[0]);
        }
        float[] rows = new float[order * order];
        for (int i = 0; i < order; i++) {
            assert a[i].length == order;
            System.arraycopy(rounded(a[i]), 0, rows, i * order, order);
        }
        Form form = order == 0 ? Form.NO_STATE : d == 0 ? Form.NO_FEED_THROUGH : Form.FEED_THROUGH;
        return new FilterStep(form, order, rows, rounded(b), rounded(c), (float) d);
    }

    /** The filter {@code y = a y + b u}, whose output is its state. */
    public static FilterStep lowpass(double a, double b) {
        return new FilterStep(
                Form.STATE_IS_OUTPUT, 1, new float[] {(float) a}, new float[] {(float) b}, new float[] {1}, 0);
    }

    private static float[] rounded(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** How the step is taken. */
    public Form form() {
        return form;
    }

    /** How many states each value has, at least 0. */
    public int order() {
        return order;
    }

    /** What state j adds to the next state i, per unit. */
    public float a(int i, int j) {
        return a[i * order + j];
    }

    /** What the input adds to the next state i, per unit; of a state that is the output, B times C. */
    public float b(int i) {
        return b[i];
    }

    /** What state i adds to the output, per unit. */
    public float c(int i) {
        return c[i];
    }

    /** What the input adds to the output, per unit. */
    public float d() {
        return d;
    }
}
