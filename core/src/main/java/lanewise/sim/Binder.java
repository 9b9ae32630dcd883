package lanewise.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.TimeUpdate;
import lanewise.kernel.FilterStep;
import lanewise.kernel.Kernels;
import lanewise.kernel.Products;
import lanewise.math.RandomStream;
import lanewise.plan.Block;
import lanewise.plan.Layout;

/** Binds the blocks of a plan to memory and kernels: what a step then runs is calls with fixed arguments. */
final class Binder {
    private final Layout layout;
    private final Memory memory;
    private final Kernels kernels;
    private final Clock clock;
    private final int items;

    Binder(Layout layout, Memory memory, Kernels kernels, Clock clock) {
        this.layout = layout;
        this.memory = memory;
        this.kernels = kernels;
        this.clock = clock;
        items = memory.items();
    }

    /** The tasks of a block, but for its inputs of the network, which {@link Source} runs. */
    List<Task> tasks(Block block) {
        return switch (block.operators().getFirst()) {
            case Reset first -> joined(block, Reset.class, op -> List.of(op.target()), p -> reset(first, p));
            case Copy first
            when first.sourceIndex().isPresent() || first.targetIndex().isPresent() ->
                each(block, Copy.class, this::indexed);
            case Copy first -> joined(block, Copy.class, op -> List.of(op.target(), op.source()), p -> copy(first, p));
            case ElementwiseInc first
            when first.factor().size() == 1 -> each(block, ElementwiseInc.class, this::scaled);
            case ElementwiseInc first ->
                joined(
                        block,
                        ElementwiseInc.class,
                        op -> List.of(op.target(), op.factor(), op.input()),
                        this::multiplied);
            case DotInc first -> each(block, DotInc.class, this::product);
            case SimNeurons first ->
                joined(
                        block,
                        SimNeurons.class,
                        Binder::signals,
                        p -> new NeuronTasks(kernels, items, clock).of(first.type(), p, new RandomStream[0]));
            case SimProcess first
            when first.kind() instanceof SimProcess.Filter filter ->
                joined(block, SimProcess.class, op -> filterSignals(op), p -> filter(filter, p));
            case SimProcess first -> List.of();
            case HostFunction first -> each(block, HostFunction.class, this::call);
            case TimeUpdate first -> List.of();
        };
    }

    private static List<Signal> signals(SimNeurons neurons) {
        List<Signal> signals = new ArrayList<>(List.of(neurons.output(), neurons.current()));
        signals.addAll(neurons.states());
        return signals;
    }

    private static List<Signal> filterSignals(SimProcess process) {
        return List.of(process.output(), ((SimProcess.Filter) process.kind()).input());
    }

    /** One task for each stretch of memory. */
    private <T extends Operator> List<Task> joined(
            Block block, Class<T> type, Function<T, List<Signal>> signals, Function<List<Place>, Task> task) {
        List<List<Place>> places = block.operators().stream()
                .map(type::cast)
                .map(operator ->
                        signals.apply(operator).stream().map(this::place).toList())
                .toList();
        return Runs.of(places).stream().map(task).toList();
    }

    private <T extends Operator> List<Task> each(Block block, Class<T> type, Function<T, Task> task) {
        return block.operators().stream().map(type::cast).map(task).toList();
    }

    private Place place(Signal signal) {
        return Place.of(signal, layout, memory);
    }

    private Task reset(Reset operator, List<Place> places) {
        Place y = places.getFirst();
        float value = (float) operator.value() + 0f;
        return () -> {
            for (int item = 0; item < items; item++) {
                int at = y.at() + item * y.stride();
                Arrays.fill(y.array(), at, at + y.size(), value);
            }
        };
    }

    private Task copy(Copy operator, List<Place> places) {
        Place y = places.get(0);
        Place x = places.get(1);
        if (operator.increment()) {
            return () -> {
                for (int item = 0; item < items; item++) {
                    kernels.elementwise()
                            .add(
                                    y.array(),
                                    y.at() + item * y.stride(),
                                    x.array(),
                                    x.at() + item * x.stride(),
                                    y.size());
                }
            };
        }
        return () -> {
            for (int item = 0; item < items; item++) {
                System.arraycopy(
                        x.array(), x.at() + item * x.stride(), y.array(), y.at() + item * y.stride(), y.size());
            }
        };
    }

