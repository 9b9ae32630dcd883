package lanewise.verify.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import lanewise.build.Builder;
import lanewise.math.Points;
import lanewise.model.Connection;
import lanewise.model.DirectMode;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.learning.Pes;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.NeuronType;
import lanewise.model.solver.LstsqL2;
import lanewise.model.synapse.Synapse;
import lanewise.train.Data;
import lanewise.train.Parameters;
import lanewise.train.Sequences;
import lanewise.train.SpikeGradient;
import lanewise.train.Trainer;
import lanewise.train.TrainerOptions;
import lanewise.train.loss.MeanSquaredError;
import org.junit.jupiter.api.Test;

/** What is allowed and has no effect, or a bad one, is warned of in the log, once and by name. */
class WarningsTest {
    private static final double[][] POINTS = {{0, 1}, {1, 0}, {1, 1}};

    private static List<String> warnings(Consumer<Network> made) {
        Logger log = Logger.getLogger("lanewise");
        List<String> told = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().equals(Level.WARNING)) {
                    told.add(MessageFormat.format(entry.getMessage(), entry.getParameters()));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        boolean usual = log.getUseParentHandlers();
        log.addHandler(handler);
        log.setUseParentHandlers(false);
        try {
            made.accept(new Network("net", 0));
        } finally {
            log.setUseParentHandlers(usual);
            log.removeHandler(handler);
        }
        return told;
    }

    private static Consumer<Network> ensemble(Consumer<Ensemble.Options> choose) {
        return net -> net.ensemble("e", 2, 2, choose);
    }

    @Test
    void gainsAndRates() {
        double[] two = {1, 2};
        String told =
                "ensemble e: gains and biases are given, so its maximum rates and intercepts are ignored; leave one of"
                        + " the two out";
        assertThat(warnings(ensemble(e -> e.gainBias(two, two).maxRates(100, 200))))
                .containsExactly(told);
        assertThat(warnings(ensemble(e -> e.intercepts(0, 0).gainBias(two, two))))
                .containsExactly(told);
        assertThat(warnings(ensemble(e -> e.gainBias(two, two)))).isEmpty();
        assertThat(warnings(ensemble(e -> e.maxRates(100, 200)))).isEmpty();
    }

    @Test
    void numberOfPointsThatAreGiven() {
        assertThat(warnings(ensemble(e -> e.evalPoints(Points.of(POINTS)).evalPointCount(1234))))
                .containsExactly(
                        "ensemble e: 3 evaluation points are given, so the number 1234 is ignored; leave it out");
        assertThat(warnings(ensemble(e -> e.evalPoints(Points.of(POINTS)).evalPointCount(3))))
                .isEmpty();
        assertThat(warnings(ensemble(e -> e.evalPointCount(1234)))).isEmpty();
    }

    @Test
    void fastLearning() {
        assertThat(warnings(net -> new Pes(1)))
                .singleElement()
                .asString()
                .startsWith("Pes: a learning rate of 1.0 is very high");
        assertThat(warnings(net -> new Pes(0.99))).isEmpty();
    }

    @Test
    void weightsToWhatHasNoNeurons() {
        assertThat(warnings(net -> {
                    Ensemble source = net.ensemble("e", 10, 1);
                    Node sink = net.passThrough("sink", 1);
                    net.connect(source, sink, c -> c.solver(new LstsqL2().withWeights()));
                    net.connect(sink, source, c -> c.solver(new LstsqL2().withWeights()));
                }))
                .containsExactly(
                        "connection e -> sink: its solver is one of full weights, but sink is no ensemble, so it makes"
                                + " no difference; leave out weights",
                        "connection sink -> e: its solver is one of full weights, but sink is no ensemble, so it makes"
                                + " no difference; leave out weights");
        assertThat(warnings(net -> {
                    Ensemble source = net.ensemble("e", 10, 1);
                    net.config().connections(c -> c.solver(new LstsqL2().withWeights()));
                    net.connect(source, source);
                    net.probe(source);
                }))
                .isEmpty();
    }

    @Test
    void trainingWhatARuleLearns() {
        Network[] made = new Network[1];
        Connection[] learned = new Connection[1];
        assertThat(warnings(net -> {
                    made[0] = net;
                    Ensemble source = net.ensemble("e", 10, 1);
                    Node sink = net.passThrough("sink", 1);
                    learned[0] = net.connect(source, sink, c -> c.learningRule(new Pes(), new Pes()));
                    Parameters.of(net, Builder.build(net));
                }))
                .isEmpty();
        made[0].config().trainable(learned[0], true);
        assertThat(warnings(net -> Parameters.of(made[0], Builder.build(made[0]))))
                .containsExactly(
                        "connection e -> sink: weights: a learning rule changes it during a run, and it is set to be"
                                + " trained, but what it starts from is a constant to training; only the rule will change it");
    }

    @Test
    void copiesWarnOfNothingAgain() {
        Network[] made = new Network[1];
        assertThat(warnings(net -> {
                    made[0] = net;
                    net.ensemble("e", 2, 2, e -> e.evalPoints(Points.of(POINTS)).evalPointCount(1234));
                }))
                .hasSize(1);
        assertThat(warnings(net -> DirectMode.of(made[0]))).isEmpty();
    }

    private static void train(Network net, NeuronType type, Consumer<TrainerOptions> choose) {
        var input = net.node("input", 1, (t, out) -> {});
        double[] ones = {1, 1, 1};
        double[] bias = {3, 3, 3};
        var a = net.ensemble("a", 3, 1, e -> e.neurons(type).gainBias(ones, bias));
        var b = net.ensemble("b", 3, 1, e -> e.neurons(new Lif()).gainBias(ones, bias));
        net.connect(input, a, c -> c.synapse(Synapse.none()));
        net.connect(a.neurons(), b.neurons(), c -> c.synapse(Synapse.none()));
        var probe = net.probe(b.neurons(), p -> p.synapse(Synapse.none()));
        var data = Data.none().input(input, Sequences.of(new float[1][1])).target(probe, Sequences.of(new float[1][3]));
        try (var trainer = Trainer.of(net, o -> {
            o.loss(probe, new MeanSquaredError());
            choose.accept(o);
        })) {
            trainer.fit(data, fit -> fit.epochs(1));
        }
    }

    @Test
    void neuronsThatNoGradientGoesThrough() {
        for (NeuronType type : List.of(new AdaptiveLif(), new Izhikevich())) {
            assertThat(warnings(net -> train(net, type, o -> {})))
                    .filteredOn(told -> told.startsWith("ensemble a: " + type))
                    .singleElement()
                    .asString()
                    .contains("has no rate form to train with", "TrainerOptions.spikes");
            assertThat(warnings(net -> train(net, type, o -> o.spikes(SpikeGradient.triangle()))))
                    .isEmpty();
        }
        assertThat(warnings(net -> train(net, new Lif(), o -> {}))).isEmpty();
    }
}
