package lanewise.verify.build;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.distribution.Gaussian;
import lanewise.model.distribution.Uniform;
import lanewise.model.learning.Bcm;
import lanewise.model.learning.Oja;
import lanewise.model.learning.Pes;
import lanewise.model.learning.Rls;
import lanewise.model.learning.Voja;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.LifRate;
import lanewise.model.process.FilteredNoise;
import lanewise.model.process.Piecewise;
import lanewise.model.process.WhiteNoise;
import lanewise.model.process.WhiteSignal;
import lanewise.model.solver.LstsqL2;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.Synapse;

/** The reference models of a few ensembles: what they represent, compute and learn. */
final class ModelledNetworks {
    static final Map<String, Consumer<Network>> MODELS = Map.ofEntries(
            Map.entry("communication_channel", ModelledNetworks::channel),
            Map.entry("communication_channel_rate", ModelledNetworks::rateChannel),
            Map.entry("integrator", ModelledNetworks::integrator),
            Map.entry("lorenz", ModelledNetworks::lorenz),
            Map.entry("learning_pes", ModelledNetworks::learning),
            Map.entry("learning_pes_weights", ModelledNetworks::learningWeights),
            Map.entry("learning_unsupervised", ModelledNetworks::learningAlone),
            Map.entry("neuron_to_neuron", ModelledNetworks::neuronToNeuron),
            Map.entry("host_function", ModelledNetworks::hostFunction),
            Map.entry("noise_processes", ModelledNetworks::noise));

    private ModelledNetworks() {}

    private static void channel(Network net) {
        Node stimulus = net.node("stimulus", 1, (t, out) -> out[0] = StrictMath.sin(2 * Math.PI * t));
        Ensemble a = net.ensemble("a", 60, 1);
        Ensemble b = net.ensemble("b", 50, 1);
        net.connect(stimulus, a);
        net.connect(a, b);
        net.probe(b, p -> p.synapse(0.03));
        net.probe(b.neurons());
        net.probe(a, p -> p.sampleEvery(0.005));
    }

    private static void rateChannel(Network net) {
        Node stimulus = net.node("stimulus", 2, (t, out) -> {
            out[0] = StrictMath.sin(7 * t);
            out[1] = StrictMath.cos(3 * t);
        });
        Ensemble a = net.ensemble("a", 80, 2, e -> e.neurons(new LifRate()));
        Ensemble b = net.ensemble("b", 80, 1, e -> e.neurons(new LifRate()).radius(2));
        net.connect(stimulus, a);
        net.connect(a, b, c -> c.function(x -> new double[] {x[0] * x[1]}));
        net.probe(a, p -> p.synapse(0.01));
        net.probe(b, p -> p.synapse(0.01));
    }

    private static void integrator(Network net) {
        Node stimulus = net.node(
                "stimulus", Piecewise.at(0, 0).then(0.2, 1).then(0.5, -2).then(0.7, 0));
        Ensemble a = net.ensemble("a", 200, 1);
        net.connect(stimulus, a, c -> c.transform(0.1).synapse(0.1));
        net.connect(a, a, c -> c.synapse(0.1));
        net.probe(a, p -> p.synapse(0.03));
    }

    private static void lorenz(Network net) {
        Ensemble a = net.ensemble("a", 600, 3, e -> e.radius(60).neurons(new LifRate()));
        net.connect(
                a,
                a,
                c -> c.synapse(0.1).function(x -> new double[] {
                    x[0] + 0.1 * 10 * (x[1] - x[0]),
                    x[1] + 0.1 * (-x[0] * x[2] - x[1]),
                    x[2] + 0.1 * (x[0] * x[1] - (8.0 / 3) * (x[2] + 28) - 28)
                }));
        net.probe(a, p -> p.synapse(0.03));
    }

    private static void learning(Network net) {
        Node stimulus = net.node("stimulus", 2, (t, out) -> {
            out[0] = StrictMath.sin(6 * t);
            out[1] = StrictMath.cos(6 * t);
        });
        Ensemble pre = net.ensemble("pre", 60, 2);
        Ensemble post = net.ensemble("post", 50, 2);
        Ensemble error = net.ensemble("error", 60, 2);
        net.connect(stimulus, pre);
        Connection learned =
                net.connect(pre, post, c -> c.function(x -> new double[2]).learningRule(new Pes(3e-4)));
        net.connect(post, error);
        net.connect(stimulus, error, c -> c.transform(-1));
        net.connect(error, learned.learning());
        net.probe(post, p -> p.synapse(0.02));
        net.probe(learned, p -> p.attribute("weights").sampleEvery(0.1));
    }

