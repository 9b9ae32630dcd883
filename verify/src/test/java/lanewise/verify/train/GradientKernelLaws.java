package lanewise.verify.train;

import static org.assertj.core.api.Assertions.assertThat;

import lanewise.kernel.KernelChoice;
import lanewise.sim.GradientRun;
import lanewise.verify.oracle.DifferentiableGraph;
import lanewise.verify.oracle.DifferentiableGraph.Family;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Gradients have the bits of the scalar kernels at the width of vectors that this JVM was told. */
class GradientKernelLaws {
    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void simdEqualsScalar(
            @ForAll Family family,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int items,
            @ForAll @IntRange(min = 1, max = 6) int steps) {
        GradientTrial trial = new GradientTrial(DifferentiableGraph.of(family, seed), items, steps, seed, false);
        assertThat(gradients(trial, "simd")).isEqualTo(gradients(trial, "scalar"));
    }

    private static float[] gradients(GradientTrial trial, String kernels) {
        try (GradientRun run = trial.run(o -> o.kernels(KernelChoice.of(kernels)))) {
            trial.differentiate(run, 0);
            return run.gradients();
        }
    }
}
