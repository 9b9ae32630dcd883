package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lanewise.build.Builder;
import lanewise.build.ParameterSignal.Kind;
import lanewise.build.ParameterValues;
import lanewise.error.TrainingException;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.learning.Bcm;
import lanewise.model.learning.LearningRule;
import lanewise.model.learning.Oja;
import lanewise.model.learning.Pes;
import lanewise.model.learning.Rls;
import lanewise.model.learning.Voja;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.solver.NoSolver;
import lanewise.model.synapse.Synapse;
import lanewise.sim.Simulator;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What learning rules have made of weights, from call to call (dl-simulator, State). */
class LearnedStateTest {
    private static final int STEPS = 5;

    /** Eight neurons that learn by a rule; what they learned shows in what {@code output} records. */
    private static final class Rule {
        final Network net = new Network("net", 2);
        final Node input = net.node("input", 1, (t, out) -> out[0] = 0.5);
        final Probe output;
        final Connection learning;

        Rule(LearningRule rule) {
            Ensemble cells = net.ensemble(
                    "cells",
                    8,
                    1,
                    e -> e.neurons(new SpikingRectifiedLinear())
                            .maxRates(Choice.of(2000))
                            .intercepts(Choice.of(-1)));
            Ensemble after = net.ensemble("after", 6, 1, e -> e.neurons(new RectifiedLinear()));
            net.connect(input, cells, c -> c.synapse(Synapse.none()));
            Node shown = net.passThrough("shown", 1);
            learning = switch (rule) {
                case Pes pes -> decoded(cells, shown, pes);
                case Rls rls -> decoded(cells, shown, rls);
                case Voja voja -> net.connect(cells, after, c -> c.learningRule(voja));
                case Bcm bcm -> between(cells, after, bcm);
                case Oja oja -> between(cells, after, oja);
            };
            if (learning.post().whole().equals(after) || learning.post().whole().equals(after.neurons())) {
                net.connect(after, shown, c -> c.synapse(Synapse.none()));
            }
            output = net.probe(shown, p -> p.label("out"));
        }

        private Connection decoded(Ensemble cells, Node shown, LearningRule rule) {
            Connection made = net.connect(
                    cells,
                    shown,
                    c -> c.solver(new NoSolver(new double[8][1]))
                            .synapse(Synapse.none())
                            .learningRule(rule));
            net.connect(shown, made.learning(), c -> c.synapse(Synapse.none()));
            net.connect(input, made.learning(), c -> c.transform(-1).synapse(Synapse.none()));
            return made;
        }

        private Connection between(Ensemble cells, Ensemble after, LearningRule rule) {
            double[][] weights = new double[6][8];
            for (int i = 0; i < 6; i++) {
                Arrays.setAll(weights[i], j -> 1e-3);
                weights[i][i] = 4e-3;
            }
            return net.connect(
                    cells.neurons(), after.neurons(), c -> c.transform(weights).learningRule(rule));
        }

        Parameter parameter(Trainer trainer) {
            return trainer.parameters().all().stream()
                    .filter(Parameter::learned)
                    .findFirst()
                    .orElseThrow();
        }

        Trainer trainer(Consumer<TrainerOptions> more) {
            return Trainer.of(net, o -> {
                o.optimizer(new Sgd(0)).loss(output, new MeanSquaredError());
                more.accept(o);
            });
        }

        Data data(int items) {
            float[][] given = new float[items][STEPS];
            for (int item = 0; item < items; item++) {
                for (int step = 0; step < STEPS; step++) {
                    given[item][step] = 0.2f * item + 0.3f + 0.1f * step;
                }
            }
            return Data.none()
                    .input(input, Sequences.of(given, STEPS))
                    .target(output, Sequences.of(new float[items][STEPS], STEPS));
        }

        float[] predicted(Trainer trainer, Consumer<RunOptions> choose) {
            return trainer.predict(data(1), choose).get(output)[0];
        }
    }

    private static final List<LearningRule> ALL =
            List.of(new Pes(1e-3), new Rls(1e-3), new Voja(1e-2), new Bcm(1e-13), new Oja(1e-11));

