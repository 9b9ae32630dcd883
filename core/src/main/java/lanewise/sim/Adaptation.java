package lanewise.sim;

import lanewise.kernel.NeuronKernels;

/**
 * What tires neurons.
 *
 * @param state where it lies
 * @param incN the adaptation that an output of 1 leads to
 * @param dtPerTauN the step in its time constants
 */
record Adaptation(Place state, float incN, float dtPerTauN) {
    static Adaptation of(double tauN, double incN, double dt, Place state) {
        return new Adaptation(state, (float) incN, (float) (dt / tauN));
    }

    /** Sets the output to the current less the adaptation. */
    void lower(NeuronKernels neurons, Place out, Place j, int item) {
        neurons.adaptedCurrent(
                out.array(), out.at(item), j.array(), j.at(item), state.array(), state.at(item), out.size());
    }

    /** Goes after the output of the step. */
    void follow(NeuronKernels neurons, Place out, int item) {
        neurons.adapt(state.array(), state.at(item), out.array(), out.at(item), out.size(), incN, dtPerTauN);
    }
}
