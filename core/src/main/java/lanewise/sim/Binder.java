package lanewise.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.HostFunction;
import lanewise.graph.LearningRule;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimFunction;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.SimTriangle;
import lanewise.graph.SparseDotInc;
import lanewise.graph.TimeUpdate;
import lanewise.graph.WriteMode;
import lanewise.kernel.ConvolutionShape;
import lanewise.kernel.Kernels;
import lanewise.math.RandomStream;
import lanewise.plan.Block;
import lanewise.plan.Layout;

/** Binds the blocks of a plan to memory and kernels: what a step then runs is calls with fixed arguments. */
final class Binder {
    private static final RandomStream[] NO_STREAMS = {};

    private final Layout layout;
    private final Memory memory;
    private final Clock clock;
    private final RunMoment moment;
    private final Map<Signal, FunctionTask> functions = new LinkedHashMap<>();
    private final Starts starts;
    private final Predicate<SimNeurons> isShort;
    private final Map<Operator, Source> sources;
    private final Map<Operator, Streams> streams;
    private final ElementwiseTasks elementwise;
    private final ProductTasks products;
    private final ConvolutionTasks convolutions;
    private final FilterTasks filters;
    private final LearningTasks learning;
    private final NeuronTasks neurons;

    /**
     * @param starts which copies need not run
     * @param moment when functions are computed
     * @param isShort whether LIF neurons take the short form of their step
     * @param sources what gives the values of every function and process
     * @param streams the random numbers of the neurons that take any
     */
    Binder(
            Layout layout,
            Memory memory,
            Starts starts,
            Kernels kernels,
            Clock clock,
            RunMoment moment,
            Predicate<SimNeurons> isShort,
            Map<Operator, Source> sources,
            Map<Operator, Streams> streams) {
        this.layout = layout;
        this.memory = memory;
        this.clock = clock;
        this.moment = moment;
        this.starts = starts;
        this.isShort = isShort;
        this.sources = sources;
        this.streams = streams;
        elementwise = new ElementwiseTasks(kernels.elementwise());
        products = new ProductTasks(kernels, layout, memory, clock);
        convolutions = new ConvolutionTasks(kernels, new SparseForms(layout, memory), clock);
        filters = new FilterTasks(kernels, memory.items());
        learning = new LearningTasks(kernels, layout, memory, clock);
        neurons = new NeuronTasks(kernels, memory.items(), clock);
    }

    /** The tasks of a block, part after part. */
    List<Task> tasks(Block block) {
        return block.parts().stream()
                .flatMap(part -> checked(part, tasks(part)).stream())
                .toList();
    }

    private List<Task> checked(List<Operator> operators, List<Task> tasks) {
        assert operators.stream().anyMatch(operator -> Transients.isSerial(operator, layout))
                        || tasks.stream().noneMatch(task -> task.kind() == Task.Kind.SERIAL)
                : operators.getFirst()
                        + ": it runs for all items at once, and transients take it for one that does not";
        return tasks;
    }

    /** The tasks of operators that work alike. */
    private List<Task> tasks(List<Operator> operators) {
        return switch (operators.getFirst()) {
            case Reset first ->
                joined(
                        operators,
                        Reset.class,
                        (op, in) -> List.of(in.set(op.target())),
                        p -> List.of(elementwise.reset(first.value(), p.getFirst())));
            case Copy first
            when first.isWhole() ->
                runs(
                        operators.stream().filter(op -> !starts.replace(op)).toList(),
                        Copy.class,
                        (op, in) -> List.of(
                                op.increment() ? in.changed(op.target()) : in.set(op.target()), in.read(op.source())),
                        runs -> elementwise.copies(first.increment(), runs));
            case Copy first -> each(operators, Copy.class, (op, in) -> elementwise.indexed(op, layout, memory));
            case ElementwiseInc first
            when first.factor().size() == 1 -> each(operators, ElementwiseInc.class, this::scaled);
            case ElementwiseInc first ->
                joined(
                        operators,
                        ElementwiseInc.class,
                        this::multipliedPlaces,
                        p -> List.of(elementwise.multiplied(p)));
            case DotInc first when first.isElementwise() -> each(operators, DotInc.class, this::scaled);
            case DotInc first -> products(operators);
            case SparseDotInc first ->
                each(
                        operators,
                        SparseDotInc.class,
                        (op, in) -> convolutions.sparse(op, in.changed(op.target()), in.read(op.input())));
            case ConvInc first ->
                each(
                        operators,
                        ConvInc.class,
                        (op, in) -> convolution(
                                ConvolutionTasks.shape(op.geometry()), op.weights(), op.input(), op.target(), in));
            case ConvTransposeInc first ->
                each(
                        operators,
                        ConvTransposeInc.class,
                        (op, in) -> convolution(
                                ConvolutionTasks.transposed(op.geometry()), op.weights(), op.input(), op.target(), in));
            case SimNeurons first ->
                joined(
                        operators,
                        SimNeurons.class,
                        Binder::neuronPlaces,
                        p -> List.of(neurons.of(
                                TunedNeurons.of(first, layout, memory),
                                isShort.test(first),
                                p,
                                first.type().random() ? streams.get(first).all() : NO_STREAMS)));
            case SimLinearFilter first
            when first.space().order() > 1 ->
                several(
                        operators,
                        SimLinearFilter.class,
                        (op, in) ->
                                filters.linear(FilterTasks.step(op, layout, memory), op.mode(), filterPlaces(op, in)));
            case SimLinearFilter first ->
                joined(
                        operators,
                        SimLinearFilter.class,
                        Binder::filterPlaces,
                        p -> filters.linear(FilterTasks.step(first, layout, memory), first.mode(), p));
            case SimTriangle first -> several(operators, SimTriangle.class, this::triangle);
            case LearningRule first -> each(operators, LearningRule.class, learning::of);
            case SimProcess first ->
                several(
                        operators,
                        SimProcess.class,
                        (op, in) -> delivered(sources.get(op), op.output(), op.mode(), in));
            case HostFunction first -> several(operators, HostFunction.class, this::call);
            case SimFunction first -> each(operators, SimFunction.class, (op, in) -> function(op, in));
            case TimeUpdate first -> each(operators, TimeUpdate.class, (op, in) -> shown(op));
        };
    }

