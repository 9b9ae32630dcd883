package lanewise.model.process;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleFunction;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.math.RandomStream;
import lanewise.math.Spline;

/**
 * A function of time given by its values at some times, the keys:
 * {@code Piecewise.at(0.1, 1).then(0.25, -2).then(0.4, t -> new double[] {Math.sin(t)})}. A key's value is a number,
 * several numbers, or with {@link Interpolation#ZERO} also a function of time that is called in every step from its key
 * to the next.
 */
public final class Piecewise implements Process {
    private static final Logger LOG = System.getLogger("lanewise.model");
    private static final int NOT_BEGUN = -2;
    private static final int BEFORE_ALL = -1;

    private final double[] times;
    private final double[][] values;
    private final DoubleFunction<double[]>[] functions;
    private final Interpolation interpolation;
    private final Spline spline;

    private Piecewise(
            double[] times, double[][] values, DoubleFunction<double[]>[] functions, Interpolation interpolation) {
        this.times = times;
        this.values = values;
        this.functions = functions;
        this.interpolation = interpolation;
        int degree = switch (interpolation) {
            case QUADRATIC -> 2;
            case CUBIC -> 3;
            case ZERO, NEAREST, LINEAR, SLINEAR -> 0;
        };
        spline = degree == 0 ? null : new Spline(degree, times, values);
    }

    /**
     * A function with one key.
     *
     * @param time the key in seconds, finite
     * @param value one or more finite numbers
     * @throws ModelException if the key or the value is not such
     */
    public static Piecewise at(double time, double... value) {
        return empty().then(time, value);
    }

    /**
     * A function with one key, from which on another function is called.
     *
     * @param time the key in seconds, finite
     * @param function gives one or more numbers, always as many; called once here, to see how many
     * @throws ModelException if the key is not finite, or the function fails or gives nothing
     */
    public static Piecewise at(double time, DoubleFunction<double[]> function) {
        return empty().then(time, function);
    }

    @SuppressWarnings("unchecked")
    private static Piecewise empty() {
        DoubleFunction<double[]>[] none = (DoubleFunction<double[]>[]) new DoubleFunction<?>[0];
        return new Piecewise(new double[0], new double[0][], none, Interpolation.ZERO);
    }

    /**
     * The same with one more key; keys may be given in any order.
     *
     * @param time the key in seconds, finite, not yet among the keys
     * @param value as many finite numbers as the others have
     * @throws ModelException if the key or the value is not such
     */
    public Piecewise then(double time, double... value) {
        return with(time, value.clone(), null);
    }

    /**
     * The same with one more key, from which on a function is called. Other interpolations than zero-order are then not
     * possible, and give way to it with a warning.
     *
     * @param time the key in seconds, finite, not yet among the keys
     * @param function gives as many numbers as the others have; called once here, to see that
     * @throws ModelException if the key is not such, or the function fails or gives another number of values
     */
    public Piecewise then(double time, DoubleFunction<double[]> function) {
        requireKey(time);
        double[] value;
        try {
            value = function.apply(time).clone();
        } catch (RuntimeException e) {
            throw new ModelException(
                    "Piecewise: the function of key %s failed when it was called with that time: %s".formatted(time, e),
                    e);
        }
        return with(time, value, function);
    }

    private Piecewise with(double time, double[] value, DoubleFunction<double[]> function) {
        requireKey(time);
        if (value.length == 0 || (times.length > 0 && value.length != sizeOut())) {
            throw new ModelException("Piecewise: key %s has %d values; give %s"
                    .formatted(
                            time, value.length, times.length == 0 ? "1 or more" : sizeOut() + ", as the others have"));
        }
        for (double number : value) {
            if (!Double.isFinite(number)) {
                throw new ModelException(
                        "Piecewise: key %s has the value %s; give finite ones".formatted(time, number));
            }
        }
        int place = -1 - Arrays.binarySearch(times, time + 0.0); // 0 and -0 are one key
        double[] newTimes = Arrays.copyOf(times, times.length + 1);
        double[][] newValues = Arrays.copyOf(values, times.length + 1);
        DoubleFunction<double[]>[] newFunctions = Arrays.copyOf(functions, times.length + 1);
        System.arraycopy(times, place, newTimes, place + 1, times.length - place);
        System.arraycopy(values, place, newValues, place + 1, times.length - place);
        System.arraycopy(functions, place, newFunctions, place + 1, times.length - place);
        newTimes[place] = time + 0.0;
        newValues[place] = value;
        newFunctions[place] = function;
        return new Piecewise(newTimes, newValues, newFunctions, Interpolation.ZERO).interpolated(interpolation);
    }