    @Test
    void unlessItIsKeptEachItemLearnsAnew() {
        for (LearningRule rule : ALL) {
            Rule net = new Rule(rule);
            try (Trainer trainer = net.trainer(o -> {})) {
                float[] fresh = net.predicted(trainer, run -> {});
                trainer.fit(net.data(3), fit -> fit.epochs(2));
                trainer.evaluate(net.data(2));
                assertThat(net.predicted(trainer, run -> {})).as("%s", rule).isEqualTo(fresh);
                assertThat(trainer.learned(net.parameter(trainer))[0])
                        .isEqualTo(trainer.values(net.parameter(trainer)));
            }
        }
    }

    @Test
    void keptItGoesOnWithoutTheState() {
        for (LearningRule rule : ALL) {
            Rule net = new Rule(rule);
            Consumer<RunOptions> keeping = run -> run.keepsLearned(true);
            try (Trainer trainer = net.trainer(o -> {});
                    Trainer twice = net.trainer(o -> {})) {
                float[] first = net.predicted(trainer, keeping);
                float[] next = net.predicted(trainer, run -> {});
                assertThat(next).as("%s", rule).isNotEqualTo(first);
                assertThat(net.predicted(trainer, run -> {})).isEqualTo(next);
                Data both = Data.none()
                        .input(net.input, net.data(1).inputs().get(net.input).select(0, 0));
                float[][] pieces = twice.predict(both, keeping).get(net.output);
                assertThat(pieces[0]).isEqualTo(first);
                assertThat(pieces[1]).isEqualTo(next);
                assertThat(trainer.learned(net.parameter(trainer))[0])
                        .isNotEqualTo(trainer.values(net.parameter(trainer)));
                trainer.reset();
                assertThat(net.predicted(trainer, keeping)).isEqualTo(first);
            }
        }
    }

    @Test
    void whatAStatefulCallLearnsAllCallsGoOnFrom() {
        for (LearningRule rule : ALL) {
            Rule net = new Rule(rule);
            try (Trainer trainer = net.trainer(o -> {})) {
                float[] fresh = net.predicted(trainer, run -> {});
                float[] rates = net.predicted(trainer, run -> run.phase(Phase.RATES));
                trainer.fit(net.data(4), fit -> fit.stateful(true));
                float[] fitted = net.predicted(trainer, run -> {});
                assertThat(fitted).as("%s", rule).isNotEqualTo(fresh);
                assertThat(net.predicted(trainer, run -> run.phase(Phase.RATES)))
                        .isNotEqualTo(rates);
                float[][] learned = trainer.learned(net.parameter(trainer));
                trainer.evaluate(net.data(4), run -> run.stateful(true));
                assertThat(trainer.learned(net.parameter(trainer))[0]).isNotEqualTo(learned[0]);
                assertThat(net.predicted(trainer, run -> {})).isNotEqualTo(fitted);
                trainer.reset();
                assertThat(net.predicted(trainer, run -> {})).isEqualTo(fresh);
                assertThat(net.predicted(trainer, run -> run.phase(Phase.RATES)))
                        .isEqualTo(rates);
            }
        }
    }

    @Test
    void aStatefulCallInPiecesLearnsWhatASimulatorDoes() {
        Rule net = new Rule(new Pes(1e-3));
        double[] given = new double[3 * STEPS + 1];
        for (int item = 0; item < 3; item++) {
            for (int step = 0; step < STEPS; step++) {
                given[item * STEPS + step] = 0.2f * item + 0.3f + 0.1f * step;
            }
        }
        float[][] rows;
        Probe weights = net.net.probe(net.learning, p -> p.attribute("weights"));
        float[] last;
        try (Simulator simulator = Simulator.of(net.net)) {
            simulator.feed(net.input, (item, step, out, at) -> {
                out[at] = (float) given[(int) step - 1];
                return true;
            });
            simulator.runSteps(3 * STEPS + 1); // the last adds the change of the one before
            rows = simulator.data(net.output).rows();
            last = simulator.data(weights).rows()[3 * STEPS];
        }
        try (Trainer trainer = net.trainer(o -> {})) {
            float[][] pieces =
                    trainer.predict(net.data(3), run -> run.stateful(true)).get(net.output);
            for (int step = 0; step < 3 * STEPS; step++) {
                assertThat(pieces[step / STEPS][step % STEPS]).isEqualTo(rows[step][0]);
            }
            assertThat(trainer.learned(net.parameter(trainer))[0]).isEqualTo(last);
        }
    }

