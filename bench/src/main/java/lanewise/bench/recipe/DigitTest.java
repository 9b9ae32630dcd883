package lanewise.bench.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import lanewise.bench.mnist.DigitSet;
import lanewise.bench.mnist.Progress;
import lanewise.build.BuiltNetwork;
import lanewise.graph.Operator;
import lanewise.graph.SimNeurons;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.sim.ProbeData;
import lanewise.sim.Simulator;
import lanewise.train.Sequences;

/**
 * Shows pictures to a network that runs as it is, each from a fresh state and for the same number of steps, and counts
 * right answers and spikes. What comes of it depends on neither batches nor threads.
 */
final class DigitTest {
    private static final int BATCH = 10;

    /** Steps between two counts: what neurons gave is kept that long. */
    private static final int STRETCH = 10;

    private final BuiltNetwork built;
    private final Node image;
    private final Probe answer;
    private final List<Probe> populations;
    private final double[] spikeHeights;
    private final DigitSet digits;
    private final Sequences pixels;
    private final int steps;
    private final RecipeSettings settings;
    private final Progress progress;
    private final AtomicInteger next = new AtomicInteger();
    private final int[] right;
    private final double[] spikes;
    private int done;

    /**
     * What came of it.
     *
     * @param images how many pictures were shown
     * @param accuracies the share of right answers after each step
     * @param spikes of each population, on average over pictures
     * @param neurons of each population
     * @param seconds how long each picture was shown
     * @param took how long all that took, in seconds
     */
    record Outcome(int images, double[] accuracies, double[] spikes, int[] neurons, double seconds, double took) {
        /** The share of right answers after the last step. */
        double accuracy() {
            return accuracies[accuracies.length - 1];
        }

        /** How many spikes a picture takes. */
        double spikesPerImage() {
            return Arrays.stream(spikes).sum();
        }

        /** Of all neurons, in Hz. */
        double meanRate() {
            return spikesPerImage() / Arrays.stream(neurons).sum() / seconds;
        }

        /** Of a population, in Hz. */
        double meanRate(int population) {
            return spikes[population] / neurons[population] / seconds;
        }
    }

    private DigitTest(
            BuiltNetwork built,
            DigitNetwork network,
            Probe answer,
            DigitSet digits,
            int steps,
            RecipeSettings settings,
            Progress progress) {
        this.built = built;
        image = network.image();
        this.answer = answer;
        populations = network.firing();
        this.digits = digits;
        pixels = digits.pixels(network.ink());
        this.steps = steps;
        this.settings = settings;
        this.progress = progress;
        right = new int[steps];
        spikes = new double[populations.size()];
        spikeHeights = populations.stream().mapToDouble(this::spikeHeight).toArray();
    }

    /**
     * Shows pictures.
     *
     * @param answer the probe whose largest value is the answer
     * @param steps how long each picture is held
     */
    static Outcome run(
            BuiltNetwork built,
            DigitNetwork network,
            Probe answer,
            DigitSet digits,
            int steps,
            RecipeSettings settings,
            Progress progress) {
        return new DigitTest(built, network, answer, digits, steps, settings, progress).run();
    }

    /** How high a spike of neurons is; infinite if they give rates. */
    private double spikeHeight(Probe probe) {
        for (Operator operator : built.graph().operators()) {
            if (operator instanceof SimNeurons neurons
                    && neurons.output().equals(built.probe(probe).signal())) {
                return amplitude(neurons.type()) / built.graph().dt();
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static double amplitude(NeuronType type) {
        return switch (type) {
            case Lif lif -> lif.amplitude();
            case SpikingRectifiedLinear relu -> relu.amplitude();
            case NeuronType rate -> Double.POSITIVE_INFINITY;
        };
    }

    private Outcome run() {
        long start = System.nanoTime();
        int workers = Math.min(settings.threadsOrAll(), Math.ceilDiv(digits.count(), BATCH));
        try (ExecutorService executor = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                all.add(executor.submit(this::work));
            }
            for (Future<?> worker : all) {
                await(worker);
            }
        }
        return new Outcome(
                digits.count(),
                Arrays.stream(right)
                        .mapToDouble(count -> (double) count / digits.count())
                        .toArray(),
                Arrays.stream(spikes).map(count -> count / digits.count()).toArray(),
                populations.stream()
                        .mapToInt(probe -> built.probe(probe).signal().size())
                        .toArray(),
                steps * built.graph().dt(),
                (System.nanoTime() - start) / 1e9);
    }

    /** Waits for a worker; where it failed, the others find no work any more. */
    private void await(Future<?> worker) {
        try {
            worker.get();
        } catch (InterruptedException e) {
            next.set(digits.count());
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            next.set(digits.count());
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                default -> throw new AssertionError("a worker throws nothing checked", e);
            }
        }
    }

    private void work() {
        int batch = Math.min(BATCH, digits.count());
        try (Simulator simulator = Simulator.of(
                built,
                options -> options.batch(batch).kernels(settings.kernels()).threads(1))) {
            for (int first; (first = next.getAndAdd(batch)) < digits.count(); ) {
                show(simulator, first, Math.min(batch, digits.count() - first));
            }
        }
    }

    private void show(Simulator simulator, int first, int count) {
        simulator.reset();
        simulator.feed(image, (item, step, out, at) -> {
            if (step > 1) {
                return false; // the picture stands still
            }
            pixels.read(first + Math.min(item, count - 1), 0, out, at); // nobody looks at what is behind the last
            return true;
        });
        for (int from = 0; from < steps; from += STRETCH) {
            simulator.runSteps(Math.min(STRETCH, steps - from));
            count(simulator, from, first, count);
            simulator.clearProbes();
        }
        synchronized (this) {
            done += count;
            progress.at("testing", done, digits.count());
        }
    }

    /** Counts the right answers and the spikes of a stretch of steps. */
    private void count(Simulator simulator, int from, int first, int count) {
        ProbeData answers = simulator.data(answer);
        int classes = answers.size();
        int[] rightNow = new int[answers.samples()];
        for (int item = 0; item < count; item++) {
            float[] values = answers.values(item);
            for (int step = 0; step < rightNow.length; step++) {
                rightNow[step] += largest(values, step * classes, classes) == digits.label(first + item) ? 1 : 0;
            }
        }
        double[] spikesNow = new double[spikes.length];
        for (int population = 0; population < spikesNow.length; population++) {
            ProbeData fired = simulator.data(populations.get(population));
            double sum = 0;
            for (int item = 0; item < count; item++) {
                for (float value : fired.values(item)) {
                    sum += value;
                }
            }
            spikesNow[population] = Math.rint(sum / spikeHeights[population]);
        }
        synchronized (this) {
            for (int step = 0; step < rightNow.length; step++) {
                right[from + step] += rightNow[step];
            }
            for (int population = 0; population < spikesNow.length; population++) {
                spikes[population] += spikesNow[population];
            }
        }
    }

    private static int largest(float[] values, int at, int count) {
        int largest = 0;
        for (int i = 1; i < count; i++) {
            if (values[at + i] > values[at + largest]) {
                largest = i;
            }
        }
        return largest;
    }
}
