package lanewise.verify.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lanewise.error.TrainingException;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.graph.SparseDotInc;
import lanewise.kernel.KernelChoice;
import lanewise.plan.ParameterStore;
import lanewise.sim.GradientRequest;
import lanewise.sim.GradientRun;
import lanewise.sim.SimulatorOptions;
import lanewise.verify.oracle.DifferentiableGraph;
import lanewise.verify.oracle.DifferentiableGraph.Family;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Gradients have the same bits however they are computed. */
class GradientBitsLaws {
    private static final KernelChoice SCALAR = KernelChoice.of("scalar");
    private static final KernelChoice SIMD = KernelChoice.of("simd");

    private static GradientTrial trial(Family family, long seed, int items) {
        int steps = 1 + (int) Math.floorMod(seed, 6L);
        return new GradientTrial(DifferentiableGraph.of(family, seed), items, steps, seed, false);
    }

    private static int[] bits(GradientTrial trial, Consumer<SimulatorOptions> choose) {
        try (GradientRun run = trial.run(choose)) {
            trial.differentiate(run, 0);
            return bits(run);
        }
    }

    private static int[] bits(GradientRun run) {
        return bits(run.gradients());
    }

    private static int[] bits(float... values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void withAnyThreads(
            @ForAll Family family,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int items,
            @ForAll @IntRange(min = 2, max = 3) int threads) {
        GradientTrial trial = trial(family, seed, items);
        assertThat(bits(trial, o -> o.kernels(SIMD).threads(threads))).isEqualTo(bits(trial, o -> o.kernels(SCALAR)));
    }

    /** Again and again, before and after vector code is compiled, with parameters that change in between. */
    @Example
    void coldAndWarm() {
        for (Family family : Family.values()) {
            GradientTrial trial = trial(family, 4711, 5);
            int[] expected = bits(trial, o -> o.kernels(SCALAR));
            try (GradientRun run = trial.run(o -> o.kernels(SIMD))) {
                float[] parameters = run.parameters().clone();
                for (int round = 0; round < 300; round++) {
                    run.reset();
                    run.clearGradients();
                    trial.differentiate(run, 0);
                    assertThat(bits(run)).as("%s, round %d", family, round).isEqualTo(expected);
                    Arrays.fill(run.parameters(), 0.25f);
                    run.parametersChanged();
                    System.arraycopy(parameters, 0, run.parameters(), 0, parameters.length);
                    run.parametersChanged();
                }
            }
        }
    }

    /** With so little memory that steps are computed twice. */
    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void withLittleMemory(@ForAll Family family, @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int items) {
        GradientTrial trial = new GradientTrial(DifferentiableGraph.of(family, seed), items, 17, seed, false);
        long enough = 1L << 26;
        for (long step = enough / 2; step > 0; step /= 2) {
            enough -= fits(trial, enough - step) ? step : 0;
        }
        try (GradientRun run = trial.run(enough, 0, o -> o.kernels(SIMD))) {
            trial.differentiate(run, 0);
            assertThat(bits(run)).isEqualTo(bits(trial, o -> o.kernels(SIMD)));
        }
    }

    private static boolean fits(GradientTrial trial, long memory) {
        try (GradientRun run = trial.run(memory, 0, o -> o.kernels(SCALAR))) {
            run.forward(trial.steps());
            return true;
        } catch (TrainingException e) {
            return false;
        }
    }

    /**
     * The items of one step one by one: each sum goes on where it was. (Of what several operators read, a batch adds up one
     * operator after the other.)
     */
    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void itemByItem(@ForAll Family family, @ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int items) {
        DifferentiableGraph drawn = DifferentiableGraph.of(family, seed);
        GradientTrial whole = new GradientTrial(drawn, items, 1, seed, false);
        GradientTrial alone = new GradientTrial(drawn, 1, 1, seed, false);
        float[] parts = new float[0];
        for (int item = 0; item < items; item++) {
            try (GradientRun run = alone.run(GradientRequest.usualMemory(), item, o -> o.kernels(SIMD))) {
                System.arraycopy(parts, 0, run.gradients(), 0, parts.length);
                run.forward(1);
                alone.giveLoss(run, item, new int[drawn.graph().probes().size()]);
                run.backward(0);
                parts = run.gradients().clone();
            }
        }
        try (GradientRun run = whole.run(o -> o.kernels(SIMD))) {
            whole.differentiate(run, 0);
            for (Signal variable : readOnce(drawn)) {
                for (ParameterStore store : run.stores(variable)) {
                    assertThat(bits(store.read(parts))).as("%s", variable).isEqualTo(bits(store.read(run.gradients())));
                }
            }
        }
    }

    /** Those variables that one operator, and no probe, reads once. */
    private static Set<Signal> readOnce(DifferentiableGraph drawn) {
        List<Signal> read = new ArrayList<>();
        drawn.graph().operators().forEach(operator -> {
            operator.reads().forEach(signal -> read.add(signal.base()));
            if (operator instanceof SparseDotInc product) {
                read.add(product.weights());
            }
        });
        drawn.graph().probes().forEach(probe -> read.add(probe.signal().base()));
        return drawn.variables().stream()
                .filter(variable -> read.stream().filter(variable::equals).count() == 1)
                .collect(Collectors.toSet());
    }

    /** Truncated gradients are those of sequences that are cut: only the state goes on from piece to piece. */
    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void truncatedOrCut(@ForAll Family family, @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int length) {
        GradientTrial trial = trial(family, seed, 2);
        int steps = trial.steps();
        try (GradientRun truncated = trial.run(o -> o.kernels(SIMD));
                GradientRun cut = trial.run(o -> o.kernels(SIMD))) {
            trial.differentiate(truncated, length);
            for (int from = (steps - 1) / length * length; from >= 0; from -= length) {
                int[] before = new int[trial.graph().probes().size()];
                cut.reset();
                if (from > 0) {
                    cut.forward(from);
                    Arrays.setAll(
                            before, i -> cut.samples(trial.graph().probes().get(i)));
                }
                cut.forward(Math.min(length, steps - from));
                trial.giveLoss(cut, 0, before);
                cut.backward(0);
            }
            assertThat(bits(cut)).isEqualTo(bits(truncated));
        }
    }

    /** A run goes on from where it has ended, whether or not it was run backwards in between. */
    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void backwardsLeavesTheState(@ForAll Family family, @ForAll long seed) {
        GradientTrial trial = trial(family, seed, 2);
        try (GradientRun run = trial.run(o -> o.kernels(SIMD));
                GradientRun plain = trial.run(o -> o.kernels(SIMD))) {
            trial.differentiate(run, 0);
            plain.forward(trial.steps());
            run.forward(3);
            plain.forward(3);
            for (ProbedSignal probe : trial.graph().probes()) {
                assertThat(bits(run.output(probe))).as("%s", probe).isEqualTo(bits(plain.output(probe)));
            }
        }
    }
}
