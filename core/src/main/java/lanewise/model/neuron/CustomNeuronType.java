package lanewise.model.neuron;

import java.util.Arrays;
import java.util.List;

/**
 * A person's own neuron type, written in Java. A run calls {@link #step} once a step and item, in plain scalar code. The
 * type holds parameters only: what changes from step to step is in state variables, so that a run can be reset, batched
 * and repeated. An example, a neuron whose rate follows its current with a delay:
 *
 * {@snippet :
 * record LeakyRate(double tau) implements CustomNeuronType {
 *     @Override
 *     public List<StateVariable> states() {
 *         return List.of(new StateVariable("trace", Choice.of(0)));
 *     }
 *
 *     @Override
 *     public void step(double dt, float[] current, float[] output, float[][] states) {
 *         float[] trace = states[0];
 *         for (int i = 0; i < current.length; i++) {
 *             trace[i] += (float) (dt / tau) * (current[i] - trace[i]);
 *             output[i] = Math.max(0, trace[i]);
 *         }
 *     }
 * }
 * }
 *
 * <p>Implementations should be records or have {@code equals}: populations of equal types may be computed by one call.
 */
public non-sealed interface CustomNeuronType extends NeuronType {
    /**
     * Takes one step. All arrays are buffers of the engine, exactly as long as there are neurons, and must not be kept.
     * One call may hold the neurons of several populations: each neuron is to be computed from its own values alone, and
     * the same values have to give the same results. Several threads may call at once, with different buffers.
     *
     * @param dt the length of the step in seconds
     * @param current the input currents, not to be changed
     * @param output what the neurons put out; zeros on entry; has to be finite
     * @param states the state variables in the order of {@link #states}, to be advanced in place; have to stay finite
     */
    void step(double dt, float[] current, float[] output, float[][] states);

    /** {@inheritDoc} False, unless overridden. */
    @Override
    default boolean spiking() {
        return false;
    }

    /** {@inheritDoc} None, unless overridden. */
    @Override
    default List<StateVariable> states() {
        return List.of();
    }

    /** False: all randomness would have to be the engine's. */
    @Override
    default boolean random() {
        return false;
    }

    /**
     * {@inheritDoc} Unless overridden, the output of one step of a second where there are neither spikes nor states, else
     * the mean output over a second at steps of 1 ms, after one such step from states of 0.
     */
    @Override
    default void rates(double[] currents, int at, int n) {
        float[] current = new float[n];
        for (int i = 0; i < n; i++) {
            current[i] = (float) currents[at + i];
        }
        float[][] states = new float[states().size()][n];
        float[] output = new float[n];
        if (!spiking() && states.length == 0) {
            step(1, current, output, states);
            for (int i = 0; i < n; i++) {
                currents[at + i] = output[i];
            }
            return;
        }
        int steps = 1000;
        Arrays.fill(currents, at, at + n, 0);
        for (int step = 0; step <= steps; step++) {
            Arrays.fill(output, 0);
            step(0.001, current, output, states);
            for (int i = 0; i < n && step > 0; i++) {
                currents[at + i] += output[i];
            }
        }
        for (int i = at; i < at + n; i++) {
            currents[i] /= steps;
        }
    }
}
