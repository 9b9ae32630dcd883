package lanewise.verify.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.kernel.Kernels;
import lanewise.model.process.CustomProcess;
import lanewise.model.process.Piecewise;
import lanewise.model.process.PresentInput;
import lanewise.model.process.Recorded;
import lanewise.sim.Simulator;
import lanewise.sim.SimulatorOptions;

/** Runs a graph in every way there is, which has to give the same bits. */
public final class EveryWay {
    private static final int BATCH = 3;
    private static final int MINUS_ZERO = Float.floatToRawIntBits(-0f);

    private final Graph graph;
    private final int steps;
    private final Map<String, HostFunction.Call> functions;

    /**
     * @param graph what is run
     * @param steps how many
     * @param functions those of the host program, by the names under which the graph asks for them
     */
    public EveryWay(Graph graph, int steps, Map<String, HostFunction.Call> functions) {
        this.graph = graph;
        this.steps = steps;
        this.functions = functions;
    }

    /**
     * Fails if not all runs have the same bits: unplanned and nothing fused, planned, planned and nothing fused, in a batch,
     * in pieces, on two threads, with few items of the batch at a time, saved and restored, and again after a reset, on the
     * one kernels, the other, and from the one to the other within a run; and those of items of a batch without random
     * numbers.
     */
    public void check(Kernels one, Kernels other) {
        try (Simulator reference = simulator(one, BATCH, false)) {
            reference.runSteps(steps);
            for (int item = 1; item < BATCH && !isRandom(); item++) {
                compare("item %d of a batch".formatted(item), reference, item, reference, 0);
            }
            for (Kernels kernels : new Kernels[] {one, other}) {
                unfused(kernels, reference);
                alone(kernels, reference);
                inABatch(kernels, reference);
                shared(kernels, reference);
                fewTogether(kernels, reference);
            }
            restored(one, other, options -> {}, reference);
            restored(other, one, options -> options.together(1), reference);
            restored(one, other, options -> options.together(2), reference);
            switched(one, other, 1, reference);
            switched(other, one, 2, reference);
            try (Simulator unplanned = simulator(other, BATCH, false)) {
                unplanned.runSteps(steps);
                compareAll("%s kernels, unplanned".formatted(other.name()), unplanned, reference);
            }
        }
    }

    private void unfused(Kernels kernels, Simulator reference) {
        try (Simulator simulator = simulator(kernels, BATCH, true, false, 1)) {
            simulator.runSteps(steps);
            compareAll("%s kernels, nothing fused".formatted(kernels.name()), simulator, reference);
        }
    }

    private void alone(Kernels kernels, Simulator reference) {
        try (Simulator simulator = simulator(kernels, 1, true)) {
            simulator.runSteps(steps);
            compare("%s kernels, alone".formatted(kernels.name()), simulator, 0, reference, 0);
        }
    }

    private void inABatch(Kernels kernels, Simulator reference) {
        try (Simulator simulator = simulator(kernels, BATCH, true)) {
            simulator.runSteps(Math.min(steps, 5));
            simulator.reset();
            Random random = new Random(steps);
            while (simulator.steps() < steps) {
                simulator.runSteps(Math.min(steps - simulator.steps(), 1 + random.nextInt(Math.max(1, steps / 3))));
            }
            compareAll("%s kernels, in a batch, reset and in pieces".formatted(kernels.name()), simulator, reference);
        }
    }

    private void shared(Kernels kernels, Simulator reference) {
        try (Simulator simulator = simulator(kernels, BATCH, true, 2)) {
            simulator.runSteps(steps);
            compareAll("%s kernels, on two threads".formatted(kernels.name()), simulator, reference);
        }
    }

    /** Items that use the same memory one after the other. */
    private void fewTogether(Kernels kernels, Simulator reference) {
        for (int together = 1; together < BATCH; together++) {
            for (int threads = 1; threads < BATCH; threads++) {
                int items = together;
                try (Simulator simulator = simulator(kernels, BATCH, true, true, threads, o -> o.together(items))) {
                    simulator.runSteps(Math.min(steps, 2));
                    simulator.reset();
                    simulator.runSteps(steps);
                    compareAll(
                            "%s kernels, %d together on %d threads".formatted(kernels.name(), together, threads),
                            simulator,
                            reference);
                }
            }
        }
    }

