package lanewise.verify.train;

import static org.assertj.core.api.Assertions.assertThat;

import lanewise.kernel.KernelChoice;
import lanewise.sim.GradientRun;
import lanewise.verify.oracle.DifferentiableGraph;
import lanewise.verify.oracle.DifferentiableGraph.Family;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * The gradients of a run, of every family of operators alone and of all together, with respect to parameters and inputs,
 * are those that central differences of the oracle give, in doubles at the values that floats have.
 */
@StatisticsReport(onFailureOnly = true)
class GradientLaws {
    private static final int DERIVATIVES = 5;
    private static final int TRIES = 500;

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void ofCopies(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int items) {
        check(Family.COPY, seed, items);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void ofElementwiseProducts(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int items) {
        check(Family.ELEMENTWISE, seed, items);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void ofDenseProducts(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int items) {
        check(Family.DENSE, seed, items);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void ofSparseProducts(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int items) {
        check(Family.SPARSE, seed, items);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void ofConvolutions(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int items) {
        check(Family.CONVOLUTION, seed, items);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void ofTransposedConvolutions(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int items) {
        check(Family.TRANSPOSED_CONVOLUTION, seed, items);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void ofNeurons(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int items) {
        check(Family.NEURONS, seed, items);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void ofTunedNeurons(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int items) {
        check(Family.TUNED_NEURONS, seed, items);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void ofLinearFilters(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int items) {
        check(Family.LINEAR_FILTER, seed, items);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void ofTunedFilters(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int items) {
        check(Family.TUNED_FILTER, seed, items);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void ofTriangles(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int items) {
        check(Family.TRIANGLE, seed, items);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void ofLearningRules(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int items) {
        check(Family.LEARNING, seed, items);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void ofAllTogether(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int items) {
        check(Family.ALL, seed, items);
    }

    /** A scalar that is spread over 33,000 values, whose gradients mostly cancel each other: floats in one chain fail. */
    @Example
    void ofAScalarSpreadWide() {
        check(Family.ALL, 18985, 3);
    }

    private static void check(Family family, long seed, int items) {
        int steps = 1 + (int) Math.floorMod(seed / 2, 5L);
        boolean moved = Math.floorMod(seed, 2L) == 0;
        GradientTrial trial = new GradientTrial(DifferentiableGraph.of(family, seed), items, steps, seed, moved);
        boolean away = trial.isAwayFromKinks();
        Statistics.label("trials away from kinks")
                .collect(away)
                .coverage(runs -> runs.check(true).percentage(percent -> percent > 60));
        if (!away) {
            return;
        }
        try (GradientRun run = trial.run(o -> o.kernels(KernelChoice.of("simd").kernels()))) {
            trial.differentiate(run, 0);
            double present = trial.loss();
            for (GradientTrial.Derivative derivative : trial.some(run, DERIVATIVES)) {
                GradientTrial.Outcome outcome = trial.compare(derivative, present);
                assertThat(outcome.miss())
                        .as("%s, seed %d, items %d", family, seed, items)
                        .isEmpty();
                Statistics.label("derivatives with something to compare")
                        .collect(outcome.smooth())
                        .coverage(all -> all.check(true).percentage(percent -> percent > 95));
            }
        }
    }
}
