package lanewise.verify.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.build.ParameterSignal.Kind;
import lanewise.build.ParameterValues;
import lanewise.error.ModelException;
import lanewise.io.Limits;
import lanewise.io.ModelArchive;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Gaussian;
import lanewise.model.learning.Pes;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.StochasticSpiking;
import lanewise.model.process.PresentInput;
import lanewise.model.process.WhiteNoise;
import lanewise.model.process.WhiteSignal;
import lanewise.model.transform.Sparse;
import lanewise.sim.ModelExport;
import lanewise.sim.ProbeData;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.Test;

/** What Java has built goes into an archive, and does there what it did in Java. */
class ModelExportTest {
    private static final int STEPS = 60;

    private static Network network() {
        Network net = new Network("exported", 3);
        Node wave = net.node("wave", 2, (t, out) -> {
            out[0] = StrictMath.sin(20 * t);
            out[1] = 0.5;
        });
        Node noise = net.node("noise", new WhiteSignal(0.1, 50));
        Node rows = net.node("rows", new PresentInput(new double[][] {{1}, {-1}}, 0.02));
        Ensemble a = net.ensemble("a", 30, 2, e -> e.noise(new WhiteNoise(new Gaussian(0, 0.1), true).sized(30)));
        Ensemble b = net.ensemble("b", 20, 1);
        net.connect(wave, a);
        net.connect(noise, a.at(0));
        var learned = net.connect(
                a, b, c -> c.function(x -> new double[] {x[0] * x[1]}).learningRule(new Pes()));
        net.connect(b, learned.learning());
        net.connect(rows, b, c -> c.transform(Sparse.of(1, 1, new int[][] {{0, 0}}, 0.3)));
        net.probe(b, p -> p.synapse(0.01));
        net.probe(a.neurons(), p -> p.attribute("voltage").sampleEvery(0.002));
        net.probe(learned, p -> p.attribute("weights"));
        return net;
    }

    @Test
    void runsFromTheArchiveWithTheSameBits() {
        ModelArchive read = sameBits(Builder.build(network()));
        assertThat(read.probes().get(2).expected().shape()).containsExactly(STEPS, 1, 30);
        assertThat(read.probes().get(2).key()).isEqualTo("weights");
    }

    @Test
    void timeConstantsThatAreParametersAreWrittenAsTheyStart() {
        Network net = network();
        Ensemble a = net.ensembles().getFirst();
        Probe filtered = net.probes().getFirst();
        ParameterValues values =
                ParameterValues.none().with(a, Kind.TAU_RC, 0.3).with(filtered, Kind.TAU, -0.2);
        sameBits(Builder.build(net, build -> build.values(values).timeConstants(a, filtered)));
    }

    private static ModelArchive sameBits(BuiltNetwork built) {
        ModelArchive written = ModelExport.of(built, STEPS).archive();
        ModelArchive read = ModelArchive.decode("exported.zip", written.encode(), Limits.DEFAULT);
        assertThat(read.encode()).isEqualTo(written.encode());
        try (Simulator fromJava = Simulator.of(built);
                Simulator fromFile = Simulator.of(read.graph())) {
            fromJava.runSteps(STEPS);
            fromFile.runSteps(STEPS);
            for (int probe = 0; probe < 3; probe++) {
                ProbeData expected = fromJava.data(fromJava.graph().probes().get(probe));
                assertThat(fromFile.data(read.graph().probes().get(probe)).values(0))
                        .containsExactly(expected.values(0));
                assertThat(read.probes().get(probe).expected().toDoubles()).hasSize(expected.values(0).length);
            }
        }
        return read;
    }

    @Test
    void aFunctionWithAnInputIsLeftToTheHost() {
        Network net = new Network("functions", 1);
        Node in = net.constant("in", 0.5);
        Node square = net.node("square", 1, 1, (t, x, out) -> out[0] = x[0] * x[0]);
        net.connect(in, square);
        net.probe(square);
        var built = Builder.build(net);
        assertThatThrownBy(() -> ModelExport.of(built, STEPS).archive())
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("node square", "has an input", "function(\"node square\"");
        ModelArchive archive =
                ModelExport.of(built, STEPS).function("node square", "square").archive();
        ModelArchive read = ModelArchive.decode("functions.zip", archive.encode(), Limits.DEFAULT);
        try (Simulator simulator =
                Simulator.of(read.graph(), o -> o.function("square", (t, x, out) -> out[0] = x[0] * x[0]))) {
            simulator.runSteps(STEPS);
            double[] expected = read.probes().getFirst().expected().toDoubles();
            float[] found = simulator.data(read.graph().probes().getFirst()).values(0);
            for (int i = 0; i < found.length; i++) {
                assertThat((double) found[i]).isEqualTo(expected[i]);
            }
        }
    }

    @Test
    void neuronsThatDrawAreRefusedByName() {
        Network net = new Network("chance", 1);
        net.ensemble("dice", 5, 1, e -> e.neurons(new StochasticSpiking(new LifRate())));
        assertThatThrownBy(() ->
                        ModelExport.of(Builder.build(net), STEPS).archive().encode())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("StochasticSpiking");
    }

    @Test
    void noStepsAreRefused() {
        assertThatThrownBy(() -> ModelExport.of(Builder.build(network()), 0))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("0 steps", "at least 1");
    }
}
