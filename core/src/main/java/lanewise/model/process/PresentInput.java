package lanewise.model.process;

import lanewise.math.Points;
import lanewise.math.RandomStream;

/**
 * Shows its inputs one after the other, each for the same time, and starts again after the last: at time {@code t} the
 * input number {@code floor((t - dt) / presentationTime + 1e-7)}, modulo their count.
 *
 * @param inputs one a row
 * @param presentationTime in seconds, positive
 */
public record PresentInput(Points inputs, double presentationTime) implements Process {
    private static final double NONE = -1;

    /** With the check of the time. */
    public PresentInput {
        Checks.positive("PresentInput", "presentationTime", presentationTime);
    }

    /** Shows the rows of a table. */
    public PresentInput(double[][] inputs, double presentationTime) {
        this(Points.of(inputs), presentationTime);
    }

    /** The number of the input that is shown in the step of {@code dt} seconds that ends at time {@code t}. */
    public int shownAt(double t, double dt) {
        return (int) ((long) ((t - dt) / presentationTime + 1e-7) % inputs.count());
    }

    @Override
    public int sizeOut() {
        return inputs.dimensions();
    }

    /** One: the number of the input shown last. */
    @Override
    public int stateSize(double dt) {
        return 1;
    }

    @Override
    public void start(double dt, RandomStream random, double[] state) {
        state[0] = NONE;
    }

    @Override
    public boolean step(double t, double dt, RandomStream random, double[] state, double[] x, double[] out) {
        int index = shownAt(t, dt);
        if (index == state[0]) {
            return false;
        }
        inputs.copy(index, out, 0);
        state[0] = index;
        return true;
    }
}
