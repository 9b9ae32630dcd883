package lanewise.verify.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.SparseDotInc;
import lanewise.graph.SparseEntries;
import lanewise.graph.TimeUpdate;
import lanewise.graph.WriteMode;
import lanewise.model.neuron.Lif;
import lanewise.model.synapse.StateSpace;

/**
 * Draws graphs full of what need not be computed: constants that are copied, zeros that are added, products with ones;
 * and of what only looks so, as it is changed elsewhere, lasts into the next step, or meets an infinity.
 */
final class RandomRedundancy {
    private static final double DT = 0.001;

    private final Random random;
    private final int size;
    private final List<Operator> operators = new ArrayList<>();
    private final List<ProbedSignal> probes = new ArrayList<>();

    /** Signals of one size that are complete: nobody adds a writer any more. */
    private final List<Signal> readable = new ArrayList<>();

    private RandomRedundancy(long seed) {
        random = new Random(seed);
        size = oneIn(3) ? 17 + random.nextInt(17) : 1 + random.nextInt(6);
    }

    static Graph of(long seed) {
        RandomRedundancy drawn = new RandomRedundancy(seed);
        drawn.start();
        for (int left = 2 + drawn.random.nextInt(10); left > 0; left--) {
            drawn.add();
        }
        return Graph.ordered(DT, drawn.operators, drawn.probes);
    }

    private void start() {
        Signal step = Signal.filled("step", Signal.Type.INT, 0);
        Signal time = Signal.filled("time", 0);
        operators.add(new TimeUpdate(step, time));
        if (oneIn(3)) {
            probes.add(new ProbedSignal("clock", oneIn(2) ? time : step, 1));
        }
        Signal wave = Signal.filled("wave", 0, size);
        HostFunction.Call call = (t, x, out) -> Arrays.setAll(out, i -> StrictMath.sin(300 * t + i));
        operators.add(new HostFunction("wave", call, Optional.of(time), Optional.empty(), Optional.of(wave)));
        readable.add(wave);
    }

    private void add() {
        switch (random.nextInt(6)) {
            case 0 -> neurons();
            case 1 -> feedback();
            default -> sum();
        }
    }

    private void sum() {
        boolean part = oneIn(4);
        Signal base = fresh(part ? size + 3 : size);
        Signal target = part ? base.part(random.nextInt(4), size) : base;
        set(target);
        for (int left = random.nextInt(4); left > 0; left--) {
            increment(target);
        }
        finish(base, target);
    }

    private Signal fresh(int values) {
        return oneIn(3) ? Signal.of("sum", drawn(values), values) : Signal.filled("sum", 0, values);
    }

    private void finish(Signal base, Signal written) {
        readable.add(written);
        if (oneIn(2)) {
            probes.add(new ProbedSignal("probe", oneIn(2) ? base : written, 1));
        }
    }

