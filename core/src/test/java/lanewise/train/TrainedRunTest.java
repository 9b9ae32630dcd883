package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.network.DeepDefaults;
import lanewise.sim.Simulator;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Adam;
import org.junit.jupiter.api.Test;

/** A network trained on rates in a single step without synapses, and then run with spikes, synapses and faster neurons. */
class TrainedRunTest {
    @Test
    void whatIsTrainedWithoutSynapsesRunsWithThemAndSpikes() {
        Network net = new Network("net", 2);
        net.config().include(DeepDefaults.rates(new SpikingRectifiedLinear(), 100));
        Node input = net.node("input", 1, (t, out) -> out[0] = 0.5);
        Ensemble hidden = net.ensemble("hidden", 20, 1);
        net.connect(input, hidden, c -> c.synapse(0.005));
        Node output = net.passThrough("output", 1);
        net.connect(hidden, output, c -> c.synapse(0.02));
        Probe probe = net.probe(output, p -> p.synapse(0.05));
        Data data = Data.none()
                .input(input, Sequences.of(new float[][] {{0.5f}, {-0.5f}}))
                .target(probe, Sequences.of(new float[][] {{3}, {1}}));
        try (Trainer trainer = Trainer.of(
                net,
                o -> o.minibatch(2)
                        .optimizer(new Adam(0.05))
                        .loss(probe, new MeanSquaredError())
                        .build(build -> build.withoutSynapses()))) {
            trainer.fit(data, fit -> fit.epochs(300));
            try (Simulator simulator = Simulator.of(
                    net, o -> o.build(build -> build.values(trainer.trained()).scaleFiringRates(20)))) {
                simulator.runSteps(1000);
                assertThat(simulator.data(probe).rows()[999][0]).isCloseTo(3, within(0.1f));
            }
        }
    }
}
