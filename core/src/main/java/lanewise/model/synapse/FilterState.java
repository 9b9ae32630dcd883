package lanewise.model.synapse;

import java.util.Arrays;
import lanewise.error.ModelException;

/**
 * A filter in steps of doubles, its equations and all its state in one array: K, the signal's size, D, A row by row, B,
 * C, K places for a state on its way, and then K state variables for each element of the signal, element by element.
 */
final class FilterState {
    static final int HEADER = 3;
    private static final int ORDER = 0;
    private static final int SIZE = 1;
    private static final int D = 2;

    private FilterState() {}

    static void requireStep(double dt) {
        if (!(dt > 0 && dt < Double.POSITIVE_INFINITY)) {
            throw new ModelException("synapse: the step dt is %s s; it must be positive and finite".formatted(dt));
        }
    }

    static void requireTime(String owner, String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new ModelException("%s: %s is %s s; it must be finite and at least 0".formatted(owner, name, value));
        }
    }

    static int requireSteps(int steps) {
        if (steps < 0) {
            throw new ModelException("synapse: a response of %d steps; ask for 0 or more".formatted(steps));
        }
        return steps;
    }

    /** The number of doubles, if an array can have as many. */
    static int length(double dt, long doubles) {
        requireStep(dt);
        if (doubles > Integer.MAX_VALUE) {
            throw new ModelException(
                    "synapse: its state has %d values with steps of %s s, but %d are the most; filter a smaller signal"
                            .formatted(doubles, dt, Integer.MAX_VALUE));
        }
        return (int) doubles;
    }

    static void start(StateSpace space, int size, double y0, double[] state, Synapse owner) {
        int k = space.order();
        double[] settled = space.steadyState(y0, owner);
        state[ORDER] = k;
        state[SIZE] = size;
        state[D] = space.d();
        int at = HEADER;
        for (double[] row : space.a()) {
            System.arraycopy(row, 0, state, at, k);
            at += k;
        }
        boolean oneState = space.stepCase() == StateSpace.Case.ONE_STATE;
        for (int i = 0; i < k; i++) {
            state[at + i] = oneState ? space.c()[i] * space.b()[i] : space.b()[i];
            state[at + k + i] = space.c()[i];
        }
        at += 2 * k;
        Arrays.fill(state, at, at + k, 0);
        for (int element = 0; element < size; element++) {
            System.arraycopy(settled, 0, state, at + k * (1 + element), k);
        }
    }

    static void step(double[] state, double[] x, double[] y) {
        int k = (int) state[ORDER];
        int size = (int) state[SIZE];
        double d = state[D];
        if (k == 0) {
            for (int i = 0; i < size; i++) {
                y[i] = d * x[i];
            }
        } else if (k == 1 && d == 0) {
            int first = HEADER + 4;
            for (int i = 0; i < size; i++) {
                y[i] = state[first + i] = state[first + i] * state[HEADER] + state[HEADER + 1] * x[i];
            }
        } else {
            for (int i = 0; i < size; i++) {
                double u = x[i];
                double before = output(state, k, i);
                advance(state, k, i, u);
                y[i] = d == 0 ? output(state, k, i) : before + d * u;
            }
        }
    }

    /** C X of an element. */
    private static double output(double[] state, int k, int element) {
        int c = HEADER + k * k + k;
        int variables = c + 2 * k + k * element;
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += state[c + i] * state[variables + i];
        }
        return sum;
    }

    /** X becomes A X + B u. */
    private static void advance(double[] state, int k, int element, double u) {
        int b = HEADER + k * k;
        int next = b + 2 * k;
        int variables = next + k + k * element;
        for (int i = 0; i < k; i++) {
            double sum = 0;
            for (int j = 0; j < k; j++) {
                sum += state[HEADER + i * k + j] * state[variables + j];
            }
            state[next + i] = sum + state[b + i] * u;
        }
        System.arraycopy(state, next, state, variables, k);
    }
}
