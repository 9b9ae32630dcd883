package lanewise.model.synapse;

import java.util.Arrays;
import lanewise.error.ModelException;
import lanewise.math.Matrices;

/**
 * What a connection or probe does to a signal in time, after its transform. A connection with a synapse, even one of
 * zero time constant, delays by one step; one without delivers within the step.
 *
 * <p>Synapses are immutable values that may be shared by connections and threads: what changes while one filters is in
 * an array that its user holds. Every element of a signal is filtered on its own.
 */
public sealed interface Synapse permits LinearSynapse, Triangle, NoSynapse {
    /** The step in seconds where none is named. */
    double DEFAULT_DT = 0.001;

    /** No synapse: the value arrives within the step. */
    static Synapse none() {
        return new NoSynapse();
    }

    /**
     * How many doubles the filter keeps for a signal.
     *
     * @param dt the step in seconds, positive
     * @param size how many elements the signal has, 0 or more
     * @return the length of the array that {@link #start} and {@link #step} take
     * @throws ModelException if the filter cannot be had with this step, or its state does not fit into an array
     */
    int stateSize(double dt, int size);

    /**
     * Brings a filter to its start: at rest, or where a constant input has settled so that the output is {@code y0}.
     *
     * @param dt the step in seconds
     * @param size how many elements the signal has
     * @param y0 the output to start from; 0 is rest, which every filter has
     * @param state {@link #stateSize} doubles, of which all are set
     * @throws ModelException if no constant input leads to the output y0
     */
    void start(double dt, int size, double y0, double[] state);

    /**
     * Advances the filter by one step. Allocates nothing.
     *
     * @param state what {@link #start} has set and earlier steps have advanced
     * @param x the signal in this step, from index 0 on
     * @param y takes the output in this step, as many elements; may be the same array
     */
    void step(double[] state, double[] x, double[] y);

    /**
     * Filters one signal outside of a network; without the delay that a connection adds.
     *
     * @param x one value a step
     * @param dt the step in seconds, positive
     * @param y0 the output before the first step, 0 for rest
     * @return the output of every step, in a new array
     * @throws ModelException if dt is not positive, or y0 cannot be had
     */
    default double[] filt(double[] x, double dt, double y0) {
        return ArrayFilter.flat(new ArrayFilter(this, Matrices.column(x), dt, y0).forward());
    }

    /**
     * Filters one signal from rest in steps of a millisecond.
     *
     * @param x one value a step
     * @return the output of every step, in a new array
     */
    default double[] filt(double... x) {
        return filt(x, DEFAULT_DT, 0);
    }

    /**
     * Filters signals side by side from rest in steps of a millisecond.
     *
     * @param x one row a step, one column a signal
     * @return the output of every step, in new arrays
     * @throws ModelException if rows have different lengths
     */
    default double[][] filt(double[][] x) {
        return filt(x, DEFAULT_DT);
    }

    /**
     * Filters signals side by side outside of a network; without the delay that a connection adds.
     *
     * @param x one row a step, one column a signal
     * @param dt the step in seconds, positive
     * @param y0 the outputs before the first step: none for rest, one for all signals, or one for each
     * @return the output of every step, in new arrays
     * @throws ModelException if dt is not positive, y0 cannot be had, there are not as many of it as signals, or rows have
     *     different lengths
     */
    default double[][] filt(double[][] x, double dt, double... y0) {
        return new ArrayFilter(this, x, dt, y0).forward();
    }

    /**
     * Filters one signal forward and then, going on from the state that this has led to, backward in time, from rest in
     * steps of a millisecond: about twice the smoothing, and no delay.
     *
     * @param x one value a step
     * @return the output of every step, in a new array
     */
    default double[] filtfilt(double... x) {
        return ArrayFilter.flat(filtfilt(Matrices.column(x), DEFAULT_DT));
    }

    /**
     * Filters signals side by side, forward and then, going on from the state that this has led to, backward in time.
     *
     * @param x one row a step, one column a signal
     * @param dt the step in seconds, positive
     * @param y0 the outputs before the first step forward: none for rest, one for all signals, or one for each
     * @return the output of every step, in new arrays
     * @throws ModelException as {@link #filt(double[][], double, double...)}
     */
    default double[][] filtfilt(double[][] x, double dt, double... y0) {
        return new ArrayFilter(this, x, dt, y0).forwardAndBackward();
    }

    /**
     * The answer to an input of 1 in the first step and of 0 from then on. Divided by dt it is close to the impulse response
     * of an analog filter, such as {@code exp(-t / tau) / tau} of a {@link Lowpass}.
     *
     * @param steps how many, 0 or more
     * @param dt the step in seconds, positive
     * @return the output of every step
     * @throws ModelException if steps is negative, or dt is not positive
     */
    default double[] impulseResponse(int steps, double dt) {
        double[] x = new double[FilterState.requireSteps(steps)];
        Arrays.fill(x, 0, Math.min(1, steps), 1);
        return filt(x, dt, 0);
    }

    /**
     * The answer from rest to an input of 1 from the first step on.
     *
     * @param steps how many, 0 or more
     * @param dt the step in seconds, positive
     * @return the output of every step
     * @throws ModelException if steps is negative, or dt is not positive
     */
    default double[] stepResponse(int steps, double dt) {
        double[] x = new double[FilterState.requireSteps(steps)];
        Arrays.fill(x, 1);
        return filt(x, dt, 0);
    }
}
