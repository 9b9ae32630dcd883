package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Consumer;
import lanewise.build.ParameterSignal.Kind;
import lanewise.build.ParameterValues;
import lanewise.model.Connection;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.synapse.Synapse;
import lanewise.sim.Simulator;
import lanewise.train.loss.MeanAbsoluteError;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Adam;
import org.junit.jupiter.api.Test;

/** Synapses of probes that are others in training than in use (dl-tips, T8), or whose time constant is trained. */
class ProbeSynapseTest {
    private static final int STEPS = 60;
    private static final double TAU = 0.01;

    private final Network net = new Network("net", 3);
    private final Node input = net.node("input", 1, (t, out) -> {});
    private final Connection decoded;
    private final Probe raw;
    private final Probe filtered;

    ProbeSynapseTest() {
        var cells = net.ensemble(
                "cells", 30, 1, e -> e.neurons(new SpikingRectifiedLinear()).maxRates(Choice.of(300)));
        var out = net.passThrough("out", 1);
        net.connect(input, cells, c -> c.synapse(Synapse.none()));
        decoded = net.connect(cells, out, c -> c.synapse(Synapse.none()));
        raw = net.probe(out, p -> p.label("raw"));
        filtered = net.probe(out, p -> p.label("filtered").synapse(TAU));
    }

    private Trainer trainer(Consumer<TrainerOptions> more) {
        return Trainer.of(net, o -> {
            o.minibatch(2).optimizer(new Adam(0.001));
            more.accept(o);
        });
    }

    /** Two items, held for some steps; what is wanted is twice of it. */
    private Data data(int steps, Probe... wanted) {
        Data data = Data.none()
                .input(input, Sequences.of(new float[][] {{0.4f}, {-0.3f}}).held(steps));
        for (Probe probe : wanted) {
            data = data.target(
                    probe, Sequences.of(new float[][] {{0.8f}, {-0.6f}}).held(steps));
        }
        return data;
    }

    /** What a lowpass makes of samples: in each step what it has, then it takes up the present one. */
    private static void assertFiltered(float[] samples, float[] unfiltered, double tau) {
        double kept = StrictMath.exp(-0.001 / tau);
        double y = 0;
        for (int step = 0; step < samples.length; step++) {
            assertThat((double) samples[step]).as("step %d", step).isCloseTo(y, within(1e-5));
            y = kept * y + (1 - kept) * unfiltered[step];
        }
        assertThat(y).isNotCloseTo(0, within(0.01));
    }

    @Test
    void oneProbeIsTrainedInAStepAndAnotherIsUsed() {
        try (Trainer trainer =
                trainer(o -> o.loss(raw, new MeanSquaredError()).metrics(filtered, new MeanAbsoluteError()))) {
            double before = trainer.evaluate(data(STEPS, raw, filtered)).get("filtered_mean_absolute_error");
            trainer.fit(data(1, raw, filtered), fit -> fit.epochs(60));
            double after = trainer.evaluate(data(STEPS, raw, filtered)).get("filtered_mean_absolute_error");
            assertThat(after).isLessThan(0.7 * before);
            var recorded = trainer.predict(data(STEPS));
            for (int item = 0; item < 2; item++) {
                assertFiltered(recorded.get(filtered)[item], recorded.get(raw)[item], TAU);
            }
            var rates = trainer.predict(data(STEPS), run -> run.phase(Phase.RATES));
            assertFiltered(rates.get(filtered)[0], rates.get(raw)[0], TAU);
            assertThat(rates.get(raw)[0]).containsOnly(rates.get(raw)[0][0]);
        }
    }

    @Test
    void withoutSynapsesATrainerRecordsAllProbesRaw() {
        try (Trainer trainer =
                trainer(o -> o.loss(filtered, new MeanSquaredError()).build(build -> build.withoutSynapses()))) {
            trainer.fit(data(1, filtered), fit -> fit.epochs(20));
            for (Phase phase : Phase.values()) {
                var recorded = trainer.predict(data(STEPS), run -> run.phase(phase));
                assertThat(recorded.get(filtered)).isDeepEqualTo(recorded.get(raw));
            }
            float[] unfiltered = trainer.predict(data(STEPS)).get(raw)[0];
            ParameterValues trained = trainer.trained();
            try (Trainer used = trainer(o -> o.build(build -> build.values(trained)))) {
                var recorded = used.predict(data(STEPS));
                assertThat(recorded.get(raw)[0]).isEqualTo(unfiltered);
                assertFiltered(recorded.get(filtered)[0], unfiltered, TAU);
            }
        }
    }

