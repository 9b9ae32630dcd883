package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Gaussian;
import lanewise.model.function.Dropout;
import lanewise.model.learning.Pes;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.process.WhiteNoise;
import lanewise.model.solver.NoSolver;
import lanewise.model.synapse.Synapse;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Sgd;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What calls leave behind, whatever the calls and their order: nothing, what rules have learned, or all of the state. */
class CallLaws {
    private static final int STEPS = 3;

    private final Network net = new Network("net", 6);
    private final Node input = net.node("input", 1, (t, out) -> out[0] = 0.4);
    private final Probe output;

    CallLaws() {
        var noise = net.node("noise", new WhiteNoise(new Gaussian(0, 0.2), false).sized(1));
        var cells = net.ensemble(
                "cells",
                6,
                1,
                e -> e.neurons(new SpikingRectifiedLinear())
                        .maxRates(Choice.of(1500))
                        .intercepts(Choice.of(-1)));
        var dropout = net.node("dropout", new Dropout(1, 0.3));
        var out = net.passThrough("out", 1);
        net.connect(input, cells, c -> c.synapse(0.004));
        net.connect(noise, cells, c -> c.synapse(Synapse.none()));
        var learning = net.connect(
                cells,
                dropout,
                c -> c.solver(new NoSolver(new double[6][1])).synapse(0.002).learningRule(new Pes(1e-3)));
        net.connect(input, learning.learning(), c -> c.transform(-1).synapse(Synapse.none()));
        net.connect(dropout, out, c -> c.synapse(Synapse.none()));
        output = net.probe(out);
    }

    private Trainer trainer(int minibatch) {
        return Trainer.of(net, o -> o.minibatch(minibatch).optimizer(new Sgd(0)).loss(output, new MeanSquaredError()));
    }

    private Data data(int items, Random random) {
        float[][] given = new float[items][STEPS];
        for (float[] row : given) {
            for (int step = 0; step < STEPS; step++) {
                row[step] = 2 * random.nextFloat() - 1;
            }
        }
        return Data.none()
                .input(input, Sequences.of(given, STEPS))
                .target(output, Sequences.of(new float[items][STEPS], STEPS));
    }

    /** One in which an item's answer does not depend on what is drawn for its minibatch. */
    private static Phase answering(Random random) {
        return random.nextBoolean() ? Phase.USE : Phase.RATES;
    }

    private void call(Trainer trainer, boolean keepsLearned, Random random) {
        Data some = data(2 * (1 + random.nextInt(3)), random);
        Phase phase = random.nextInt(3) == 0 ? Phase.TRAINING : answering(random);
        switch (random.nextInt(3)) {
            case 0 -> trainer.fit(some, fit -> fit.keepsLearned(keepsLearned).shuffle(random.nextBoolean()));
            case 1 ->
                trainer.evaluate(some, run -> run.keepsLearned(keepsLearned).phase(phase));
            default ->
                trainer.predict(some, run -> run.keepsLearned(keepsLearned).phase(phase));
        }
    }

    @Property(tries = 40)
    void callsThatKeepNothingMayComeBetweenOthers(@ForAll long seed) {
        Random random = new Random(seed);
        int items = 1 + random.nextInt(2);
        Phase phase = answering(random);
        List<Data> pieces = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pieces.add(data(items, random));
        }
        try (Trainer alone = trainer(items);
                Trainer between = trainer(items)) {
            for (Data piece : pieces) {
                float[][] wanted = alone.predict(piece, run -> run.phase(phase).stateful(true))
                        .get(output);
                for (int calls = random.nextInt(3); calls > 0; calls--) {
                    call(between, false, random);
                }
                assertThat(between.predict(piece, run -> run.phase(phase).stateful(true))
                                .get(output))
                        .isDeepEqualTo(wanted);
            }
            Parameter learned = learned(alone);
            assertThat(between.learned(learned(between))).isDeepEqualTo(alone.learned(learned));
            assertThat(alone.learned(learned)[0]).isNotEqualTo(alone.values(learned));
        }
    }

    @Property(tries = 40)
    void whatIsLearnedIsAllThatCallsKeepThatKeepIt(@ForAll long seed) {
        Random random = new Random(seed);
        Data some = data(2, random);
        try (Trainer trainer = trainer(1 + random.nextInt(2))) {
            List<float[]> fresh = answers(trainer, some);
            for (int calls = 1 + random.nextInt(3); calls > 0; calls--) {
                call(trainer, true, random);
            }
            assertThat(trainer.learned(learned(trainer))[0]).isNotEqualTo(trainer.values(learned(trainer)));
            List<float[]> taught = answers(trainer, some);
            assertThat(taught.getLast()).isNotEqualTo(fresh.getLast());
            trainer.reset(reset -> reset.learned(false));
            assertAre(answers(trainer, some), taught);
            trainer.reset(reset -> reset.state(false));
            assertAre(answers(trainer, some), fresh);
        }
    }

    private static Parameter learned(Trainer trainer) {
        return trainer.parameters().all().stream()
                .filter(Parameter::learned)
                .findFirst()
                .orElseThrow();
    }

    private List<float[]> answers(Trainer trainer, Data data) {
        List<float[]> answers = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            answers.addAll(
                    Arrays.asList(trainer.predict(data, run -> run.phase(phase)).get(output)));
        }
        return answers;
    }

    private static void assertAre(List<float[]> answers, List<float[]> wanted) {
        assertThat(answers).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(answers.get(i)).isEqualTo(wanted.get(i));
        }
    }
}
