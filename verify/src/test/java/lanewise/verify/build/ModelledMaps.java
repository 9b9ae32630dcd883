package lanewise.verify.build;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import lanewise.math.RandomStream;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.Discretisation;
import lanewise.model.synapse.LinearFilter;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.model.synapse.Triangle;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Convolution;
import lanewise.model.transform.ConvolutionTranspose;
import lanewise.model.transform.Padding;
import lanewise.model.transform.Sparse;

/** The reference models of synapses and transforms. */
final class ModelledMaps {
    static final Map<String, Consumer<Network>> MODELS = Map.of(
            "synapses",
            ModelledMaps::synapses,
            "convolutions",
            ModelledMaps::convolutions,
            "sparse_transforms",
            ModelledMaps::sparse);

    private ModelledMaps() {}

    private static void synapses(Network net) {
        Node stimulus = net.node("stimulus", 2, (t, out) -> {
            out[0] = StrictMath.sin(30 * t);
            out[1] = t > 0.1 ? 1 : 0;
        });
        Node node = net.passThrough("node", 2);
        net.connect(stimulus, node, c -> c.synapse(0.02));
        Synapse[] all = {
            new Lowpass(0.005),
            new Lowpass(0),
            new Alpha(0.03),
            new Triangle(0.02),
            Synapse.none(),
            new LinearFilter(new double[] {1, 3}, new double[] {0.0004, 0.02, 1}),
            new LinearFilter(new double[] {0.01, 1}, new double[] {0.02, 1}),
            new LinearFilter(new double[] {1}, new double[] {0.03, 1}, true, Discretisation.BILINEAR),
            LinearFilter.digital(new double[] {0.1, 0.2}, new double[] {1, -0.5, -0.1}),
            LinearFilter.digital(new double[] {2.5}, new double[] {1})
        };
        for (Synapse synapse : all) {
            net.probe(node, p -> p.synapse(synapse));
            Node relay = net.passThrough("relay", 2);
            net.connect(node, relay, c -> c.synapse(synapse));
            net.probe(relay);
        }
    }

    private static void convolutions(Network net) {
        RandomStream random = new RandomStream(0);
        Node image = net.constant("image", uniform(random, -1, 1, 8 * 8 * 2));
        Convolution last = Convolution.of(3, ChannelShape.last(8, 8, 2))
                .strides(2, 2)
                .padding(Padding.SAME)
                .weights(uniform(random, -0.2, 0.2, 3 * 3 * 2 * 3));
        Convolution first = Convolution.of(4, ChannelShape.first(2, 8, 8))
                .kernelSize(2, 4)
                .strides(1, 2)
                .weights(uniform(random, -0.2, 0.2, 2 * 4 * 2 * 4));
        int n = last.output().size();
        double[] gain = new double[n];
        double[] bias = new double[n];
        Arrays.fill(gain, 100);
        Arrays.fill(bias, 20);
        Ensemble ensemble = net.ensemble(
                "spikes", n, 1, e -> e.neurons(new SpikingRectifiedLinear()).gainBias(gain, bias));
        net.connect(image, ensemble.neurons(), c -> c.transform(last));
        Node out = net.passThrough("out", first.output().size());
        net.connect(image, out, c -> c.transform(first).synapse(0.01));
        ConvolutionTranspose back = ConvolutionTranspose.of(2, last.output())
                .strides(2, 2)
                .weights(uniform(random, -0.2, 0.2, 3 * 3 * 3 * 2));
        Node up = net.passThrough("up", back.output().size());
        net.connect(ensemble.neurons(), up, c -> c.transform(back).synapse(0.02));
        Convolution line = Convolution.of(5, ChannelShape.last(16, 8))
                .kernelSize(4)
                .strides(3)
                .padding(Padding.SAME)
                .weights(uniform(random, -0.2, 0.2, 4 * 8 * 5));
        Node lineOut = net.passThrough("line", line.output().size());
        net.connect(image, lineOut, c -> c.transform(line).synapse(Synapse.none()));
        net.probe(ensemble.neurons());
        net.probe(out);
        net.probe(up);
        net.probe(lineOut);
    }

    private static void sparse(Network net) {
        RandomStream random = new RandomStream(1);
        Node stimulus = net.node("stimulus", 30, (t, out) -> {
            for (int i = 0; i < out.length; i++) {
                out[i] = StrictMath.sin(i + 8 * t);
            }
        });
        long[] rows = random(random, 20);
        long[] cols = random(random, 30);
        Map<Long, int[]> places = new TreeMap<>();
        for (int i = 0; i < rows.length; i++) {
            places.put(rows[i] * 30 + cols[i], new int[] {(int) rows[i], (int) cols[i]});
        }
        Node out = net.passThrough("out", 20);
        int[][] pairs = places.values().toArray(int[][]::new);
        double[] values = uniform(random, -1, 1, pairs.length);
        net.connect(stimulus, out, c -> c.synapse(0.01).transform(Sparse.of(20, 30, pairs, values)));
        net.probe(out);
    }

    private static long[] random(RandomStream random, long high) {
        return IntStream.range(0, 90).mapToLong(i -> random.randint(0, high)).toArray();
    }

    private static double[] uniform(RandomStream random, double low, double high, int n) {
        return IntStream.range(0, n).mapToDouble(i -> random.uniform(low, high)).toArray();
    }
}
