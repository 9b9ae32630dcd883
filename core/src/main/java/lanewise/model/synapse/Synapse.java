package lanewise.model.synapse;

import lanewise.error.ModelException;

/**
 * What a connection or probe does to a signal in time, after its transform. A connection with a synapse, even one of
 * zero time constant, delays by one step; one without delivers within the step.
 *
 * <p>Synapses are immutable values that may be shared by connections and threads: what changes while one filters is in
 * an array that its user holds. Every element of a signal is filtered on its own.
 */
public sealed interface Synapse permits LinearSynapse, Triangle, NoSynapse {
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
        double[] state = new double[stateSize(dt, 1)];
        start(dt, 1, y0, state);
        double[] value = new double[1];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            value[0] = x[i];
            step(state, value, value);
            y[i] = value[0];
        }
        return y;
    }

    /**
     * Filters one signal from rest in steps of a millisecond.
     *
     * @param x one value a step
     * @return the output of every step, in a new array
     */
    default double[] filt(double... x) {
        return filt(x, 0.001, 0);
    }
}
