package lanewise.sim;

import lanewise.kernel.NeuronKernels;

/**
 * What tires neurons.
 *
 * @param state where it lies
 * @param incN the adaptation that an output of 1 leads to
 * @param dtPerTauN the step in its time constants
 */
record Adaptation(Place state, float incN, Derived<Float> dtPerTauN) {
    static Adaptation of(TunedNeurons neurons, double incN, double dt, Place state) {
        return new Adaptation(state, (float) incN, neurons.dtPerTauN(dt));
    }

    /** Sets the output to the current less the adaptation. */
    void lower(NeuronKernels neurons, Place out, Place j, int item, int from, int to) {
        neurons.adaptedCurrent(
                out.array(),
                out.at(item) + from,
                j.array(),
                j.at(item) + from,
                state.array(),
                state.at(item) + from,
                to - from);
    }

    /** Goes after the output of the step. */
    void follow(NeuronKernels neurons, Place out, int item, int from, int to) {
        neurons.adapt(
                state.array(),
                state.at(item) + from,
                out.array(),
                out.at(item) + from,
                to - from,
                incN,
                dtPerTauN.get());
    }
}
