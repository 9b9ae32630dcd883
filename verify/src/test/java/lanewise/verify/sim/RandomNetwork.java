package lanewise.verify.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Neurons;
import lanewise.model.Node;
import lanewise.model.View;
import lanewise.model.distribution.Uniform;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.process.PresentInput;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;

/**
 * Small networks of every kind of object, drawn from a seed: inputs that stand still, move now and then, or always;
 * ensembles of all types; connections with and without views, functions, transforms and synapses; probes.
 */
final class RandomNetwork {
    private static final List<NeuronType> TYPES = List.of(
            new Lif(),
            new Lif(0.03, 0.001, -0.5, 0.01),
            new LifRate(),
            new RectifiedLinear(0.01),
            new SpikingRectifiedLinear(),
            new SpikingRectifiedLinear(0.5),
            new Direct());

    private final Random random;
    private final Network net;

    /** In an order in which values may pass within a step; an ensemble stands for its neurons too. */
    private final List<Endpoint> objects = new ArrayList<>();

    private RandomNetwork(long seed) {
        random = new Random(seed);
        net = new Network("random " + seed, random.nextInt(1000));
    }

    static Network of(long seed) {
        RandomNetwork drawn = new RandomNetwork(seed);
        drawn.times(1, 4, drawn::addInput);
        drawn.times(1, 7, drawn::addObject);
        drawn.times(2, 14, drawn::connect);
        drawn.times(1, 6, drawn::probe);
        return drawn.net;
    }

    private void times(int least, int most, Runnable work) {
        for (int left = between(least, most); left > 0; left--) {
            work.run();
        }
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private double[] values(int n) {
        return random.doubles(n, -1, 1).map(x -> oneIn(5) ? 0 : x).toArray();
    }

    private double[][] matrix(int rows, int cols) {
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = values(cols);
        }
        return matrix;
    }

    private void addInput() {
        int size = between(1, 4);
        String label = "input" + objects.size();
        double[] factor = values(size);
        double moves = between(2, 20) * 0.001;
        objects.add(
                switch (random.nextInt(4)) {
                    case 0 -> net.constant(label, values(size));
                    case 1 -> net.node(label, new PresentInput(matrix(between(1, 3), size), between(1, 40) * 0.0005));
                    case 2 ->
                        net.node(label, size, (t, out) -> {
                            for (int i = 0; i < size; i++) {
                                out[i] = factor[i] * Math.floor(t / moves);
                            }
                        });
                    default ->
                        net.node(label, size, (t, out) -> {
                            for (int i = 0; i < size; i++) {
                                out[i] = StrictMath.sin(50 * factor[i] * t);
                            }
                        });
                });
    }

    private void addObject() {
        int size = between(1, 4);
        String label = "object" + objects.size();
        objects.add(
                switch (random.nextInt(5)) {
                    case 0 -> net.passThrough(label, size);
                    case 1 -> {
                        int in = between(1, 3);
                        yield net.node(label, in, size, (t, x, out) -> {
                            for (int i = 0; i < out.length; i++) {
                                out[i] = clipped(x[i % in] + t);
                            }
                        });
                    }
                    default -> ensemble(label, between(1, 3));
                });
    }

    private Ensemble ensemble(String label, int dimensions) {
        int neurons = oneIn(8) ? between(256, 300) : between(1, 40);
        return net.ensemble(label, neurons, dimensions, e -> {
            e.neurons(pick(TYPES)).intercepts(new Uniform(-0.9, 0.3)).evalPointCount(60);
            e.radius(oneIn(3) ? 1.5 : 1);
        });
    }

    private static double clipped(double x) {
        return x > 1 ? 1 : x > -1 ? x : -1; // -1 also for NaN, which a node must not give
    }

