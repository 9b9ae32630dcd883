package lanewise.bench.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import lanewise.bench.mnist.Progress;
import lanewise.error.ModelException;
import lanewise.graph.Graph;
import lanewise.graph.ProbedSignal;
import lanewise.io.ModelArchive;
import lanewise.io.NpyArray;
import lanewise.kernel.KernelChoice;
import lanewise.plan.PlanOptions;
import lanewise.plan.ScalarTime;
import lanewise.sim.Simulator;
import lanewise.sim.SimulatorOptions;

/** Runs a model archive. Everything that can be wrong with what was asked for is found before the first step. */
public final class ArchiveRun {
    /** What scalar kernels do while a second JVM starts and its vectors get warm. */
    private static final double BRIEF_NANOS = 2e9;

    private final ModelArchive archive;
    private final Settings settings;
    private final Graph graph;
    private final long steps;

    /**
     * What can be chosen.
     *
     * @param model the archive
     * @param steps how many; by default as many as the archive says
     * @param batch how many items run side by side; without it one does, and results have no axis for it
     * @param kernels what computes, at first and in a long run
     * @param threads how many share the work; by default as many as help
     * @param plan how the operators are planned
     * @param unroll how many steps run without a look at progress; by default as many as help
     * @param inputs files of values, by the name or the id of the signal that they are for
     * @param check how large errors may be; empty if nothing is to be checked
     */
    public record Settings(
            Path model,
            OptionalLong steps,
            OptionalInt batch,
            KernelChoice kernels,
            OptionalInt threads,
            PlanOptions plan,
            OptionalInt unroll,
            Map<String, Path> inputs,
            Optional<Yardstick> check) {
        int items() {
            return batch.orElse(1);
        }
    }

    /**
     * Whether a run is over before vectors would be warm.
     *
     * @param steps how many
     * @param batch items side by side
     */
    public static boolean isBrief(ModelArchive archive, long steps, int batch) {
        return ScalarTime.ofStep(archive.graph()) * steps * batch < BRIEF_NANOS;
    }

    private ArchiveRun(ModelArchive archive, Settings settings) {
        this.archive = archive;
        this.settings = settings;
        graph = archive.graph();
        steps = settings.steps.orElse(archive.steps());
    }

    /**
     * Reads a model, runs it, and compares its probes with the expected data if asked to.
     *
     * @throws ModelException if what is asked for does not fit the model
     * @throws lanewise.error.FormatException if a file is wrong
     * @throws lanewise.error.SimulationException if the run fails
     */
    public static RunReport run(Settings settings, Progress progress) {
        progress.at("reading the model");
        return run(ModelArchive.read(settings.model), settings, progress);
    }

    /**
     * The same for a model that has been read.
     *
     * @throws ModelException if what is asked for does not fit the model
     * @throws lanewise.error.FormatException if a file of inputs is wrong
     * @throws lanewise.error.SimulationException if the run fails
     */
    public static RunReport run(ModelArchive archive, Settings settings, Progress progress) {
        ArchiveRun run = new ArchiveRun(archive, settings);
        GivenInputs inputs = GivenInputs.of(archive, settings.inputs, settings.items(), run.steps);
        double[] limits = run.limits();
        progress.at("planning");
        return run.simulate(inputs, limits, progress);
    }

    /** The limits of all probes; none without a check. */
    private double[] limits() {
        if (settings.check.isEmpty()) {
            return new double[0];
        }
        if (steps > archive.steps()) {
            throw new ModelException("--steps is %d, but the model has expected data for %d steps; check no more"
                    .formatted(steps, archive.steps()));
        }
        if (graph.probes().isEmpty()) {
            throw new ModelException("--check: the model has no probes; leave it out");
        }
        double[] limits = new double[graph.probes().size()];
        for (int i = 0; i < limits.length; i++) {
            limits[i] = settings.check.get().limit(i, graph.probes().get(i).name());
        }
        return limits;
    }

    private RunReport simulate(GivenInputs inputs, double[] limits, Progress progress) {
        try (var simulator = Simulator.of(graph, options -> choose(options, progress))) {
            inputs.feed(simulator);
            long start = System.nanoTime();
            simulator.runSteps(steps);
            double seconds = (System.nanoTime() - start) / 1e9;
            progress.at("collecting the data");
            List<ProbeResult> results = new ArrayList<>();
            for (int i = 0; i < graph.probes().size(); i++) {
                results.add(result(i, simulator, limits));
            }
            String model = settings.model.getFileName().toString();
            int blocks = simulator.plan().blocks().size();
            return new RunReport(
                    model, steps, graph, blocks, settings.kernels.endedOn(simulator.kernels()), seconds, results);
        }
    }

    private ProbeResult result(int index, Simulator simulator, double... limits) {
        ProbedSignal probe = graph.probes().get(index);
        int items = settings.items();
        NpyArray.Floats data = ProbeResult.data(probe, simulator.data(probe), items, settings.batch.isPresent());
        Optional<ProbeResult.Check> check = settings.check.map(unused -> new ProbeResult.Check(
                ProbeResult.error(
                        data.values(),
                        items,
                        archive.probes().get(index).expected().values()),
                limits[index]));
        return new ProbeResult(index, probe.name(), data, check);
    }

    private void choose(SimulatorOptions options, Progress progress) {
        options.batch(settings.items())
                .kernels(settings.kernels)
                .plan(settings.plan)
                .progress((done, total) -> progress.at("steps", done, total));
        settings.threads.ifPresent(options::threads);
        settings.unroll.ifPresent(options::unroll);
        HostFunctions.KNOWN.forEach(options::function);
    }
}
