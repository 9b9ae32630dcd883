package lanewise.verify.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.WriteMode;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.synapse.StateSpace;

/**
 * Draws arrays of many small ensembles of one shape, which a plan lays interleaved, with what may stand in the way of
 * that: ensembles that differ, views, shared signals, inputs that do not change, probes and functions on some of them.
 */
public final class RandomArray {
    private static final double DT = 0.001;

    private final Random random;
    private final boolean plain;
    private final List<Operator> operators = new ArrayList<>();
    private final List<ProbedSignal> probes = new ArrayList<>();
    private final int ensembles;
    private final int neurons;
    private final int dimensions;
    private final NeuronType type;

    private RandomArray(long seed, boolean plain) {
        random = new Random(seed);
        this.plain = plain;
        ensembles =
                plain ? 140 + random.nextInt(30) : oneIn(2) ? 16 * (1 + random.nextInt(3)) : 14 + random.nextInt(30);
        neurons = 1 + random.nextInt(20);
        dimensions = 1 + random.nextInt(2);
        type = random.nextInt(3) > 0 ? new Lif() : new RectifiedLinear();
    }

    /** The array of a seed. */
    public static Graph of(long seed) {
        return of(seed, false);
    }

    /** A long array in whose way nothing stands: what it gives lies in pieces of 70 values and more. */
    public static Graph plain(long seed) {
        return of(seed, true);
    }

    private static Graph of(long seed, boolean plain) {
        RandomArray array = new RandomArray(seed, plain);
        array.draw();
        return Graph.ordered(DT, array.operators, array.probes);
    }

    private void draw() {
        Signal inputs = Signal.of("inputs", values(ensembles * dimensions, 1), ensembles * dimensions);
        Signal sums = Signal.filled("sums", 0, ensembles * dimensions);
        int half = ensembles / 2;
        Signal lower = Signal.filled("lower", 0, half);
        Signal upper = Signal.filled("upper", 0, ensembles - half + 1); // its first value is no target
        Signal filtered = Signal.filled("filtered", 0, ensembles * dimensions);
        Signal shared = Signal.of("shared bias", values(neurons, 1), neurons);
        boolean feedback = random.nextInt(2) == 0;
        boolean sharesBias = oneIn(4);
        boolean second = plain ? random.nextInt(3) > 0 : oneIn(2);
        boolean probed = random.nextInt(3) == 0;
        boolean twice = random.nextInt(4) == 0;
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, ensembles).boxed().toList());
        if (oneIn(2)) {
            Collections.shuffle(order, random);
        }
        for (int place : order) {
            Signal current = Signal.filled("current", 0, neurons);
            Signal bias = sharesBias ? shared : Signal.of("bias", values(neurons, 1), neurons);
            operators.add(new Copy(bias, current, false));
            Signal source = feedback ? filtered : inputs;
            encode(source.part(place * dimensions, dimensions), current);
            if (oneIn(60)) {
                operators.add(new ElementwiseInc(
                        Signal.of("gain", values(neurons, 1), neurons),
                        Signal.of("direct", values(neurons, 1), neurons),
                        current));
            }
            Signal output = neurons(current);
            if (!oneIn(60)) {
                decode(output, sums.part(place * dimensions, dimensions));
            }
            if (twice) {
                decode(output, sums.part(place * dimensions, dimensions));
            }
            if (second) {
                decode(output, place < half ? lower.part(place, 1) : upper.part(place - half + 1, 1));
            }
            if (probed && random.nextInt(10) == 0) {
                probes.add(new ProbedSignal("neurons", random.nextInt(2) == 0 ? output : output.part(0, 1), 1));
            }
        }
        probes.add(new ProbedSignal("sums", sums, 1));
        probes.add(new ProbedSignal("lower", lower, 1));
        probes.add(new ProbedSignal("upper", upper, 1));
        StateSpace lowpass = new StateSpace(new double[][] {{0.8}}, new double[] {1}, new double[] {0.2}, 0);
        Signal state = Signal.filled("state", 0, 1, ensembles * dimensions);
        operators.add(new SimLinearFilter(lowpass, sums, filtered, Optional.of(state), WriteMode.UPDATE));
        probes.add(new ProbedSignal("filtered", filtered, 1));
    }

    private void encode(Signal input, Signal current) {
        Signal weights = Signal.of("encoders", values(neurons * dimensions, 2), neurons, dimensions);
        operators.add(new DotInc(weights, input, current));
    }

    private Signal neurons(Signal current) {
        Signal output = oneIn(60)
                ? Signal.filled("outputs", 0, 2 * neurons).part(neurons, neurons)
                : Signal.filled("output", 0, neurons);
        List<Signal> states = new ArrayList<>();
        type.states().forEach(variable -> states.add(Signal.filled(variable.name(), 0, neurons)));
        if (oneIn(60) && !states.isEmpty()) {
            probes.add(new ProbedSignal("voltage", states.getFirst(), 1));
        }
        operators.add(new SimNeurons(type, current, output, states, 0));
        return output;
    }

    private void decode(Signal output, Signal target) {
        Signal weights = Signal.of("decoders", values(target.size() * neurons, 0.01), target.size(), neurons);
        operators.add(new DotInc(weights, output, target));
    }

    private double[] values(int n, double scale) {
        return random.doubles(n, -scale / 2, scale).toArray();
    }

    private boolean oneIn(int n) {
        return !plain && random.nextInt(n) == 0;
    }
}