    private static void learningWeights(Network net) {
        Node stimulus = net.node("stimulus", 1, (t, out) -> out[0] = StrictMath.sin(6 * t));
        Ensemble pre = net.ensemble("pre", 40, 1, e -> e.neurons(new LifRate()));
        Ensemble post = net.ensemble("post", 30, 1, e -> e.neurons(new LifRate()));
        net.connect(stimulus, pre);
        Connection learned = net.connect(
                pre,
                post,
                c -> c.solver(new LstsqL2().withWeights())
                        .function(x -> new double[] {-x[0]})
                        .learningRule(new Pes(1e-4)));
        Node error = net.passThrough("error", 1);
        net.connect(post, error);
        net.connect(stimulus, error, c -> c.transform(-1));
        net.connect(error, learned.learning());
        net.probe(post, p -> p.synapse(0.02));
        net.probe(learned, p -> p.attribute("weights").sampleEvery(0.1));
    }

    private static void learningAlone(Network net) {
        Node stimulus = net.node("stimulus", 2, (t, out) -> {
            out[0] = StrictMath.sin(9 * t);
            out[1] = 0.5;
        });
        Ensemble pre = net.ensemble("pre", 30, 2);
        Ensemble post = net.ensemble("post", 25, 2);
        net.connect(stimulus, pre);
        Connection weights = net.connect(
                pre, post, c -> c.solver(new LstsqL2().withWeights()).learningRule(new Bcm(1e-10), new Oja(1e-7)));
        net.probe(weights, p -> p.attribute("weights").sampleEvery(0.05));
        Ensemble tuned = net.ensemble("tuned", 30, 2, e -> e.intercepts(new Uniform(0, 0.5)));
        Connection voja = net.connect(pre, tuned, c -> c.learningRule(new Voja(1e-1)));
        Node stop = net.node("stop", 1, (t, out) -> out[0] = t > 0.3 ? -1 : 0);
        net.connect(stop, voja.learning(), c -> c.synapse(Synapse.none()));
        net.probe(voja.learning(), p -> p.attribute("scaled_encoders").sampleEvery(0.05));
        Node sum = net.passThrough("sum", 2);
        Connection rls =
                net.connect(pre, sum, c -> c.function(x -> new double[2]).learningRule(new Rls(1e-3)));
        Node error = net.passThrough("error", 2);
        net.connect(sum, error);
        net.connect(stimulus, error, c -> c.transform(-1));
        net.connect(error, rls.learning());
        net.probe(sum, p -> p.synapse(0.02));
    }

    private static void neuronToNeuron(Network net) {
        RandomStream random = new RandomStream(2);
        Node stimulus = net.node("stimulus", 1, (t, out) -> out[0] = StrictMath.sin(4 * t));
        Ensemble a = net.ensemble("a", 50, 1);
        Ensemble b = net.ensemble("b", 40, 1, e -> e.neurons(new AdaptiveLif()));
        net.connect(stimulus, a);
        double[][] weights = IntStream.range(0, 40)
                .mapToObj(i -> IntStream.range(0, 50)
                        .mapToDouble(j -> random.uniform(-1, 2) * 1e-3)
                        .toArray())
                .toArray(double[][]::new);
        net.connect(a.neurons(), b.neurons(), c -> c.transform(weights));
        net.connect(
                b.neurons().slice(0, 10),
                a.neurons().every(5),
                c -> c.transform(-0.002).synapse(0.02));
        net.probe(b.neurons());
        net.probe(a, p -> p.synapse(0.02));
    }

    private static void hostFunction(Network net) {
        Node stimulus = net.node("stimulus", 1, (t, out) -> out[0] = StrictMath.sin(4 * t));
        Ensemble a = net.ensemble("a", 50, 1);
        Node square = net.node("square", 1, 1, (t, x, out) -> out[0] = x[0] * x[0]);
        net.connect(stimulus, a);
        net.connect(a, square, c -> c.synapse(0.02));
        net.probe(square);
    }

    private static void noise(Network net) {
        Node signal = net.node("signal", new WhiteSignal(1, 10).sized(2).seeded(1));
        Node brown = net.node("brown", new FilteredNoise(new Alpha(0.05)).seeded(2));
        Ensemble a = net.ensemble(
                "a",
                60,
                2,
                e -> e.noise(
                        new WhiteNoise(new Gaussian(0, 0.01), true).sized(60).seeded(3)));
        net.connect(signal, a);
        net.connect(brown, a.at(0), c -> c.transform(0.1));
        net.probe(a, p -> p.synapse(0.03));
    }
}