    private void set(Signal target) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> operators.add(new Reset(target, oneIn(5) ? -0.0 : 0));
            case 3 -> operators.add(new Reset(target, random.nextInt(3) - 1));
            case 4 -> operators.add(new Copy(source(), target, false));
            case 5 -> {
                operators.add(new Copy(constant(size), target, false));
            }
            case 6 -> {
                int half = (size + 1) / 2;
                operators.add(new Reset(target.part(0, half), 0));
                if (half < size && !oneIn(3)) {
                    operators.add(new Reset(target.part(half, size - half), oneIn(2) ? 0 : 0.5));
                }
            }
            default -> {
                // what nothing sets keeps the sum of all steps
            }
        }
    }

    private void increment(Signal target) {
        switch (random.nextInt(9)) {
            case 0 -> operators.add(new Copy(constant(size), target, true));
            case 1 -> operators.add(new Copy(source(), target, true));
            case 2 -> {
                Signal factor = oneIn(2) ? constant() : constant(size);
                Signal input = source();
                operators.add(
                        oneIn(2)
                                ? new ElementwiseInc(factor, input, target)
                                : new ElementwiseInc(input, factor, target));
            }
            case 3 -> operators.add(new DotInc(matrix(), source(), target));
            case 4 -> {
                Signal input = source();
                operators.add(oneIn(2) ? new DotInc(constant(), input, target) : new DotInc(input, constant(), target));
            }
            case 5 -> operators.add(new SparseDotInc(sparse(), source(), target));
            case 6 -> { // too much for a float: what is added is not finite
                operators.add(new ElementwiseInc(Signal.filled("huge", 3e38), source(), target));
                operators.add(new ElementwiseInc(Signal.filled("huge", 3e38), source(), target));
            }
            case 7 -> {
                int half = (size + 1) / 2;
                operators.add(new Copy(oneIn(2) ? constant(half) : source().part(0, half), target.part(0, half), true));
                if (half < size && !oneIn(3)) {
                    int rest = size - half;
                    operators.add(new Copy(source().part(half, rest), target.part(half, rest), true));
                }
            }
            default ->
                operators.add(new Copy(
                        constant(size),
                        oneIn(2) ? Optional.empty() : Optional.of(indices()),
                        target,
                        Optional.of(indices()),
                        true));
        }
    }

    private List<Integer> indices() {
        return random.ints(size, 0, size).boxed().toList();
    }

    private Signal source() {
        return oneIn(5) ? constant(size) : readable.get(random.nextInt(readable.size()));
    }

    /** Zeros, ones, one value, or several; of a signal of its own, or of a larger one. */
    private Signal constant(int... shape) {
        int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        double[] values = switch (random.nextInt(6)) {
            case 0, 1 -> new double[count];
            case 2, 3 -> filled(count, 1);
            case 4 -> filled(count, oneIn(2) ? -0.0 : random.nextGaussian());
            default -> drawn(count);
        };
        if (shape.length == 1 && oneIn(4)) {
            return Signal.of("constants", Arrays.copyOf(values, count + 2), count + 2)
                    .part(0, count);
        }
        return Signal.of("constant", values, shape);
    }

    private Signal matrix() {
        return switch (random.nextInt(3)) {
            case 0 -> constant(size, size);
            case 1 -> Signal.of("random", drawn(size * size), size, size);
            default -> {
                double[] identity = new double[size * size];
                for (int i = 0; i < size; i++) {
                    identity[i * (size + 1)] = 1;
                }
                yield Signal.of("identity", identity, size, size);
            }
        };
    }

    private Signal sparse() {
        int[] diagonal = IntStream.range(0, size).toArray();
        SparseEntries entries = switch (random.nextInt(4)) {
            case 0 -> new SparseEntries(size, size, diagonal, diagonal, filled(size, 1));
            case 1 -> new SparseEntries(size, size, diagonal, diagonal, new double[size]);
            case 2 -> new SparseEntries(size, size, new int[0], new int[0], new double[0]);
            default ->
                new SparseEntries(
                        size,
                        size,
                        random.ints(size, 0, size).toArray(),
                        random.ints(size, 0, size).toArray(),
                        drawn(size));
        };
        return Signal.sparse("sparse", entries);
    }

    /** Spikes are finite whatever flows in. */
    private void neurons() {
        Signal output = Signal.filled("spikes", 0, size);
        Signal voltage = Signal.filled("voltage", 0, size);
        Signal refractory = Signal.filled("refractory", 0, size);
        operators.add(new SimNeurons(new Lif(), source(), output, List.of(voltage, refractory)));
        finish(output, output);
    }

    private void feedback() {
        Signal late = Signal.filled("late", 0, size);
        StateSpace lowpass = new StateSpace(new double[][] {{0.8}}, new double[] {1}, new double[] {0.2}, 0);
        Signal state = Signal.filled("state", 0, 1, size);
        operators.add(new SimLinearFilter(lowpass, source(), late, Optional.of(state), WriteMode.UPDATE));
        finish(late, late);
    }

    private static double[] filled(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    private double[] drawn(int count) {
        return random.doubles(count, -2, 2).map(x -> oneIn(4) ? 0 : x).toArray();
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }
}
