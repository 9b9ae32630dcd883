package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import lanewise.build.ParameterSignal.Kind;
import lanewise.build.ParameterValues;
import lanewise.error.ModelException;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.Synapse;
import lanewise.sim.Simulator;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Adam;
import org.junit.jupiter.api.Test;

/** Probes that are made again with the decoders and the time constants that they had in training. */
class FrozenProbeTest {
    private static final int STEPS = 50;

    private final Network net = new Network("net", 3);
    private final Node input = net.node("input", 1, (t, out) -> out[0] = 0.5);
    private final Ensemble cells =
            net.ensemble("cells", 20, 1, e -> e.neurons(new RectifiedLinear()).maxRates(Choice.of(100)));
    private final Connection in = net.connect(input, cells, c -> c.synapse(Synapse.none()));
    private final Probe decoded = net.probe(cells, p -> p.synapse(0.01));

    @Test
    void aNetworkMadeAgainAnswersAsTheTrainedOne() {
        Probe neurons = net.probe(cells.neurons(), p -> p.synapse(0.002));
        Data data =
                Data.none().target(decoded, Sequences.of(new float[][] {{0.9f}}).held(STEPS));
        try (Trainer trainer = Trainer.of(
                net,
                o -> o.optimizer(new Adam(0.05))
                        .loss(decoded, new MeanSquaredError())
                        .timeConstants(decoded, neurons))) {
            trainer.fit(data.steps(STEPS), fit -> fit.epochs(4));
            Parameter tau = trainer.parameters().find(decoded, Kind.TAU).orElseThrow();
            assertThat(trainer.values(tau)[0]).isNotZero();
            trainer.setValues(trainer.parameters().find(neurons, Kind.TAU).orElseThrow(), 0.4f);
            FrozenParameters frozen = FrozenParameters.of(trainer.built(), trainer.trained());

            Network other = new Network("other", 77);
            Node again = other.node("input", 1, (t, out) -> out[0] = 0.5);
            Ensemble made = other.ensemble(
                    "cells", 20, 1, frozen.options(cells).andThen(e -> e.neurons(new RectifiedLinear())));
            other.connect(again, made, frozen.options(in).andThen(c -> c.synapse(Synapse.none())));
            Probe shown = other.probe(made, frozen.options(decoded));
            Probe fired = other.probe(made.neurons(), frozen.options(neurons));
            var answers = trainer.predict(Data.none().steps(STEPS));
            try (Simulator simulator = Simulator.of(other)) {
                simulator.runSteps(STEPS);
                float[] last = simulator.data(shown).rows()[STEPS - 1];
                assertThat(last[0]).isCloseTo(answers.get(decoded)[0][STEPS - 1], within(1e-5f));
                float[] rates = simulator.data(fired).rows()[STEPS - 1];
                for (int i = 0; i < rates.length; i++) {
                    float wanted = answers.get(neurons)[0][(STEPS - 1) * 20 + i];
                    assertThat(rates[i]).isCloseTo(wanted, within(1e-4f * (1 + Math.abs(wanted))));
                }
            }
        }
    }

    @Test
    void allTimeConstantsAreCarriedOver() {
        Network timed = new Network("timed", 8);
        Node source = timed.node("source", 1, (t, out) -> out[0] = t < 0.02 ? 1 : -0.5);
        Ensemble leaky = timed.ensemble("leaky", 15, 1, e -> e.neurons(new LifRate()));
        Connection into = timed.connect(source, leaky, c -> c.synapse(new Alpha(0.006)));
        Node out = timed.passThrough("out", 1);
        Connection from = timed.connect(leaky, out, c -> c.synapse(0.003));
        Probe probe = timed.probe(out, p -> p.synapse(new Alpha(0.004)));
        Data data =
                Data.none().target(probe, Sequences.of(new float[][] {{0.4f}}).held(STEPS));
        try (Trainer trainer = Trainer.of(
                timed,
                o -> o.optimizer(new Adam(0.02))
                        .loss(probe, new MeanSquaredError())
                        .timeConstants(into, from, probe, leaky))) {
            trainer.fit(data.steps(STEPS), fit -> fit.epochs(4));
            for (Parameter parameter : trainer.parameters().trained()) {
                assertThat(trainer.values(parameter)).as(parameter.name()).isNotEqualTo(asBuilt(parameter));
            }
            FrozenParameters frozen = FrozenParameters.of(trainer.built(), trainer.trained());
            Network other = new Network("other", 1);
            Node again = other.node("source", 1, (t, values) -> values[0] = t < 0.02 ? 1 : -0.5);
            Ensemble made = other.ensemble("leaky", 15, 1, frozen.options(leaky));
            Node shown = other.passThrough("out", 1);
            other.connect(again, made, frozen.options(into));
            other.connect(made, shown, frozen.options(from));
            Probe recorded = other.probe(shown, frozen.options(probe));
            float[] wanted = trainer.predict(Data.none().steps(STEPS)).get(probe)[0];
            assertThat(wanted[STEPS - 1]).isNotCloseTo(0, within(0.01f));
            try (Simulator simulator = Simulator.of(other);
                    Simulator same = Simulator.of(timed, o -> o.build(build -> build.values(frozen.values())))) {
                simulator.runSteps(STEPS);
                same.runSteps(STEPS);
                for (int step = 0; step < STEPS; step++) {
                    assertThat(simulator.data(recorded).rows()[step][0]).isCloseTo(wanted[step], within(1e-5f));
                    assertThat(same.data(probe).rows()[step][0]).isEqualTo(wanted[step]);
                }
            }
        }
    }

    private static float[] asBuilt(Parameter parameter) {
        double[] built = parameter.values();
        float[] rounded = new float[built.length];
        for (int i = 0; i < built.length; i++) {
            rounded[i] = (float) built[i];
        }
        return rounded;
    }

    @Test
    void whatWasNotTrainedIsAsItWas() {
        Ensemble exact = net.ensemble("exact", 1, 1, e -> e.neurons(new Direct()));
        Probe plain = net.probe(exact);
        try (Trainer trainer = Trainer.of(net, o -> {})) {
            FrozenParameters frozen = FrozenParameters.of(trainer.built(), ParameterValues.none());
            Network other = new Network("other", 0);
            Ensemble one = other.ensemble("one", 1, 1, e -> e.neurons(new Direct()));
            assertThat(other.probe(one, frozen.options(plain)).synapse()).isEqualTo(Synapse.none());
            assertThat(other.probe(cellsOf(other), frozen.options(decoded)).synapse())
                    .isEqualTo(decoded.synapse());
            Probe foreign = other.probe(one);
            assertThatThrownBy(() -> frozen.options(foreign)).isInstanceOf(ModelException.class);
        }
    }

    private static Ensemble cellsOf(Network network) {
        return network.ensemble("cells", 20, 1);
    }
}