    /** Copies by index lists; where a target is named several times, what arrives is added in the list's order. */
    private Task indexed(Copy operator) {
        Place y = place(operator.target());
        Place x = place(operator.source());
        int[] from = indices(operator.sourceIndex().orElse(null), x.size());
        int[] to = indices(operator.targetIndex().orElse(null), y.size());
        boolean increment = operator.increment();
        return () -> {
            for (int item = 0; item < items; item++) {
                int yAt = y.at() + item * y.stride();
                int xAt = x.at() + item * x.stride();
                for (int i = 0; i < to.length; i++) {
                    float value = x.array()[xAt + from[i]];
                    y.array()[yAt + to[i]] = increment ? y.array()[yAt + to[i]] + value + 0f : value;
                }
            }
        };
    }

    private static int[] indices(List<Integer> list, int size) {
        int[] all = new int[list == null ? size : list.size()];
        Arrays.setAll(all, i -> list == null ? i : list.get(i));
        return all;
    }

    private Task scaled(ElementwiseInc operator) {
        Place y = place(operator.target());
        Place a = place(operator.factor());
        Place x = place(operator.input());
        return () -> {
            for (int item = 0; item < items; item++) {
                float factor = a.array()[a.at() + item * a.stride()];
                kernels.elementwise()
                        .scaleInc(
                                y.array(),
                                y.at() + item * y.stride(),
                                factor,
                                x.array(),
                                x.at() + item * x.stride(),
                                y.size());
            }
        };
    }

    private Task multiplied(List<Place> places) {
        Place y = places.get(0);
        Place a = places.get(1);
        Place x = places.get(2);
        return () -> {
            for (int item = 0; item < items; item++) {
                kernels.elementwise()
                        .multiplyInc(
                                y.array(),
                                y.at() + item * y.stride(),
                                a.array(),
                                a.at() + item * a.stride(),
                                x.array(),
                                x.at() + item * x.stride(),
                                y.size());
            }
        };
    }

    private Task product(DotInc operator) {
        Place y = place(operator.target());
        Place x = place(operator.input());
        float[] weights = memory.parameters();
        int at = layout.weightsOffset(operator);
        int rows = operator.rows();
        int cols = operator.cols();
        int leading = Products.leading(rows, cols);
        int partials = Products.partials(rows, cols);
        return () -> kernels.products()
                .dotInc(
                        y.array(),
                        y.at(),
                        y.stride(),
                        weights,
                        at,
                        x.array(),
                        x.at(),
                        x.stride(),
                        rows,
                        cols,
                        leading,
                        partials,
                        items);
    }

    private Task filter(SimProcess.Filter filter, List<Place> places) {
        Place y = places.get(0);
        Place x = places.get(1);
        FilterStep step = FilterStep.lowpass(filter.decay(), filter.gain());
        return () -> {
            for (int item = 0; item < items; item++) {
                kernels.filters()
                        .linearFilter(
                                y.array(),
                                y.at() + item * y.stride(),
                                y.array(),
                                y.at() + item * y.stride(),
                                y.size(),
                                x.array(),
                                x.at() + item * x.stride(),
                                y.size(),
                                step);
            }
        };
    }

    private Task call(HostFunction operator) {
        HostCall call = new HostCall(operator, clock);
        double[] in = new double[operator.input().map(Signal::size).orElse(0)];
        double[] out = new double[operator.output().map(Signal::size).orElse(0)];
        Place x = operator.input().map(this::place).orElse(null);
        Place y = operator.output().map(this::place).orElse(null);
        int calls = operator.input().isPresent() ? items : 1; // without input there is nothing of an item's own
        return () -> {
            for (int item = 0; item < calls; item++) {
                for (int i = 0; i < in.length; i++) {
                    in[i] = canonical(x.array()[x.at() + item * x.stride() + i]);
                }
                call.apply(in, out);
                for (int i = 0; i < out.length; i++) {
                    y.array()[y.at() + item * y.stride() + i] = Finite.rounded(out[i], operator.name(), clock);
                }
            }
        };
    }

    /** A NaN that leaves the engine is the canonical one. */
    private static double canonical(float value) {
        return Float.isNaN(value) ? Double.NaN : value;
    }
}