    /** Half of the steps in one simulator, and the rest in another one that goes on from a file. */
    private void restored(Kernels kernels, Kernels onward, Consumer<SimulatorOptions> choose, Simulator reference) {
        try (Simulator first = simulator(kernels, BATCH, true, true, 1, choose);
                Simulator second = simulator(onward, BATCH, false)) {
            Path file = Files.createTempFile("run", ".npz");
            try {
                first.runSteps(steps / 2);
                first.save(file);
                second.runSteps(1);
                second.restore(file);
            } finally {
                Files.delete(file);
            }
            second.runSteps((steps - steps / 2) / 2);
            second.switchTo(kernels);
            second.runSteps(steps - second.steps());
            compareAll("%s kernels, restored, then others".formatted(onward.name()), second, reference);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Other kernels after any number of steps, and the first ones again. */
    private void switched(Kernels first, Kernels second, int threads, Simulator reference) {
        try (Simulator simulator = simulator(first, BATCH, true, threads)) {
            Random random = new Random(31 * steps + threads);
            simulator.runSteps(Math.min(steps, 3));
            simulator.switchTo(second);
            simulator.reset();
            Kernels next = first;
            while (simulator.steps() < steps) {
                simulator.runSteps(
                        Math.min(steps - simulator.steps(), random.nextInt(1 + steps / 3) + random.nextInt(2)));
                simulator.switchTo(next);
                next = next.name().equals(first.name()) ? second : first;
            }
            compareAll(
                    "from %s kernels on to others and back, %d threads".formatted(first.name(), threads),
                    simulator,
                    reference);
        }
    }

    private Simulator simulator(Kernels kernels, int batch, boolean planned) {
        return simulator(kernels, batch, planned, 1);
    }

    private Simulator simulator(Kernels kernels, int batch, boolean planned, int threads) {
        return simulator(kernels, batch, planned, planned, threads);
    }

    private Simulator simulator(Kernels kernels, int batch, boolean planned, boolean fused, int threads) {
        return simulator(kernels, batch, planned, fused, threads, options -> {});
    }

    private Simulator simulator(
            Kernels kernels,
            int batch,
            boolean planned,
            boolean fused,
            int threads,
            Consumer<SimulatorOptions> choose) {
        return Simulator.of(graph, options -> {
            options.kernels(kernels).batch(batch).planned(planned).fused(fused).threads(threads);
            choose.accept(options);
            functions.forEach(options::function);
        });
    }

    private boolean isRandom() {
        return graph.operators().stream().anyMatch(operator -> switch (operator) {
            case SimNeurons neurons -> neurons.type().random();
            case SimProcess process ->
                !(process.process() instanceof Recorded
                        || process.process() instanceof PresentInput
                        || process.process() instanceof Piecewise
                        || (process.process() instanceof CustomProcess
                                && process.input().isPresent()));
            default -> false;
        });
    }

    private void compareAll(String what, Simulator simulator, Simulator reference) {
        for (int item = 0; item < BATCH; item++) {
            compare("%s, item %d".formatted(what, item), simulator, item, reference, item);
        }
    }

    private void compare(String what, Simulator simulator, int item, Simulator reference, int of) {
        graph.probes().forEach(probe -> {
            float[] expected = reference.data(probe).values(of);
            float[] actual = simulator.data(probe).values(item);
            int different = Arrays.mismatch(expected, actual);
            assertThat(different)
                    .as(() -> "%s: %s is not the same from value %d on, %s and %s"
                            .formatted(
                                    what,
                                    probe,
                                    different,
                                    different < actual.length ? actual[different] : "nothing",
                                    different < expected.length ? expected[different] : "nothing"))
                    .isEqualTo(-1);
            int wrong = IntStream.range(0, actual.length)
                    .filter(i -> Float.isNaN(actual[i]) || Float.floatToRawIntBits(actual[i]) == MINUS_ZERO)
                    .findFirst()
                    .orElse(-1);
            assertThat(wrong)
                    .as(() -> "%s: %s holds %s".formatted(what, probe, actual[wrong]))
                    .isEqualTo(-1);
        });
    }
}