    private void connect() {
        int from = random.nextInt(objects.size());
        List<Integer> targets = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            if (objects.get(i).sizeIn() > 0) {
                targets.add(i);
            }
        }
        if (targets.isEmpty()) {
            return;
        }
        int to = pick(targets);
        Endpoint pre = end(objects.get(from), false);
        Endpoint post = end(objects.get(to), true);
        boolean repeats = (pre instanceof View source && repeats(source.outputs()))
                || (post instanceof View target && repeats(target.inputs()));
        if (repeats && pre.sizeOut() != post.sizeIn()) {
            return; // that takes a matrix, which entries named twice may not have
        }
        net.connect(pre, post, c -> {
            boolean within = from < to && oneIn(2);
            c.synapse(within ? Synapse.none() : new Lowpass(oneIn(3) ? 0 : oneIn(2) ? 0.005 : 0.002));
            double scale = whole(pre) instanceof Neurons ? 0.002 : 1;
            if (repeats) {
                c.transform(values(1)[0] * scale);
            } else {
                transform(c, function(c, pre), post.sizeIn(), scale);
            }
        });
    }

    /** An object or its neurons, whole or some entries. */
    private Endpoint end(Endpoint object, boolean target) {
        Endpoint end =
                object instanceof Ensemble ensemble && hasNeurons(ensemble) && oneIn(3) ? ensemble.neurons() : object;
        int size = target ? end.sizeIn() : end.sizeOut();
        return switch (random.nextInt(5)) {
            case 2 -> end.sizeIn() == end.sizeOut() ? end.every(oneIn(2) ? between(1, 3) : -between(1, 3)) : end;
            case 0 -> {
                int start = random.nextInt(size);
                yield end.slice(start, between(start + 1, size));
            }
            case 1 -> {
                int least =
                        end.sizeIn() == end.sizeOut() ? -size : 0; // else the end that is counted from is the longer
                yield end.at(random.ints(between(1, 4), least, size).toArray());
            }
            default -> end;
        };
    }

    private static boolean hasNeurons(Ensemble ensemble) {
        return !(ensemble.neuronType() instanceof Direct);
    }

    private static boolean repeats(int... entries) {
        return Arrays.stream(entries).distinct().count() < entries.length;
    }

    private static Endpoint whole(Endpoint end) {
        return end instanceof View view ? view.whole() : end;
    }

    private int function(Connection.Options c, Endpoint pre) {
        Endpoint whole = whole(pre);
        boolean able = whole instanceof Ensemble
                || (whole instanceof Node node && !(node.output() instanceof Node.PassThrough));
        if (!able || oneIn(2)) {
            return pre.sizeOut();
        }
        int mid = between(1, 3);
        c.function(x -> {
            double[] y = new double[mid];
            for (int i = 0; i < mid; i++) {
                y[i] = clipped(x[i % x.length] * x[0]);
            }
            return y;
        });
        return mid;
    }

    private void transform(Connection.Options c, int mid, int rows, double scale) {
        if (mid != rows || oneIn(3)) {
            double[][] matrix = matrix(rows, mid);
            for (double[] row : matrix) {
                Arrays.setAll(row, i -> row[i] * scale);
            }
            c.transform(matrix);
        } else if (oneIn(3)) {
            double[] factors = values(rows);
            Arrays.setAll(factors, i -> factors[i] * scale);
            c.transform(factors);
        } else if (scale < 1 || oneIn(2)) {
            c.transform(values(1)[0] * scale);
        }
    }

    private void probe() {
        Endpoint target = end(pick(objects), false);
        net.probe(target, p -> {
            p.attribute(attribute(target));
            if (oneIn(3)) {
                p.synapse(0.003);
            }
            if (oneIn(3)) {
                p.sampleEvery(between(1, 6) * 0.0007);
            }
        });
    }

    private String attribute(Endpoint target) {
        return switch (whole(target)) {
            case Neurons neurons
            when neurons.ensemble().neuronType() instanceof Lif ->
                pick(List.of("output", "input", "voltage", "refractory_time"));
            case Node node -> "output";
            case Endpoint other -> pick(List.of("output", "input"));
        };
    }
}