    @Test
    void aNetworkIsBuiltWithWhatASimulatorHasLearned() {
        for (LearningRule rule : ALL) {
            Rule net = new Rule(rule);
            boolean encoders = rule instanceof Voja;
            Probe learned = encoders
                    ? net.net.probe(net.learning.learning(), p -> p.attribute("scaled_encoders"))
                    : net.net.probe(net.learning, p -> p.attribute("weights"));
            try (Simulator simulator = Simulator.of(net.net, o -> o.batch(2))) {
                simulator.feed(net.input, (item, step, out, at) -> {
                    out[at] = 0.3f + 0.4f * item;
                    return true;
                });
                simulator.runSteps(12);
                float[] first = simulator.data(learned).rows(0)[11];
                assertThat(first)
                        .as("%s", rule)
                        .isNotEqualTo(simulator.data(learned).rows(1)[11]);
                ParameterValues values = simulator.learned(1);
                simulator.runSteps(1);
                float[] second = simulator.data(learned).rows(1)[12];
                try (Simulator again = Simulator.of(net.net, o -> o.build(build -> build.values(values)))) {
                    again.runSteps(1);
                    assertThat(again.data(learned).rows()[0]).isEqualTo(second);
                }
                assertThatThrownBy(() -> simulator.learned(2)).hasMessageContaining("item 2 of the batch");
            }
        }
    }

    /** Rules that filter nothing, between neurons that keep nothing: weights and their last change are all that goes on. */
    private static List<Forgetful> forgetful() {
        Synapse none = Synapse.none();
        return List.of(
                new Forgetful(List.of(new Pes(3e-3, none))),
                new Forgetful(List.of(new Voja(1e-2, none))),
                new Forgetful(List.of(new Oja(1e-6, none, none, 1))),
                new Forgetful(List.of(new Pes(3e-3, none), new Pes(1e-3, none))));
    }

    private static final class Forgetful {
        final Network net = new Network("forgetful", 2);
        final Node input = net.node("input", 1, (t, out) -> {});
        final Probe output;

        Forgetful(List<LearningRule> rules) {
            Ensemble cells = net.ensemble("cells", 8, 1, e -> e.neurons(new RectifiedLinear()));
            Ensemble after = net.ensemble("after", 8, 1, e -> e.neurons(new RectifiedLinear()));
            net.connect(input, cells, c -> c.synapse(Synapse.none()));
            boolean between = rules.getFirst() instanceof Oja;
            double[][] weights = new double[8][8];
            for (int i = 0; i < 8; i++) {
                Arrays.setAll(weights[i], j -> 1e-3);
                weights[i][i] = 4e-3;
            }
            Connection made = between
                    ? net.connect(
                            cells.neurons(),
                            after.neurons(),
                            c -> c.transform(weights)
                                    .synapse(Synapse.none())
                                    .learningRule(rules.toArray(LearningRule[]::new)))
                    : net.connect(
                            cells,
                            after,
                            c -> c.synapse(Synapse.none()).learningRule(rules.toArray(LearningRule[]::new)));
            for (int rule = 0; rule < rules.size(); rule++) {
                if (rules.get(rule) instanceof Pes) {
                    net.connect(after, made.learning(rule), c -> c.synapse(Synapse.none()));
                    net.connect(input, made.learning(rule), c -> c.transform(-1).synapse(Synapse.none()));
                }
            }
            output = net.probe(after.neurons());
        }

        static float given(long step) {
            return 0.9f - 0.13f * (step % 7);
        }

        /** What neurons do from a step on. */
        float[][] rows(long from, int steps, Consumer<Builder.Options> building, Consumer<Simulator> then) {
            try (Simulator simulator = Simulator.of(net, o -> o.build(building))) {
                simulator.feed(input, (item, step, out, at) -> {
                    out[at] = given(from + step);
                    return true;
                });
                simulator.runSteps(steps);
                then.accept(simulator);
                return simulator.data(output).rows();
            }
        }
    }

