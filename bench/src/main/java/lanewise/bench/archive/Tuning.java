package lanewise.bench.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lanewise.bench.archive.TuneReport.Row;
import lanewise.bench.mnist.Progress;
import lanewise.error.ModelException;
import lanewise.graph.Graph;
import lanewise.io.ModelArchive;
import lanewise.kernel.KernelChoice;
import lanewise.plan.PlanReport;
import lanewise.plan.ScalarTime;

/**
 * Measures what each setting gains for a model on this machine. The values of a setting and the default run in turns,
 * round after round, so that whatever else the machine does meets them all. What counts is the shortest call of a turn,
 * and the median of the rounds. The default is run by two simulators: by how much these differ is noise.
 */
public final class Tuning {
    static final int ROUNDS = 9;

    /** After so many rounds the simulators are made anew: where the memory of one lies can be worth 20 %. */
    private static final int SITTING = 3;

    private static final int MOST_STEPS = 1_000;

    /** Vector code needs so long to be compiled, once in a JVM; or this share of the time, if that is short. */
    private static final double COLD_NANOS = 2.5e9;

    private static final double COLD = 0.2;

    /** A simulator needs so long to be compiled, if its kernels are; or this share of the time. */
    private static final double WARM_UP_NANOS = 1e8;

    private static final double WARM_UP = 0.008;

    /** What takes so many times as long as others may not be compiled yet. */
    private static final double SLOW = 3;

    /** Nobody would choose a setting for less. */
    private static final double LEAST_GAIN = 0.02;

    /** The share of the time that a planner may take, or it is not tried with more depth. */
    private static final double PLANNING = 0.02;

    /** All calls together, about: each of some thirty simulators makes two at least in each round. */
    private static final int CALLS = 30 * ROUNDS * 2;

    private final Settings settings;
    private final Graph graph;
    private final GivenInputs inputs;
    private final Progress progress;
    private final TrialRun.Calls calls;
    private final List<Double> defaults = new ArrayList<>();
    private final double coldNanos;
    private final double warmUpNanos;
    private final List<Double> differences = new ArrayList<>();

    /**
     * What can be chosen.
     *
     * @param model the archive
     * @param steps of a run; by default those of the archive, or 1,000 if it has more
     * @param batch how many items run side by side
     * @param kernels what computes by default
     * @param seconds that all measuring takes together, about; planning and warming up take some more
     * @param inputs files of values, by the name or the id of the signal that they are for
     */
    public record Settings(
            Path model, OptionalInt steps, int batch, KernelChoice kernels, double seconds, Map<String, Path> inputs) {}

    private Tuning(Settings settings, ModelArchive archive, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        graph = archive.graph();
        int end = settings.steps.orElse(Math.clamp(archive.steps(), 1, MOST_STEPS));
        inputs = GivenInputs.of(archive, settings.inputs, settings.batch, end);
        double all = settings.seconds * 1e9;
        coldNanos = Math.min(COLD_NANOS, COLD * all);
        warmUpNanos = Math.min(WARM_UP_NANOS, WARM_UP * all);
        double nanosPerStep = ScalarTime.ofStep(graph) * settings.batch;
        calls = new TrialRun.Calls((int) Math.clamp(all / CALLS / nanosPerStep, 1, end), end);
    }

    /**
     * Measures a model.
     *
     * @throws ModelException if it has a function of the host program that is not known, or too few steps
     * @throws lanewise.error.FormatException if the archive or a file of inputs is refused
     * @throws lanewise.error.SimulationException if a run fails
     */
    public static TuneReport of(Settings settings, Progress progress) {
        progress.at("reading the model");
        return new Tuning(settings, ModelArchive.read(settings.model), progress).measure();
    }

    private TuneReport measure() {
        progress.at("warming up");
        int threads;
        try (TrialRun first = run(Trial.byDefault(settings.batch))) {
            first.warmUp(settings.kernels.lanes() > 1 ? coldNanos : warmUpNanos, 2 * coldNanos);
            threads = first.threads();
        }
        progress.at("planning");
        double planSeconds = PLANNING * settings.seconds;
        List<List<Trial>> all = new Trials(graph, settings.batch, calls, settings.kernels, threads, planSeconds).all();
        int trials = all.stream().mapToInt(List::size).sum();
        double nanos = settings.seconds * 1e9 / ROUNDS / runs(all);
        List<Row> rows = new ArrayList<>();
        for (List<Trial> setting : all) {
            progress.at("measuring", rows.size(), trials);
            rows.addAll(rows(setting, nanos));
        }
        progress.at("measuring the best");
        List<Row> best = rows(best(rows), nanos);
        return new TuneReport(
                settings,
                calls,
                graph,
                PlanReport.of(graph).blocks().size(),
                threads,
                median(defaults),
                noise(),
                rows,
                best.stream().filter(this::isFaster).max(TuneReport.BY_GAIN));
    }

