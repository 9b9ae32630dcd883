package lanewise.bench.measure;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import lanewise.bench.mnist.Progress;
import lanewise.bench.recipe.TrainedWorkload;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.kernel.KernelChoice;
import lanewise.train.Parameter;
import lanewise.train.Parameters;

/** Measures a training: build, warm-up, and repetitions of some epochs. */
public final class TrainingMeasuring {
    private static final int REPETITIONS = 9;

    /** Vector code is interpreted a hundred times slower until it is compiled, which takes calls and time. */
    private static final long WARM_UP_NANOS = 4_000_000_000L;

    /** However slow an update is, its code has to be called some times before it is compiled. */
    private static final int WARM_UP_EPOCHS = 2;

    private final TrainedWorkload workload;
    private final Settings settings;
    private final Progress progress;
    private final int updates;

    /**
     * What can be chosen.
     *
     * @param kernels what computes
     * @param threads how many share the work
     * @param batch items of an update; without it as many as is usual for the workload
     * @param updates of an epoch; without it as many as is usual for the workload
     * @param seconds that all repetitions take together, or each one epoch if that is more
     */
    public record Settings(KernelChoice kernels, int threads, OptionalInt batch, OptionalInt updates, double seconds) {}

    private TrainingMeasuring(TrainedWorkload workload, Settings settings, Progress progress) {
        this.workload = workload;
        this.settings = settings;
        this.progress = progress;
        updates = settings.updates.orElse(workload.updates());
    }

    /**
     * Measures a training.
     *
     * @param peak floating-point operations a second of one core
     */
    public static TrainingMeasurement of(TrainedWorkload workload, Settings settings, double peak, Progress progress) {
        return new TrainingMeasuring(workload, settings, progress).measure(peak);
    }

    private TrainingMeasurement measure(double peak) {
        int batch = settings.batch.orElse(workload.batch());
        progress.at(workload.name() + ": building");
        long before = Measuring.memoryInUse();
        long start = System.nanoTime();
        try (TrainedWorkload.Session session = workload.open(
                Math.multiplyExact(batch, updates),
                options -> options.minibatch(batch).threads(settings.threads).kernels(settings.kernels))) {
            double buildSeconds = (System.nanoTime() - start) / 1e9;
            double[] seconds = repetitions(session);
            Arrays.sort(seconds);
            long memory = Measuring.memoryInUse() - before;
            BuiltNetwork built = Builder.build(session.network());
            Parameters parameters = Parameters.of(session.network(), built);
            long multiplyAdds = MultiplyAdds.ofTraining(
                    built.graph(),
                    parameters.trained().stream().map(Parameter::signal).collect(Collectors.toSet()));
            return new TrainingMeasurement(
                    workload.name(),
                    parameters.trainedCount(),
                    built.graph().neurons(),
                    workload.steps(),
                    buildSeconds,
                    seconds[0] / batch / updates,
                    seconds[seconds.length / 2] / batch / updates,
                    multiplyAdds * workload.steps(),
                    peak * settings.threads,
                    memory,
                    settings.kernels.kernels().name(),
                    settings.kernels.lanes(),
                    settings.threads,
                    batch);
        }
    }

    /** How many seconds an epoch takes in each repetition. */
    private double[] repetitions(TrainedWorkload.Session session) {
        double nanosPerEpoch = warmUp(session);
        int epochs = (int) Math.clamp(settings.seconds * 1e9 / REPETITIONS / nanosPerEpoch, 1, 10_000);
        double[] seconds = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            progress.at(workload.name(), i, REPETITIONS);
            seconds[i] = nanos(session, epochs) / 1e9 / epochs;
        }
        return seconds;
    }

    /** Trains until the code is compiled, and returns how many nanoseconds an epoch then takes. */
    private double warmUp(TrainedWorkload.Session session) {
        progress.at(workload.name() + ": warming up");
        long start = System.nanoTime();
        double last;
        int epochs = 0;
        do {
            last = nanos(session, 1);
            epochs++;
        } while (System.nanoTime() - start < WARM_UP_NANOS || epochs < WARM_UP_EPOCHS);
        return last;
    }

    private static double nanos(TrainedWorkload.Session session, int epochs) {
        long start = System.nanoTime();
        session.trainer().fit(session.data(), fit -> fit.epochs(epochs));
        return System.nanoTime() - start;
    }
}