    @Test
    void goingOnFromWhatWasLearnedIsOneRun() {
        for (Forgetful each : forgetful()) {
            float[][] whole = each.rows(0, 20, build -> {}, simulator -> {});
            ParameterValues[] learned = new ParameterValues[2];
            each.rows(0, 12, build -> {}, simulator -> learned[0] = simulator.learned(0));
            float[][] given = new float[1][12];
            for (int step = 0; step < 12; step++) {
                given[0][step] = Forgetful.given(step + 1);
            }
            try (Trainer trainer = Trainer.of(each.net, o -> {})) {
                trainer.predict(Data.none().input(each.input, Sequences.of(given, 12)), run -> run.keepsLearned(true));
                learned[1] = trainer.trained(0);
            }
            assertThat(whole[19]).isNotEqualTo(each.rows(12, 8, build -> {}, simulator -> {})[7]);
            for (ParameterValues values : learned) {
                assertThat(each.rows(12, 8, build -> build.values(values), simulator -> {}))
                        .isDeepEqualTo(Arrays.copyOfRange(whole, 12, 20));
            }
        }
    }

    @Test
    void eachItemOfAMinibatchLearnsByItself() {
        Rule net = new Rule(new Pes(1e-3));
        try (Trainer trainer = net.trainer(o -> o.minibatch(2));
                Trainer alone = net.trainer(o -> {})) {
            trainer.predict(net.data(2), run -> run.keepsLearned(true));
            float[][] learned = trainer.learned(net.parameter(trainer));
            assertThat(learned[0]).isNotEqualTo(learned[1]);
            alone.predict(net.data(2).select(1), run -> run.keepsLearned(true));
            assertThat(alone.learned(net.parameter(alone))[0]).isEqualTo(learned[1]);
            double[] built = trainer.trained(1).find(net.learning, Kind.WEIGHTS).orElseThrow();
            for (int i = 0; i < built.length; i++) {
                assertThat((float) built[i]).isEqualTo(learned[1][i]);
            }
            ParameterValues values = trainer.trained(1);
            try (Simulator simulator = Simulator.of(net.net, o -> o.build(build -> build.values(values)))) {
                simulator.runSteps(1);
                assertThat(simulator.data(net.output).rows()[0][0]).isNotZero();
            }
            assertThatThrownBy(() -> trainer.trained(2)).hasMessage("item 2: a minibatch has 2, from 0");
            Parameter other = trainer.parameters().trained().getFirst();
            assertThatThrownBy(() -> trainer.learned(other))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("no learning rule changes it");
        }
    }

    @Test
    void validationGoesOnFromWhatTheFitHasLearned() {
        Rule net = new Rule(new Pes(1e-3));
        try (Trainer trainer = net.trainer(o -> {});
                Trainer other = net.trainer(o -> {})) {
            double fresh = trainer.evaluate(net.data(1)).get("loss");
            double validated = trainer.fit(
                            net.data(3),
                            fit -> fit.keepsLearned(true).shuffle(false).validation(net.data(1)))
                    .last("val_loss");
            assertThat(validated)
                    .isNotEqualTo(fresh)
                    .isEqualTo(trainer.evaluate(net.data(1)).get("loss"));
            double apart =
                    other.fit(net.data(3), fit -> fit.validation(net.data(1))).last("val_loss");
            assertThat(apart).isEqualTo(fresh);
        }
    }

    @Test
    void otherValuesBeginAnew(@TempDir Path folder) {
        Rule net = new Rule(new Pes(1e-3));
        Path file = folder.resolve("values.npz");
        try (Trainer trainer = net.trainer(o -> {})) {
            Parameter parameter = net.parameter(trainer);
            float[] fresh = net.predicted(trainer, run -> {});
            trainer.predict(net.data(3), run -> run.stateful(true));
            float[] learned = trainer.learned(parameter)[0];
            trainer.setValues(Map.copyOf(trainer.values()));
            assertThat(trainer.learned(parameter)[0]).isEqualTo(learned);
            float[] start = trainer.values(parameter);
            float[] other = start.clone();
            other[0] += 0.5f;
            trainer.setValues(parameter, other);
            assertThat(trainer.learned(parameter)[0]).isEqualTo(other);
            trainer.setValues(parameter, start);
            trainer.save(file);
            trainer.reset();
            assertThat(net.predicted(trainer, run -> {})).isEqualTo(fresh);
            assertThatThrownBy(() -> trainer.fit(
                            net.data(1), fit -> fit.keepsLearned(true).checkpoint(file)))
                    .hasMessageContaining("nor one that keeps what rules learn");
        }
    }
}