    /** How many simulators share the time: those of the trials, two of the default for each setting, and the best. */
    private static long runs(List<List<Trial>> all) {
        long measured =
                all.stream().flatMap(List::stream).filter(Trial::isMeasured).count();
        return measured + 2L * all.size() + 4;
    }

    private boolean isFaster(Row row) {
        return row.isFaster(noise());
    }

    /** What is to be measured once more: the best of each setting that helps, together; and the best alone. */
    private List<Trial> best(List<Row> rows) {
        List<Trial> best = new ArrayList<>();
        for (Collection<Row> setting : TuneReport.bySetting(rows)) {
            setting.stream()
                    .filter(row -> row.trial().words().isPresent() && isFaster(row))
                    .max(TuneReport.BY_GAIN)
                    .ifPresent(row -> best.add(row.trial()));
        }
        Optional<Row> alone =
                rows.stream().filter(row -> best.contains(row.trial())).max(TuneReport.BY_GAIN);
        return best.size() < 2
                ? best
                : List.of(Trial.together(best), alone.orElseThrow().trial());
    }

    /** Twice the usual difference: a normal one is beyond that once in six times. */
    private double noise() {
        return Math.max(LEAST_GAIN, 2 * median(differences));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** Measures the values of a setting, between two simulators of the default. */
    private List<Row> rows(List<Trial> trials, double nanos) {
        List<Trial> measured = trials.stream().filter(Trial::isMeasured).toList();
        if (measured.isEmpty()) {
            return trials.stream().map(Row::of).toList();
        }
        List<Trial> all = new ArrayList<>(measured);
        all.addFirst(Trial.byDefault(settings.batch));
        all.addLast(Trial.byDefault(settings.batch));
        double[][] micros = new double[all.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round += SITTING) {
            sit(all, round, nanos, micros);
        }
        double one = median(micros[0]);
        double other = median(micros[all.size() - 1]);
        double difference = Math.abs(one / other - 1);
        differences.add(difference);
        defaults.addAll(List.of(one, other));
        return trials.stream()
                .map(trial -> trial.isMeasured()
                        ? row(trial, median(micros[1 + measured.indexOf(trial)]), (one + other) / 2, difference)
                        : Row.of(trial))
                .toList();
    }

    /** Some rounds, from the given one on, with simulators of their own. */
    private void sit(List<Trial> trials, int first, double nanos, double[]... micros) {
        List<TrialRun> runs = new ArrayList<>();
        try {
            trials.forEach(trial -> runs.add(run(trial)));
            warmUp(runs, first == 0);
            for (int round = first; round < first + SITTING; round++) {
                for (int i = 0; i < runs.size(); i++) {
                    int next = (i + round) % runs.size();
                    micros[next][round] = runs.get(next).micros(nanos);
                }
            }
        } finally {
            runs.forEach(TrialRun::close);
        }
    }

    private TrialRun run(Trial trial) {
        return new TrialRun(graph, inputs, trial.items(), calls, options -> {
            options.kernels(settings.kernels.kernels());
            trial.choose().accept(options);
        });
    }

    private void warmUp(List<TrialRun> runs, boolean cold) {
        double fast = Double.POSITIVE_INFINITY;
        for (TrialRun run : runs) {
            double micros = run.warmUp(warmUpNanos, coldNanos);
            if (cold && micros > SLOW * fast) {
                micros = run.warmUp(coldNanos, coldNanos);
            }
            fast = Math.min(fast, micros);
        }
        System.gc(); // brings the objects of each together
    }

    private static Row row(Trial trial, double micros, double byDefault, double difference) {
        return new Row(trial, OptionalDouble.of(micros), OptionalDouble.of(byDefault / micros - 1), difference);
    }

    private static double median(double... values) {
        return median(Arrays.stream(values).boxed().toList());
    }
}
