package lanewise.bench.mnist;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import lanewise.kernel.Kernels;
import lanewise.sim.ProbeData;
import lanewise.sim.Simulator;

/**
 * Shows pictures to a network, each from the same fresh state and for the same number of steps, in batches and by several
 * threads. What comes of it depends neither on the batches nor on the threads.
 */
final class Presentation {
    private static final int BATCH = 16;

    private final MnistModel model;
    private final DigitSet digits;
    private final int steps;
    private final Kernels kernels;
    private final Runnable afterEach;

    private final AtomicInteger next = new AtomicInteger();
    private final float[] outputs;
    private final long[][] spikes;
    private long silent;

    private Presentation(MnistModel model, DigitSet digits, int steps, Kernels kernels, Runnable afterEach) {
        this.model = model;
        this.digits = digits;
        this.steps = steps;
        this.kernels = kernels;
        this.afterEach = afterEach;
        outputs = new float[digits.count() * steps * IdxFile.CLASSES];
        spikes = new long[IdxFile.CLASSES][model.neurons()];
    }

    /** Shows all pictures; {@code progress} hears of it as {@code what}. */
    static Outcome run(
            MnistModel model,
            DigitSet digits,
            int steps,
            Kernels kernels,
            int threads,
            String what,
            Progress progress) {
        var done = new AtomicInteger();
        Runnable afterEach = () -> {
            synchronized (done) { // or a thread that is late would turn the progress back
                progress.at(what, done.incrementAndGet(), digits.count());
            }
        };
        return new Presentation(model, digits, steps, kernels, afterEach).run(threads);
    }

    private Outcome run(int threads) {
        long start = System.nanoTime();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(workers.submit(this::work));
            }
            for (Future<?> worker : all) {
                await(worker);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Outcome(digits, steps, outputs, spikes, silent, seconds);
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
        try (var simulator = Simulator.of(
                model.built(),
                options -> options.batch(Math.min(BATCH, digits.count()))
                        .kernels(kernels)
                        .threads(1))) {
            for (int first; (first = next.getAndAdd(BATCH)) < digits.count(); ) {
                show(simulator, first);
            }
        }
    }

    private void show(Simulator simulator, int first) {
        int last = digits.count() - 1;
        simulator.reset();
        simulator.feed(model.image(), (item, step, out, at) -> {
            if (step > 1) {
                return false; // the picture stands still
            }
            digits.copy(Math.min(first + item, last), out, at); // nobody looks at what is behind the last
            return true;
        });
        simulator.runSteps(steps);
        ProbeData outputData = simulator.data(model.outputs());
        ProbeData spikeData = simulator.data(model.spikes());
        for (int item = 0; item < BATCH && first + item <= last; item++) {
            float[] values = outputData.values(item);
            System.arraycopy(values, 0, outputs, (first + item) * values.length, values.length);
            count(digits.label(first + item), spikeData.values(item));
            afterEach.run();
        }
    }

    /** Adds up a picture's spikes, each of which is 1 / dt high. */
    private void count(int digit, float[] fired) {
        int neurons = model.neurons();
        float[] sums = new float[neurons];
        for (int at = 0; at < fired.length; at += neurons) {
            kernels.elementwise().add(sums, 0, fired, at, neurons);
        }
        synchronized (this) {
            for (int neuron = 0; neuron < neurons; neuron++) {
                spikes[digit][neuron] += Math.round(sums[neuron] * MnistModel.DT);
                silent += sums[neuron] == 0 ? 1 : 0;
            }
        }
    }
}
