package lanewise.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lanewise.build.BuiltNetwork;
import lanewise.error.ModelException;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.graph.SimFunction;
import lanewise.graph.SimProcess;
import lanewise.graph.SparseDotInc;
import lanewise.io.ModelArchive;
import lanewise.io.ModelArchive.ArchivedOperator;
import lanewise.io.ModelArchive.ArchivedProbe;
import lanewise.io.ModelArchive.ArchivedSignal;
import lanewise.io.NpyArray;
import lanewise.model.Probe;
import lanewise.model.process.PresentInput;
import lanewise.model.process.Process;
import lanewise.model.process.Recorded;

/**
 * A built network as a model archive, with what a run of some steps records, so that anything that reads the format can
 * run it and compare. An archive holds no Java: functions and random processes without an input are written as what they
 * gave, step by step. A function with an input has to be supplied by whoever runs the archive, so it has to be named
 * here. What draws random numbers while it depends on an input, and processes of a person's own that have one, cannot be
 * written.
 *
 * <pre>{@code
 * ModelExport.of(Builder.build(net), 1000).function("node square", "square").archive().write(Path.of("model.zip"));
 * }</pre>
 */
public final class ModelExport {
    private final BuiltNetwork network;
    private final int steps;
    private final Map<String, String> names = new HashMap<>();

    private ModelExport(BuiltNetwork network, int steps) {
        this.network = network;
        this.steps = steps;
    }

    /**
     * Of a network.
     *
     * @param steps how many are run and recorded, at least 1
     */
    public static ModelExport of(BuiltNetwork network, int steps) {
        if (steps < 1) {
            throw new ModelException("a model archive of %d steps; record at least 1".formatted(steps));
        }
        return new ModelExport(network, steps);
    }

    /**
     * Leaves a function with an input to whoever runs the archive.
     *
     * @param function what messages call it: {@code node square}, {@code function of connection a -> b}
     * @param name by which the archive asks for it
     */
    public ModelExport function(String function, String name) {
        names.put(function, name);
        return this;
    }

    /**
     * Runs the network and makes the archive.
     *
     * @throws ModelException if it has something that the format cannot hold; the message names it
     */
    public ModelArchive archive() {
        Graph played =
                with(network.graph().operators().stream().map(this::played).toList());
        Graph written = with(played.operators().stream().map(this::unsupplied).toList());
        return new ModelArchive("lanewise", "", steps, written, signals(written), besides(written), run(played));
    }

    private Graph with(List<Operator> operators) {
        return Graph.inOrder(network.graph().dt(), operators, network.graph().probes());
    }

    /** An operator that gives again, step by step, what it gives without an input. */
    private Operator played(Operator operator) {
        return switch (operator) {
            case HostFunction function
            when function.body() instanceof HostFunction.Java java && function.isInput() ->
                with(function, new HostFunction.Played(recorded(function, java.call())));
            case SimProcess process -> played(process);
            case Operator other -> other;
        };
    }

    private Recorded recorded(HostFunction function, HostFunction.Call call) {
        double[][] rows = new double[steps][function.output().orElseThrow().size()];
        for (int step = 0; step < steps; step++) {
            double time = (step + 1) * network.graph().dt();
            try {
                call.apply(time, new double[0], rows[step]);
            } catch (RuntimeException e) {
                throw new ModelException(
                        "%s: it failed in step %d, at %s s: %s".formatted(function.name(), step + 1, time, e), e);
            }
        }
        return new Recorded(rows);
    }

    private SimProcess played(SimProcess operator) {
        Process process = operator.process();
        if (process instanceof PresentInput || process instanceof Recorded) {
            return operator;
        }
        if (operator.input().isPresent()) {
            throw new ModelException(
                    "process %s into %s: it is Java and has an input, so a model archive cannot hold it; use a node with a function, or a filter"
                            .formatted(process, operator.output()));
        }
        double[][] rows = process.run(steps, network.graph().dt(), operator.seed());
        return new SimProcess(new Recorded(rows), 0, Optional.empty(), operator.output(), operator.mode());
    }

    private Operator unsupplied(Operator operator) {
        if (operator instanceof SimFunction function) {
            throw new ModelException(
                    "%s: its function %s is Java, so a model archive cannot hold it; leave the node out"
                            .formatted(function.name(), function.function()));
        }
        if (!(operator instanceof HostFunction function
                && function.body() instanceof HostFunction.Java
                && function.output().isPresent())) {
            return operator;
        }
        String name = names.get(function.name());
        if (name == null) {
            throw new ModelException(
                    "%s: it is Java and has an input, so a model archive cannot hold it; name it by function(\"%s\", ...), and whoever runs the archive supplies it"
                            .formatted(function.name(), function.name()));
        }
        return new HostFunction(name, new HostFunction.Named(), function.time(), function.input(), function.output());
    }

    private static HostFunction with(HostFunction function, HostFunction.Body body) {
        return new HostFunction(function.name(), body, function.time(), function.input(), function.output());
    }

    /** All signals, each base before its views. */
    private static List<ArchivedSignal> signals(Graph graph) {
        Set<Signal> signals = new LinkedHashSet<>();
        Set<Signal> written = new HashSet<>();
        for (Operator operator : graph.operators()) {
            List<Signal> changed = operator.writes();
            changed.forEach(signal -> written.add(signal.base()));
            List<Signal> used = new ArrayList<>(changed);
            used.addAll(operator.reads());
            if (operator instanceof SparseDotInc product) {
                used.add(product.weights());
            }
            for (Signal signal : used) {
                signals.add(signal.base());
                signals.add(signal);
            }
        }
        for (ProbedSignal probe : graph.probes()) {
            signals.add(probe.signal().base());
            signals.add(probe.signal());
        }
        return signals.stream()
                .map(signal -> new ArchivedSignal(signal, !written.contains(signal.base())))
                .toList();
    }

    private List<ArchivedOperator> besides(Graph graph) {
        List<ArchivedOperator> besides = new ArrayList<>();
        for (int i = 0; i < graph.operators().size(); i++) {
            Optional<String> kind = network.graph().operators().get(i) instanceof SimProcess before
                            && graph.operators().get(i) instanceof SimProcess after
                            && !before.process().equals(after.process())
                    ? Optional.of(before.process().getClass().getSimpleName())
                    : Optional.empty();
            besides.add(new ArchivedOperator(Optional.empty(), kind, Map.of()));
        }
        return besides;
    }

    private List<ArchivedProbe> run(Graph graph) {
        List<ArchivedProbe> probes = new ArrayList<>();
        Map<ProbedSignal, Probe> probedBy = network.probes();
        try (Simulator simulator = Simulator.of(graph)) {
            simulator.runSteps(steps);
            for (ProbedSignal probed : graph.probes()) {
                Probe probe = probedBy.get(probed);
                probes.add(new ArchivedProbe(
                        probe.target().label(), probe.attribute(), samples(simulator.data(probed), probed)));
            }
        }
        return probes;
    }

    private static NpyArray.Doubles samples(ProbeData data, ProbedSignal probe) {
        float[] floats = data.values(0);
        double[] values = new double[floats.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = floats[i];
        }
        int[] extents = probe.signal().shape();
        int[] shape = new int[extents.length + 1];
        shape[0] = data.samples();
        System.arraycopy(extents, 0, shape, 1, extents.length);
        return new NpyArray.Doubles(shape, values);
    }
}
