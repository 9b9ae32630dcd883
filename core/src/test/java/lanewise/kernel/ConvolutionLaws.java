package lanewise.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Convolutions of random shapes against their definition, and against each other. */
class ConvolutionLaws {
    private static final ConvolutionKernels KERNELS = ScalarKernels.INSTANCE.convolutions();

    @Property(tries = 1000)
    void everyOutputIsTheSumOfItsTaps(@ForAll long seed, @ForAll boolean transposed) {
        var random = new Random(seed);
        var problem = ConvolutionProblem.random(random, transposed);
        ConvolutionShape shape = problem.shape();
        float[] w = floats(random, shape.weights());
        float[] x = floats(random, problem.inputs());
        float[] y = floats(random, problem.outputs());
        double[] expected = new double[y.length];
        Arrays.setAll(expected, i -> y[i]);
        problem.addTo(expected, w, x);
        KERNELS.convInc(y, 0, y.length, w, 0, x, 0, x.length, shape, 1);
        for (int i = 0; i < y.length; i++) {
            assertThat((double) y[i]).as("%s at %d", problem, i).isCloseTo(expected[i], offset(1e-4));
        }
    }

    @Property(tries = 1000)
    void everySumTakesItsInputsAsTheyLie(@ForAll long seed, @ForAll boolean transposed, @ForAll boolean silent) {
        var random = new Random(seed);
        var problem = ConvolutionProblem.random(random, transposed);
        ConvolutionShape shape = problem.shape();
        float[] w = floats(random, shape.weights());
        float[] x = floats(random, problem.inputs());
        for (int i = 0; i < x.length && silent; i++) {
            x[i] = random.nextInt(8) == 0 ? x[i] : 0;
        }
        float[] y = floats(random, problem.outputs());
        float[] expected = y.clone();
        problem.addTo(expected, w, x);
        KERNELS.convInc(y, 0, y.length, w, 0, x, 0, x.length, shape, 1);
        assertThat(y).as("%s", problem).containsExactly(expected);
    }

    @Property(tries = 500)
    void transposedIsTheAdjoint(@ForAll long seed) {
        var random = new Random(seed);
        var forward = ConvolutionProblem.random(random, true).transpose();
        var back = forward.transpose();
        float[] w = floats(random, forward.shape().weights());
        float[] x = floats(random, forward.inputs());
        float[] c = floats(random, back.inputs());
        float[] ax = new float[c.length];
        float[] atc = new float[x.length];
        KERNELS.convInc(ax, 0, ax.length, w, 0, x, 0, x.length, forward.shape(), 1);
        KERNELS.convInc(
                atc,
                0,
                atc.length,
                swapped(w, forward.channels(), forward.filters()),
                0,
                c,
                0,
                c.length,
                back.shape(),
                1);
        assertThat(dot(ax, c)).as("%s", forward).isCloseTo(dot(atc, x), offset(1e-3));
    }

    /** The weights of the transposed convolution have channels and filters the other way round. */
    private static float[] swapped(float[] w, int channels, int filters) {
        float[] swapped = new float[w.length];
        for (int i = 0; i < w.length; i++) {
            int tap = i / (channels * filters);
            int c = i / filters % channels;
            swapped[(tap * filters + i % filters) * channels + c] = w[i];
        }
        return swapped;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static float[] floats(Random random, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextFloat() * 2 - 1 + 0f;
        }
        return values;
    }
}