    /** Tasks for each stretch of memory. */
    private <T extends Operator> List<Task> joined(
            List<Operator> operators,
            Class<T> type,
            BiFunction<T, Operands, List<Place>> places,
            Function<List<Place>, List<Task>> bound) {
        return runs(
                operators,
                type,
                places,
                runs -> runs.stream().flatMap(run -> bound.apply(run).stream()).toList());
    }

    /** Tasks for all stretches of memory. Operators on all lanes of interleaved signals are one stretch. */
    private <T extends Operator> List<Task> runs(
            List<Operator> operators,
            Class<T> type,
            BiFunction<T, Operands, List<Place>> places,
            Function<List<List<Place>>, List<Task>> bound) {
        List<Task> tasks = new ArrayList<>();
        List<List<Place>> direct = new ArrayList<>();
        Map<List<Place>, List<Operator>> interleaved = new LinkedHashMap<>();
        for (Operator operator : operators) {
            Operands lanes = Operands.interleaved(operator, layout, memory);
            List<Place> ofAll = places.apply(type.cast(operator), lanes);
            List<Place> key = lanes.areDirect() ? ofAll : List.of();
            interleaved.computeIfAbsent(key, k -> new ArrayList<>()).add(operator);
        }
        interleaved.forEach((ofAll, lanes) -> {
            if (!ofAll.isEmpty()
                    && lanes.size()
                            == layout.interleaved(anySignal(lanes.getFirst())).size()) {
                tasks.addAll(bound.apply(List.of(ofAll)));
                return;
            }
            for (Operator operator : lanes) {
                Operands operands = new Operands(operator, layout, memory);
                List<Place> used = places.apply(type.cast(operator), operands);
                if (operands.areDirect()) {
                    direct.add(used);
                } else {
                    tasks.addAll(operands.around(bound.apply(List.of(used))));
                }
            }
        });
        tasks.addAll(bound.apply(Runs.of(direct)));
        return tasks;
    }

    private static Signal anySignal(Operator operator) {
        return operator.writes().getFirst();
    }

    private List<Task> products(List<Operator> operators) {
        List<Task> tasks = new ArrayList<>();
        List<Product> direct = new ArrayList<>();
        Set<DotInc> done = new HashSet<>();
        for (Operator operator : operators) {
            DotInc product = (DotInc) operator;
            List<DotInc> together = layout.sideBySide(product);
            if (together.size() > 1) {
                if (done.add(together.getFirst())) {
                    Optional<Signal> start = starts.of(product).flatMap(own -> starts.of(together.getFirst()));
                    tasks.addAll(
                            LaneProduct.of(together, start, products.kernels().products(), layout, memory));
                }
                continue;
            }
            Operands operands = new Operands(operator, layout, memory);
            Task task = products.dot(product, operands);
            if (task instanceof Product one && operands.areDirect()) {
                direct.add(one);
            } else {
                tasks.addAll(operands.around(List.of(task)));
            }
        }
        tasks.addAll(JoinedProducts.in(direct, memory.items()));
        return tasks;
    }