    @Test
    void aTimeConstantThatIsTrainedIsThatOfItsProbeAlone() {
        Probe same = net.probe(decoded.post(), p -> p.label("same").synapse(TAU));
        try (Trainer trainer =
                trainer(o -> o.loss(filtered, new MeanSquaredError()).timeConstants(filtered))) {
            Parameter tau = trainer.parameters().find(filtered, Kind.TAU).orElseThrow();
            trainer.setValues(tau, 1.2f);
            var recorded = trainer.predict(data(STEPS));
            assertFiltered(recorded.get(filtered)[0], recorded.get(raw)[0], TAU * StrictMath.exp(1.2));
            assertFiltered(recorded.get(same)[0], recorded.get(raw)[0], TAU);
            trainer.fit(data(STEPS, filtered), fit -> fit.epochs(3));
            assertThat(trainer.values(tau)[0]).isNotEqualTo(1.2f);
            recorded = trainer.predict(data(STEPS));
            assertFiltered(
                    recorded.get(filtered)[0], recorded.get(raw)[0], TAU * StrictMath.exp(trainer.values(tau)[0]));

            ParameterValues trained = trainer.trained();
            try (Trainer unfiltered =
                    trainer(o -> o.build(build -> build.values(trained).withoutSynapses()))) {
                var plain = unfiltered.predict(data(STEPS));
                assertThat(plain.get(filtered)).isDeepEqualTo(plain.get(raw));
                assertThat(plain.get(raw)).isDeepEqualTo(recorded.get(raw));
            }
            for (boolean synapses : new boolean[] {true, false}) {
                try (Trainer weights =
                        trainer(o -> o.loss(raw, new MeanSquaredError()).build(build -> {
                            build.values(trained);
                            if (!synapses) {
                                build.withoutSynapses();
                            }
                        }))) {
                    weights.fit(data(1, raw), fit -> {});
                    ParameterValues last = weights.trained();
                    assertThat(last.find(filtered, Kind.TAU).orElseThrow())
                            .isEqualTo(trained.find(filtered, Kind.TAU).orElseThrow());
                    try (Trainer used = trainer(o -> o.build(build -> build.values(last)))) {
                        recorded = used.predict(data(STEPS));
                        assertFiltered(
                                recorded.get(filtered)[0],
                                recorded.get(raw)[0],
                                TAU * StrictMath.exp(trainer.values(tau)[0]));
                    }
                }
            }
        }
    }

    @Test
    void samplesFromTimeToTimeAreThoseOfTheTrainedFilter() {
        Probe seldom =
                net.probe(decoded.post(), p -> p.label("seldom").synapse(TAU).sampleEvery(0.005));
        ParameterValues given =
                ParameterValues.none().with(filtered, Kind.TAU, 0.7).with(seldom, Kind.TAU, 0.7);
        float[][] rows;
        try (Simulator simulator = Simulator.of(net, o -> o.build(build -> build.values(given)))) {
            simulator.feed(input, (item, step, out, at) -> {
                out[at] = 0.4f;
                return true;
            });
            simulator.runSteps(STEPS);
            rows = simulator.data(seldom).rows();
        }
        for (boolean asked : new boolean[] {true, false}) {
            try (Trainer trainer = trainer(o -> {
                o.build(build -> build.values(given)).onlyLast(filtered);
                if (asked) {
                    o.timeConstants(seldom, filtered);
                }
            })) {
                var recorded = trainer.predict(data(STEPS));
                assertThat(recorded.get(seldom)[0]).hasSize(STEPS / 5);
                for (int sample = 0; sample < rows.length; sample++) {
                    assertThat(recorded.get(seldom)[0][sample]).isEqualTo(rows[sample][0]);
                }
                assertThat(recorded.get(filtered)[0]).containsExactly(rows[STEPS / 5 - 1][0]);
            }
        }
    }

    @Test
    void whatLeadsBackKeepsASynapseThatCanBeTrained() {
        Node loop = net.passThrough("loop", 1);
        net.connect(input, loop, c -> c.synapse(Synapse.none()));
        Connection back = net.connect(loop, loop, c -> c.transform(0.5).synapse(TAU));
        Probe looped = net.probe(loop, p -> p.label("looped").synapse(TAU));
        try (Trainer trainer = trainer(o ->
                o.loss(looped, new MeanSquaredError()).timeConstants(back).build(build -> build.withoutSynapses()))) {
            Parameter tau = trainer.parameters().find(back, Kind.TAU).orElseThrow();
            trainer.fit(data(STEPS, looped), fit -> {});
            assertThat(trainer.values(tau)[0]).isNotZero();
            assertThat(trainer.predict(data(STEPS)).get(looped)[0][0]).isEqualTo(0.4f); // the probe has none
        }
    }
}
