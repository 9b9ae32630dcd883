package lanewise.bench.recipe;

import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.distribution.Choice;
import lanewise.model.neuron.RectifiedLinear;

/** An ensemble that adds up what arrives and holds it, by a connection to itself. */
final class HeldMemory {
    private static final double TAU = 0.01;

    private HeldMemory() {}

    /** Rectified linear units with a gain of 1 and no bias, whose values go back to them through a lowpass of 10 ms. */
    static Ensemble in(Network network, int neurons, int dimensions) {
        Ensemble memory = network.ensemble(
                "memory",
                neurons,
                dimensions,
                options -> options.neurons(new RectifiedLinear()).gainBias(Choice.of(1), Choice.of(0)));
        network.connect(memory, memory, options -> options.synapse(TAU).label("hold"));
        return memory;
    }

    /** Lets the memory reach what an input shows after so many seconds, through the same lowpass. */
    static void fill(Network network, Node input, Ensemble memory, double seconds) {
        network.connect(
                input, memory, options -> options.transform(TAU / seconds).synapse(TAU));
    }
}
