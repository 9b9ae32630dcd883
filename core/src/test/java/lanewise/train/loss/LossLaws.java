package lanewise.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every loss has the value of its formula, and the gradient that differences of its values show. */
class LossLaws {
    /** So much is added to an output: exact in float, and far smaller than the grid of values. */
    private static final float DIFFERENCE = 0x1p-15f;

    record Sample(LossCase of, int steps, float[] outputs, float[] targets) {
        Trace output() {
            return new Trace(outputs, 0, steps, LossCase.WIDTH);
        }

        Trace target() {
            return new Trace(targets, 0, steps, of.loss.targetWidth(LossCase.WIDTH));
        }

        double value() {
            return of.loss.value(output(), target());
        }

        @Override
        public String toString() {
            return "%s of %s for %s".formatted(of, Arrays.toString(outputs), Arrays.toString(targets));
        }
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Combinators.combine(
                        Arbitraries.of(LossCase.class), Arbitraries.integers().between(2, 4))
                .as(LossLaws::samples)
                .flatMap(samples -> samples);
    }

    private static Arbitrary<Sample> samples(LossCase loss, int steps) {
        return Combinators.combine(loss.outputs(steps), loss.targets(steps))
                .as((outputs, targets) -> new Sample(loss, steps, outputs, targets));
    }

    @Property(tries = 3000)
    void theValueIsThatOfTheFormula(@ForAll("samples") Sample sample) {
        double expected = sample.of.formula(rows(sample.output()), rows(sample.target()));

        assertThat(sample.value()).isCloseTo(expected, within(1e-11 * (1 + Math.abs(expected))));
    }

    @Property(tries = 6000)
    void theGradientIsWhatDifferencesShow(@ForAll("samples") Sample sample) {
        float[] gradient = new float[sample.outputs.length];
        sample.of.loss.gradient(sample.output(), sample.target(), 3, Trace.of(LossCase.WIDTH, gradient));

        for (int i = 0; i < gradient.length; i++) {
            float output = sample.outputs[i];
            sample.outputs[i] = output + DIFFERENCE;
            double above = sample.value();
            sample.outputs[i] = output - DIFFERENCE;
            double below = sample.value();
            sample.outputs[i] = output;
            double slope = 3 * (above - below) / (2 * (double) DIFFERENCE);
            assertThat((double) gradient[i]).as("value %d", i).isCloseTo(slope, within(1e-6 + 1e-3 * Math.abs(slope)));
        }
    }

    @Property
    void theGradientComesWithTheValueAndStaysInItsPlace(@ForAll("samples") Sample sample) {
        int n = sample.outputs.length;
        float[] alone = new float[n];
        sample.of.loss.gradient(sample.output(), sample.target(), 0.5, Trace.of(LossCase.WIDTH, alone));
        float[] outputs = new float[n + 5];
        float[] targets = new float[sample.targets.length + 5];
        float[] gradient = new float[n + 5];
        System.arraycopy(sample.outputs, 0, outputs, 2, n);
        System.arraycopy(sample.targets, 0, targets, 1, sample.targets.length);
        Arrays.fill(gradient, Float.NaN);

        double value = sample.of.loss.gradient(
                new Trace(outputs, 2, sample.steps, LossCase.WIDTH),
                new Trace(targets, 1, sample.steps, sample.target().width()),
                0.5,
                new Trace(gradient, 3, sample.steps, LossCase.WIDTH));

        assertThat(value).isEqualTo(sample.value());
        assertThat(Arrays.copyOfRange(gradient, 3, n + 3)).isEqualTo(alone);
        assertThat(new float[] {gradient[0], gradient[1], gradient[2], gradient[n + 3], gradient[n + 4]})
                .containsOnly(Float.NaN);
    }

    @Property
    void noGradientIsANegativeZero(@ForAll("samples") Sample sample) {
        float[] gradient = new float[sample.outputs.length];
        sample.of.loss.gradient(sample.output(), sample.target(), -0.0, Trace.of(LossCase.WIDTH, gradient));

        for (float value : gradient) {
            assertThat(Float.floatToIntBits(value)).isZero();
        }
    }

    @Property
    void labelsAreTheClassesOfAOneInATarget(@ForAll("samples") Sample sample, @ForAll boolean fromLogits) {
        int steps = sample.steps;
        float[] labels = new float[steps];
        float[] ones = new float[steps * LossCase.WIDTH];
        for (int k = 0; k < steps; k++) {
            labels[k] = Math.floorMod(Float.floatToIntBits(sample.outputs[k]) >> 16, LossCase.WIDTH);
            ones[k * LossCase.WIDTH + (int) labels[k]] = 1;
        }
        float[] sparse = new float[ones.length];
        float[] full = new float[ones.length];

        double ofLabels = new SparseCategoricalCrossentropy(fromLogits)
                .gradient(sample.output(), Trace.of(1, labels), 1, Trace.of(LossCase.WIDTH, sparse));
        double ofOnes = new CategoricalCrossentropy(fromLogits)
                .gradient(sample.output(), Trace.of(LossCase.WIDTH, ones), 1, Trace.of(LossCase.WIDTH, full));

        assertThat(ofLabels).isEqualTo(ofOnes);
        assertThat(sparse).containsExactly(full);
    }

    private static double[][] rows(Trace trace) {
        double[][] rows = new double[trace.steps()][trace.width()];
        for (int k = 0; k < trace.steps(); k++) {
            for (int i = 0; i < trace.width(); i++) {
                rows[k][i] = trace.get(k, i);
            }
        }
        return rows;
    }
}