    /** A task for each operator. */
    private <T extends Operator> List<Task> each(
            List<Operator> operators, Class<T> type, BiFunction<T, Operands, Task> bound) {
        return several(operators, type, (op, in) -> List.of(bound.apply(op, in)));
    }

    /** Several tasks for each operator. */
    private <T extends Operator> List<Task> several(
            List<Operator> operators, Class<T> type, BiFunction<T, Operands, List<Task>> bound) {
        List<Task> tasks = new ArrayList<>();
        for (Operator operator : operators) {
            Operands operands = new Operands(operator, layout, memory);
            tasks.addAll(operands.around(bound.apply(type.cast(operator), operands)));
        }
        return tasks;
    }

    private Task scaled(ElementwiseInc op, Operands in) {
        return elementwise.scaled(
                in.changed(op.target()), in.read(op.factor()), ElementwiseTasks.spread(op.input(), op.target(), in));
    }

    private Task scaled(DotInc op, Operands in) {
        boolean scalarFirst = op.weights().size() == 1;
        Place factor = in.read(scalarFirst ? op.weights() : op.input());
        return elementwise.scaled(in.changed(op.target()), factor, in.read(scalarFirst ? op.input() : op.weights()));
    }

    private Task convolution(ConvolutionShape shape, Signal weights, Signal input, Signal target, Operands in) {
        return convolutions.convolution(shape, weights, in.changed(target), in.read(weights), in.read(input));
    }

    private List<Place> multipliedPlaces(ElementwiseInc op, Operands in) {
        Optional<Signal> start = starts.of(op);
        Place target = start.isPresent() ? in.set(op.target()) : in.changed(op.target());
        return List.of(
                target,
                start.map(in::read).orElse(target),
                ElementwiseTasks.spread(op.factor(), op.target(), in),
                ElementwiseTasks.spread(op.input(), op.target(), in));
    }

    private static List<Place> neuronPlaces(SimNeurons op, Operands in) {
        List<Place> places = new ArrayList<>(List.of(in.set(op.output()), in.read(op.current())));
        op.states().forEach(state -> places.add(in.changed(state)));
        return places;
    }

    private static List<Place> filterPlaces(SimLinearFilter op, Operands in) {
        boolean adds = op.mode() == WriteMode.INCREMENT;
        List<Place> places =
                new ArrayList<>(List.of(adds ? in.changed(op.output()) : in.set(op.output()), in.read(op.input())));
        op.state().ifPresent(state -> places.add(in.changed(state)));
        return places;
    }

    private List<Task> triangle(SimTriangle op, Operands in) {
        boolean adds = op.mode() == WriteMode.INCREMENT;
        return filters.triangle(
                op,
                adds ? in.changed(op.output()) : in.set(op.output()),
                in.read(op.input()),
                in.changed(op.last()),
                in.changed(op.ring()),
                in.changed(op.index()));
    }

    private List<Task> call(HostFunction op, Operands in) {
        Source source = sources.get(op);
        return op.output().isPresent()
                ? delivered(source, op.output().get(), WriteMode.SET, in)
                : List.of(called(source));
    }

    private Task function(SimFunction op, Operands in) {
        FunctionTask task = FunctionTask.of(op, in, moment, clock, memory.items());
        functions.put(op.output(), task);
        return task;
    }

    /** The functions that have been bound, by the signals that they set. */
    Map<Signal, FunctionTask> functions() {
        return functions;
    }

    /** Calls code of the host program, once for all items. */
    private Task called(Source source) {
        return Task.serial(1, item -> {
            if (item == 0) {
                source.run(clock);
            }
        });
    }

    /** What a source gives, brought to where it belongs. One that depends on nothing of the step has already run. */
    private List<Task> delivered(Source source, Signal output, WriteMode mode, Operands in) {
        List<Task> tasks = new ArrayList<>();
        if (!source.isEarly()) {
            tasks.add(called(source));
        }
        if (!source.isDirect()) {
            boolean adds = mode == WriteMode.INCREMENT;
            Place target = adds ? in.changed(output) : in.set(output);
            tasks.add(elementwise.copy(adds, List.of(target, source.values())));
        }
        return tasks;
    }

    /** Writes the clock where somebody reads it. */
    private Task shown(TimeUpdate op) {
        return Task.each(1, item -> {
            show(op.step(), (double) clock.step(), item);
            show(op.time(), clock.time(), item);
        });
    }

    private void show(Signal signal, double value, int item) {
        if (layout.holds(signal)) {
            Place base = Place.ofBase(signal, layout, memory);
            base.array()[base.at(item) + signal.offset() * layout.step(signal)] = (float) value;
        }
    }
}
