package lanewise.model.process;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.math.RandomStream;

/**
 * Something that gives values in time, which a node can have as its output: a source, or with {@link #sizeIn} above 0
 * something that also takes values. The family is closed; {@link CustomProcess} is where a person's own process goes.
 *
 * <p>Processes are immutable values and may be shared by nodes, items of a batch and threads. All that changes in a run
 * is an array of doubles and a random stream that the run keeps for each item and gives to every call, so that a run
 * can be saved, restored, reset and done in pieces with the same bits.
 */
public sealed interface Process
        permits PresentInput, Recorded, WhiteNoise, FilteredNoise, BrownNoise, WhiteSignal, Piecewise, CustomProcess {
    /** The step in seconds of {@link #run(int)} and {@link #apply(double[][])}. */
    double DEFAULT_DT = 0.001;

    /** How many values it takes a step; 0 for a source. */
    default int sizeIn() {
        return 0;
    }

    /** How many values it gives a step, 1 or more. */
    int sizeOut();

    /**
     * The same process with another number of values. Noise and white signals have any number; others refuse what is not
     * theirs.
     *
     * @param values 1 or more
     * @throws ModelException if the process cannot give that many
     */
    default Process sized(int values) {
        if (values != sizeOut()) {
            throw new ModelException(
                    "%s: it gives %d values, and cannot give %d; use one that does".formatted(this, sizeOut(), values));
        }
        return this;
    }

    /** The seed of its random stream, 0 to 2^32 - 1, if it has one of its own; else whoever runs it draws one. */
    default OptionalLong seed() {
        return OptionalLong.empty();
    }

    /**
     * How many doubles a run keeps for each item.
     *
     * @param dt the step in seconds, positive
     * @return 0 or more
     * @throws ModelException if the process cannot run with this step
     */
    default int stateSize(double dt) {
        return 0;
    }

    /**
     * Brings a run, or an item of it, to its start.
     *
     * @param dt the step in seconds
     * @param random the item's stream, at its start; may be drawn from
     * @param state {@link #stateSize} doubles; all of them are set, whatever they are
     * @throws ModelException if the process cannot run with this step
     */
    default void start(double dt, RandomStream random, double[] state) {}

    /**
     * Runs one step. Steps follow each other without gaps; the first one after a start is that of time {@code dt}.
     *
     * @param t the time at the end of the step: its number, from 1, times dt
     * @param dt the step in seconds
     * @param random the item's stream
     * @param state the item's state, of which anything may change
     * @param x {@link #sizeIn} values that came in; not to be changed
     * @param out takes {@link #sizeOut} values; what a caller finds there after {@code false} is not defined
     * @return whether the values may differ from those of the step before; false is never given in the first step
     * @throws SimulationException if there are no values for this step
     */
    boolean step(double t, double dt, RandomStream random, double[] state, double[] x, double[] out);

    /**
     * Runs a source on its own in steps of a millisecond, with its own seed, or else 0.
     *
     * @param steps how many
     * @return {@code [steps][sizeOut]} values
     * @throws ModelException if steps is negative, or the process takes values
     */
    default double[][] run(int steps) {
        return run(steps, DEFAULT_DT);
    }

    /**
     * Runs a source on its own, with its own seed, or else 0.
     *
     * @param steps how many
     * @param dt the step in seconds, positive
     * @return {@code [steps][sizeOut]} values
     * @throws ModelException if steps is negative, dt is not positive, or the process takes values or cannot run with
     *     this step
     */
    default double[][] run(int steps, double dt) {
        return run(steps, dt, seed().orElse(0));
    }

    /**
     * Runs a source on its own, with a given seed whether it has its own or not.
     *
     * @param steps how many
     * @param dt the step in seconds, positive
     * @param seed 0 to 2^32 - 1
     * @return {@code [steps][sizeOut]} values
     * @throws ModelException if steps is negative, dt is not positive, the seed is out of range, or the process takes
     *     values or cannot run with this step
     */
    default double[][] run(int steps, double dt, long seed) {
        if (sizeIn() > 0) {
            throw new ModelException("%s: it takes %d values a step; give them to apply".formatted(this, sizeIn()));
        }
        Checks.steps(toString(), steps);
        return apply(new double[steps][0], dt, seed);
    }

    /**
     * Runs a source on its own, with its own seed, or else one drawn from a stream, as a simulator draws it.
     *
     * @param steps how many
     * @param dt the step in seconds, positive
     * @param parent gives one seed, unless the process has its own
     * @return {@code [steps][sizeOut]} values
     * @throws ModelException as {@link #run(int, double)}
     */
    default double[][] run(int steps, double dt, RandomStream parent) {
        return run(steps, dt, seed().orElseGet(parent::drawSeed));
    }

    /**
     * Runs a source on its own for a time in steps of a millisecond, with its own seed, or else 0.
     *
     * @param time rounded to whole steps, half to even
     * @return {@code [steps][sizeOut]} values
     * @throws ModelException as {@link #run(Duration, double)}
     */
    default double[][] run(Duration time) {
        return run(time, DEFAULT_DT);
    }

    /**
     * Runs a source on its own for a time, with its own seed, or else 0.
     *
     * @param time rounded to whole steps, half to even
     * @param dt the step in seconds, positive
     * @return {@code [steps][sizeOut]} values
     * @throws ModelException if the time is negative or too long, dt is not positive, or the process takes values or cannot
     *     run with this step
     */
    default double[][] run(Duration time, double dt) {
        return run(Checks.steps(time, dt), dt);
    }

    /**
     * The times of a run's steps in seconds: {@code dt, 2 dt, ...}
     *
     * @param steps how many, 0 or more
     * @param dt the step in seconds, positive
     * @throws ModelException if steps is negative, or dt is not positive
     */
    static double[] ntrange(int steps, double dt) {
        Checks.positive("process", "dt", dt);
        Checks.steps("process", steps);
        double[] times = new double[steps];
        Arrays.setAll(times, i -> (i + 1) * dt);
        return times;
    }

    /**
     * The times of the steps of a run of some length, in seconds: {@code dt, 2 dt, ...}
     *
     * @param time rounded to whole steps, half to even
     * @param dt the step in seconds, positive
     * @throws ModelException if the time is negative or too long, or dt is not positive
     */
    static double[] trange(Duration time, double dt) {
        return ntrange(Checks.steps(time, dt), dt);
    }

    /**
     * Runs the process on its own with given inputs in steps of a millisecond, with its own seed, or else 0.
     *
     * @param x one row of {@link #sizeIn} values a step
     * @return {@code [steps][sizeOut]} values
     * @throws ModelException if a row has another length
     */
    default double[][] apply(double[][] x) {
        return apply(x, DEFAULT_DT, seed().orElse(0));
    }

    /**
     * Runs the process on its own with given inputs.
     *
     * @param x one row of {@link #sizeIn} values a step
     * @param dt the step in seconds, positive
     * @param seed 0 to 2^32 - 1
     * @return {@code [steps][sizeOut]} values
     * @throws ModelException if a row has another length, dt is not positive, the seed is out of range, or the process
     *     cannot run with this step
     */
    default double[][] apply(double[][] x, double dt, long seed) {
        Checks.positive("process", "dt", dt);
        RandomStream random = new RandomStream(seed);
        double[] state = new double[stateSize(dt)];
        start(dt, random, state);
        double[] out = new double[sizeOut()];
        double[][] rows = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            if (x[i].length != sizeIn()) {
                throw new ModelException("%s: row %d of the input has %d values; give %d a step"
                        .formatted(this, i, x[i].length, sizeIn()));
            }
            boolean changed = step((i + 1) * dt, dt, random, state, x[i], out);
            rows[i] = changed || i == 0 ? out.clone() : rows[i - 1].clone();
        }
        return rows;
    }
}
