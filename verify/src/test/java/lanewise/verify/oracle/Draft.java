package lanewise.verify.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.graph.WriteMode;

/** A graph while it is drawn, with the draws that all its parts share. */
final class Draft {
    private static final List<Double> INTERVALS = List.of(1.0, 1.0, 1.0, 2.0, 2.5, 1.5, 3.7, 0.4);

    /**
     * Something that may be read.
     *
     * @param signal with the values
     * @param bound about how large they get
     * @param firm whether they surely do not get much larger, so that products of them may be formed
     */
    record Source(Signal signal, double bound, boolean firm) {}

    final double dt;
    final List<Operator> operators = new ArrayList<>();
    final List<ProbedSignal> probes = new ArrayList<>();

    /** Complete signals, none of them a view; nobody adds a writer any more, so that reading them closes no cycle. */
    private final List<Source> complete = new ArrayList<>();

    /** Signals that are written at the end of a step. */
    private final Set<Signal> late = new HashSet<>();

    private Random random = new Random(0);

    /** Whether the present object reads constants only, so that an engine may leave it out once it is done. */
    private boolean still;

    private int names;

    Draft(double dt) {
        this.dt = dt;
    }

    /** The draws of an object are its own: without the last objects, the graph has the same first ones. */
    void restart(long seed) {
        random = new Random(seed);
        still = oneIn(5);
    }

    String name(String kind) {
        return kind + names++;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    long seed() {
        return random.nextInt(Integer.MAX_VALUE);
    }

    /** How many values something has: mostly few, else around the lanes of a vector. */
    int size() {
        return switch (between(0, 3)) {
            case 0 -> between(1, 70);
            case 1 -> pick(List.of(4, 8, 16, 32, 64)) + between(-1, 1);
            default -> between(1, 9);
        };
    }

    double[] values(int n, double scale) {
        return random.doubles(n, -scale, scale).map(x -> oneIn(6) ? 0 : x).toArray();
    }

    int[] indices(int n, int extent) {
        return random.ints(n, 0, extent).toArray();
    }

    /** A new signal of zeros, or of other initial values. */
    Signal fresh(String kind, int... shape) {
        return oneIn(3) ? Signal.of(name(kind), values(count(shape), 0.5), shape) : Signal.filled(name(kind), 0, shape);
    }

    /** Values that do not change: a signal of its own, or a part of a larger one. */
    Signal constant(double scale, int... shape) {
        if (oneIn(6)) {
            return Signal.filled(name("constant"), between(-scale, scale), shape);
        }
        int size = count(shape);
        if (oneIn(2)) {
            return Signal.of(name("constant"), values(size, scale), shape);
        }
        int larger = size * between(1, 3) + between(0, 9);
        return apart(Signal.of(name("constants"), values(larger, scale), larger), shape);
    }

    /** A view of that shape, no value of which lies where another does; the signal has at least as many values. */
    Signal apart(Signal base, int... shape) {
        int slack = base.size() - count(shape);
        int[] steps = new int[shape.length];
        int[] order = shuffled(shape.length);
        int step = 1;
        int reach = 0;
        for (int at = 0; at < order.length; at++) {
            int axis = order[at];
            int extent = shape[axis];
            int skip = extent > 1 && slack > 0 ? between(0, slack / (extent - 1)) : 0;
            steps[axis] = step + skip;
            // what an axis skips, those after it have to step over
            slack -= skip * (extent - 1);
            reach += steps[axis] * (extent - 1);
            step = reach + 1;
        }
        return reach < base.size()
                ? turned(base, steps, shape, reach)
                : base.view(name("view"), 0, dense(shape), shape);
    }

    /** A view of that shape, values of which may lie in the same place, for what is read only. */
    private Signal overlapping(Signal base, int... shape) {
        int[] steps = new int[shape.length];
        int reach = 0;
        for (int axis : shuffled(shape.length)) {
            int most = shape[axis] > 1 ? (base.size() - 1 - reach) / (shape[axis] - 1) : 0;
            steps[axis] = between(Math.min(1, most), Math.min(3, most));
            reach += steps[axis] * (shape[axis] - 1);
        }
        return turned(base, steps, shape, reach);
    }

    /** The view, somewhere in the base, with some of its axes turned around. */
    private Signal turned(Signal base, int[] steps, int[] shape, int reach) {
        int at = between(0, base.size() - 1 - reach);
        for (int axis = 0; axis < steps.length; axis++) {
            if (oneIn(3)) {
                at += steps[axis] * (shape[axis] - 1);
                steps[axis] = -steps[axis];
            }
        }
        return base.view(name("view"), at, steps, shape);
    }

    private int[] shuffled(int n) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        if (oneIn(2)) {
            Collections.shuffle(order, random);
        } else {
            Collections.reverse(order);
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] dense(int[] shape) {
        int[] steps = new int[shape.length];
        int step = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            steps[axis] = step;
            step *= shape[axis];
        }
        return steps;
    }

    static int count(int... shape) {
        return IntStream.of(shape).reduce(1, (a, b) -> a * b);
    }

    /** Where something is to be written: a signal, or a view on a larger one. */
    Signal target(String kind, int... shape) {
        if (oneIn(2)) {
            return fresh(kind, shape);
        }
        int larger = count(shape) * between(1, 2) + between(0, 9);
        return apart(fresh(kind, larger), shape);
    }

    /** Records what was written, and lets others read it. */
    void finished(Signal written, double bound, boolean firm) {
        probe(written.base());
        complete.add(new Source(written.base(), bound, firm));
    }

    /** Records what was written in some mode, and lets others read it. */
    void written(Signal signal, WriteMode mode, double bound, boolean firm) {
        if (mode == WriteMode.UPDATE) {
            late.add(signal.base());
        }
        finished(signal, bound, firm);
    }

    /** Lets others read a signal that is not recorded. */
    void readable(Signal signal, double bound, boolean firm) {
        complete.add(new Source(signal, bound, firm));
    }

    /** Records a signal, or a view on it. */
    void probe(Signal signal) {
        Signal seen = oneIn(4) ? overlapping(signal, between(1, 3), between(1, 4)) : signal;
        probes.add(new ProbedSignal(name("probe"), seen, pick(INTERVALS)));
    }

    /** Something to read of exactly that shape: now and then a constant, else what was drawn last comes more often. */
    Source read(int... shape) {
        if (still || oneIn(8)) {
            return new Source(constant(1, shape), 1, true);
        }
        int from = oneIn(2) ? Math.max(0, complete.size() - 4) : 0;
        return seen(pick(complete.subList(from, complete.size())), shape);
    }

    /**
     * Something firm, so that no loop grows without end; but nothing that is itself written at the end of a step: what is
     * read is written there in turn.
     */
    Source readEarly(int... shape) {
        return seen(
                pick(complete.stream()
                        .filter(source -> source.firm() && !late.contains(source.signal()))
                        .toList()),
                shape);
    }

    /** Something that somebody will write at the end of a step. */
    Signal fedBack() {
        Signal signal = fresh("fed back", size());
        late.add(signal);
        complete.add(new Source(signal, 1, false));
        return signal;
    }

    /** Something to read of which products may be formed. */
    Source readFirm(int... shape) {
        return seen(pick(complete.stream().filter(Source::firm).toList()), shape);
    }

    private Source seen(Source source, int[] shape) {
        Signal base = source.signal();
        if (Arrays.equals(base.shape(), shape) && !oneIn(3)) {
            return source;
        }
        boolean fits = count(shape) <= base.size() && !oneIn(4);
        return new Source(fits ? apart(base, shape) : overlapping(base, shape), source.bound(), source.firm());
    }
}