    private void requireKey(double time) {
        if (!Double.isFinite(time)) {
            throw new ModelException("Piecewise: a key is %s; give finite times in seconds".formatted(time));
        }
        if (Arrays.binarySearch(times, time + 0.0) >= 0) {
            throw new ModelException("Piecewise: key %s is given twice; give it one value".formatted(time));
        }
    }

    /**
     * The same with another interpolation.
     *
     * @param kind what is given between the keys
     * @throws ModelException if it needs more keys than there are
     */
    public Piecewise interpolated(Interpolation kind) {
        if (kind != Interpolation.ZERO && Arrays.stream(functions).anyMatch(Objects::nonNull)) {
            LOG.log(Level.WARNING, "Piecewise: {0} is not possible with functions of time; ZERO is used", kind);
            return interpolated(Interpolation.ZERO);
        }
        if (times.length < kind.fewestKeys()) {
            throw new ModelException("Piecewise: %s needs %d keys, and there are %d; give all keys before it"
                    .formatted(kind, kind.fewestKeys(), times.length));
        }
        if (kind == Interpolation.CUBIC && Arrays.binarySearch(times, 0) < 0) {
            LOG.log(Level.WARNING, "Piecewise: CUBIC without a key at time 0 gives zeros up to the first key");
        }
        return new Piecewise(times, values, functions, kind);
    }

    /** What is given between the keys. */
    public Interpolation interpolation() {
        return interpolation;
    }

    @Override
    public int sizeOut() {
        return values[0].length;
    }

    /** The number of the last key, or what a spline needs to compute with. */
    @Override
    public int stateSize(double dt) {
        return spline == null ? 1 : spline.workSize();
    }

    @Override
    public void start(double dt, RandomStream random, double[] state) {
        Arrays.fill(state, 0);
        state[0] = NOT_BEGUN;
    }

    @Override
    public boolean step(double t, double dt, RandomStream random, double[] state, double[] x, double[] out) {
        if (interpolation == Interpolation.ZERO) {
            return hold(t, before(t + 0.5 * dt), state, out);
        }
        if (t < times[0] || t > times[times.length - 1]) {
            Arrays.fill(out, 0);
            return true;
        }
        switch (interpolation) {
            case LINEAR, SLINEAR -> line(t, out);
            case QUADRATIC, CUBIC -> spline.at(t, state, out);
            case NEAREST, ZERO -> System.arraycopy(values[nearest(t)], 0, out, 0, out.length);
        }
        return true;
    }

    private boolean hold(double t, int key, double[] state, double[] out) {
        boolean same = key == state[0];
        state[0] = key;
        if (key == BEFORE_ALL) {
            Arrays.fill(out, 0);
            return !same;
        }
        if (functions[key] == null) {
            System.arraycopy(values[key], 0, out, 0, out.length);
            return !same;
        }
        double[] value = functions[key].apply(t);
        if (value.length != out.length) {
            throw new SimulationException("Piecewise: the function of key %s gave %d values at %s s; it has to give %d"
                    .formatted(times[key], value.length, t, out.length));
        }
        System.arraycopy(value, 0, out, 0, out.length);
        return true;
    }

    /** The number of the last key less than t; -1 if there is none. */
    private int before(double t) {
        int found = Arrays.binarySearch(times, t + 0.0);
        return (found < 0 ? -1 - found : found) - 1;
    }

    private void line(double t, double[] out) {
        int low = Math.max(0, before(t));
        double width = times[low + 1] - times[low];
        for (int i = 0; i < out.length; i++) {
            double slope = (values[low + 1][i] - values[low][i]) / width;
            out[i] = slope * (t - times[low]) + values[low][i];
        }
    }

    private int nearest(double t) {
        int low = Math.max(0, before(t));
        return low + 1 < times.length && times[low] / 2 + times[low + 1] / 2 < t ? low + 1 : low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Piecewise that
                && interpolation == that.interpolation
                && Arrays.equals(times, that.times)
                && Arrays.deepEquals(values, that.values)
                && Arrays.equals(functions, that.functions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                Arrays.hashCode(times), Arrays.deepHashCode(values), Arrays.hashCode(functions), interpolation);
    }

    @Override
    public String toString() {
        return "Piecewise[%d keys from %s s on, %s]".formatted(times.length, times[0], interpolation);
    }
}
