package lanewise.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every optimizer moves parameters as its formula does, and by the same bits wherever they lie. */
class OptimizerLaws {
    private static final int UPDATES = 12;

    /** What a training keeps. */
    private static final class Run {
        final float[] parameters;
        final float[] gradient;
        final float[][] slots;

        Run(Optimizer optimizer, int n) {
            parameters = new float[n];
            gradient = new float[n];
            slots = new float[optimizer.slots()][n];
            for (int k = 0; k < slots.length; k++) {
                Arrays.fill(slots[k], optimizer.initial(k));
            }
        }

        void draw(SplittableRandom random) {
            for (int i = 0; i < gradient.length; i++) {
                double size = Math.pow(10, random.nextDouble(-2, 0.5));
                gradient[i] = (float) (i % 2 == 0 ? size : -size);
            }
        }
    }

    /** Each update is compared from where the last one ended, so that rounding does not add up. */
    @Property(tries = 400)
    void anUpdateIsThatOfTheFormula(@ForAll OptimizerCase of, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Run run = new Run(of.optimizer, 6);
        for (int t = 1; t <= UPDATES; t++) {
            run.draw(random);
            float[] before = run.parameters.clone();
            double[][] slots = new double[6][run.slots.length];
            for (int i = 0; i < 6; i++) {
                for (int k = 0; k < slots[i].length; k++) {
                    slots[i][k] = run.slots[k][i];
                }
            }

            of.optimizer.update(run.parameters, run.gradient, run.slots, 0, 6, t, of.rate());

            for (int i = 0; i < 6; i++) {
                double[] w = {before[i]};
                of.update(w, run.gradient[i], slots[i], t);
                double move = w[0] - before[i];
                assertThat(run.parameters[i] - (double) before[i])
                        .as("move %d of update %d", i, t)
                        .isCloseTo(move, within(1e-6 * of.size(move, w[0]) + Math.ulp((float) w[0])));
                for (int k = 0; k < slots[i].length; k++) {
                    assertThat((double) run.slots[k][i])
                            .as("slot %d of update %d", k, t)
                            .isCloseTo(slots[i][k], within(1e-6 * Math.abs(slots[i][k])));
                }
            }
        }
    }

    /** Long and short arrays, in one call or in pieces, at one index or at several. */
    @Property(tries = 300)
    void whereAValueLiesDoesNotShow(
            @ForAll OptimizerCase of,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 2600) int n,
            @ForAll @IntRange(max = 2600) int split) {
        int cut = split % n;
        Run whole = new Run(of.optimizer, n);
        Run pieces = new Run(of.optimizer, n + 7);
        SplittableRandom random = new SplittableRandom(seed);
        for (int t = 1; t <= 3; t++) {
            whole.draw(random);
            System.arraycopy(whole.gradient, 0, pieces.gradient, 3, n);

            of.optimizer.update(whole.parameters, whole.gradient, whole.slots, 0, n, t, 0.1);
            of.optimizer.update(pieces.parameters, 5, pieces.gradient, 3, pieces.slots, 7, cut, t, 0.1);
            of.optimizer.update(
                    pieces.parameters, 5 + cut, pieces.gradient, 3 + cut, pieces.slots, 7 + cut, n - cut, t, 0.1);
        }

        assertThat(Arrays.mismatch(pieces.parameters, 5, 5 + n, whole.parameters, 0, n))
                .isEqualTo(-1);
        assertThat(Arrays.copyOf(pieces.parameters, 5)).containsOnly(0);
        for (int k = 0; k < whole.slots.length; k++) {
            assertThat(Arrays.mismatch(pieces.slots[k], 7, 7 + n, whole.slots[k], 0, n))
                    .isEqualTo(-1);
        }
    }

    @Property
    void withoutAGradientNothingMoves(@ForAll OptimizerCase of) {
        Run run = new Run(of.optimizer, 9);

        of.optimizer.update(run.parameters, run.gradient, run.slots, 0, 9, 1, of.rate());

        assertThat(run.parameters).containsOnly(0);
    }

    /** Also where gradients are so small that products are rounded to 0. */
    @Property
    void noParameterIsANegativeZero(@ForAll OptimizerCase of, @ForAll long seed) {
        Run run = new Run(of.optimizer, 9);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 9; i++) {
            run.gradient[i] = Math.scalb(random.nextFloat(-1, 1), -18 * i);
        }
        for (int t = 1; t <= 3; t++) {
            of.optimizer.update(run.parameters, run.gradient, run.slots, 0, 9, t, of.rate());

            for (float parameter : run.parameters) {
                assertThat(Float.floatToIntBits(parameter)).isNotEqualTo(Float.floatToIntBits(-0f));
            }
        }
    }
}
