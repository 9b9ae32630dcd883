package lanewise.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Gradients of products, convolutions and filters of random shapes, against their definition and as adjoints. */
class GradientLaws {
    private static final Kernels KERNELS = ScalarKernels.INSTANCE;
    private static final GradientKernels GRADIENTS = KERNELS.gradients();

    @Property(tries = 300)
    void productWeightsTakeItemsInOrder(@ForAll long seed) {
        var random = new Random(seed);
        int rows = 1 + random.nextInt(random.nextInt(8) == 0 ? 600 : 40);
        int cols = 1 + random.nextInt(20);
        int items = random.nextInt(random.nextInt(8) == 0 ? 600 : 9);
        int stride = rows + random.nextInt(3);
        float[] yBar = floats(random, items * rows);
        float[] x = floats(random, items * cols);
        if (items > 0 && random.nextInt(4) == 0) {
            Arrays.fill(yBar, 0); // which changes nothing, unless an input is not finite
            x[random.nextInt(x.length)] = random.nextBoolean() ? Float.POSITIVE_INFINITY : 1;
        }
        float[] g = floats(random, cols * stride);
        float[] expected = g.clone();
        int from = random.nextInt(cols + 1);
        int to = from + random.nextInt(cols - from + 1);
        for (int b = 0; b < items; b++) {
            for (int k = from; k < to; k++) {
                for (int i = 0; i < rows; i++) {
                    int at = k * stride + i;
                    expected[at] = Math.fma(yBar[b * rows + i], x[b * cols + k], expected[at]) + 0f;
                }
            }
        }
        GRADIENTS.dotGradient(g, 0, stride, yBar, 0, rows, x, 0, cols, rows, from, to, items);
        assertThat(g).containsExactly(expected);
    }

    @Property(tries = 1000)
    void convolutionWeightsTakeItemsAndOutputsInOrder(@ForAll long seed, @ForAll boolean transposed) {
        var random = new Random(seed);
        var problem = ConvolutionProblem.random(random, transposed);
        ConvolutionShape shape = problem.shape();
        int items = random.nextInt(5);
        float[] g = floats(random, shape.weights());
        float[] expected = g.clone();
        float[] x = floats(random, items * shape.inputs());
        float[] yBar = floats(random, items * shape.outputs());
        for (int b = 0; b < items; b++) {
            problem.addGradientTo(expected, item(yBar, b, shape.outputs()), item(x, b, shape.inputs()));
        }
        int split = random.nextInt(shape.rows() + 1);
        for (int part = 0; part < 2; part++) {
            int from = part == 0 ? 0 : split;
            int to = part == 0 ? split : shape.rows();
            GRADIENTS.convGradient(g, 0, yBar, 0, shape.outputs(), x, 0, shape.inputs(), shape, from, to, items);
        }
        assertThat(g).as("%s", problem).containsExactly(expected);
    }

    /** More positions than are listed at once. */
    @Property(tries = 5)
    void longItemsTakeTheirOutputsInOrder(@ForAll long seed, @ForAll boolean transposed, @ForAll boolean depthwise) {
        var random = new Random(seed);
        int groups = depthwise && !transposed ? 3 : 1;
        int length = 1100 + random.nextInt(200);
        int[] space = {length};
        var problem = new ConvolutionProblem(
                space, space, 3, 3, new int[] {3}, new int[] {1}, Padding.SAME, true, groups, transposed);
        ConvolutionShape shape = problem.shape();
        float[] g = floats(random, shape.weights());
        float[] expected = g.clone();
        float[] x = floats(random, shape.inputs());
        float[] yBar = floats(random, shape.outputs());
        problem.addGradientTo(expected, yBar, x);
        GRADIENTS.convGradient(g, 0, yBar, 0, 0, x, 0, 0, shape, 0, shape.rows(), 1);
        assertThat(g).containsExactly(expected);
    }

    @Property(tries = 1000)
    void theAdjointShapeLeadsBack(@ForAll long seed, @ForAll boolean transposed) {
        var random = new Random(seed);
        var problem = ConvolutionProblem.random(random, transposed);
        ConvolutionShape shape = problem.shape();
        ConvolutionShape adjoint = shape.adjoint();
        assertThat(adjoint.inputs()).isEqualTo(shape.outputs());
        assertThat(adjoint.outputs()).isEqualTo(shape.inputs());
        assertThat(adjoint.weights()).isEqualTo(shape.weights());
        float[] w = floats(random, shape.weights());
        float[] x = floats(random, shape.inputs());
        float[] yBar = floats(random, shape.outputs());
        float[] y = new float[yBar.length];
        float[] xBar = new float[x.length];
        float[] back = new float[w.length];
        GRADIENTS.adjointWeights(back, 0, w, 0, shape);
        KERNELS.convolutions().convInc(y, 0, y.length, w, 0, x, 0, x.length, shape, 1);
        KERNELS.convolutions().convInc(xBar, 0, xBar.length, back, 0, yBar, 0, yBar.length, adjoint, 1);
        assertThat(dot(xBar, x)).as("%s", problem).isCloseTo(dot(yBar, y), offset(1e-3));
        float[] twice = new float[w.length];
        GRADIENTS.adjointWeights(twice, 0, back, 0, adjoint);
        assertThat(twice).containsExactly(w);
        assertThat(adjoint.adjoint().boxes()).isEqualTo(shape.boxes());
    }

    /** What the inputs of some steps give, weighed by gradients, is what the gradients that come back give. */
    @Property(tries = 500)
    void filtersLeadBack(@ForAll long seed) {
        var random = new Random(seed);
        int order = random.nextInt(5);
        int n = 1 + random.nextInt(5);
        int steps = 1 + random.nextInt(4);
        FilterStep step = FilterStep.of(
                matrix(random, order),
                row(random, order),
                row(random, order),
                random.nextBoolean() ? 0 : random.nextGaussian());
        float[] start = floats(random, order * n);
        float[] x = start.clone();
        float[] u = floats(random, steps * n);
        float[] y = new float[steps * n];
        for (int t = 0; t < steps; t++) {
            KERNELS.filters().linearFilter(y, t * n, x, 0, n, u, t * n, n, step);
        }
        float[] yBar = floats(random, steps * n);
        float[] end = floats(random, order * n);
        float[] xBar = end.clone();
        float[] uBar = new float[steps * n];
        for (int t = steps - 1; t >= 0; t--) {
            GRADIENTS.linearFilter(xBar, 0, n, uBar, t * n, yBar, t * n, n, step);
        }
        assertThat(dot(uBar, u) + dot(xBar, start))
                .as("%s, order %d", step.form(), order)
                .isCloseTo(dot(yBar, y) + dot(end, x), offset(1e-3));
    }

    @Property(tries = 100)
    void aStateThatLiesInTheOutputCountsOnce(@ForAll long seed) {
        var random = new Random(seed);
        int n = 1 + random.nextInt(40);
        FilterStep step = FilterStep.lowpass(0.75, 0.25);
        float[] together = floats(random, n);
        float[] apart = together.clone();
        float[] uTogether = floats(random, n);
        float[] uApart = uTogether.clone();
        GRADIENTS.linearFilter(together, 0, n, uTogether, 0, together, 0, n, step);
        GRADIENTS.linearFilter(apart, 0, n, uApart, 0, new float[n], 0, n, step);
        assertThat(together).containsExactly(apart);
        assertThat(uTogether).containsExactly(uApart);
    }

    @Property(tries = 100)
    void itemsAddUpInOrder(@ForAll long seed) {
        var random = new Random(seed);
        int n = 1 + random.nextInt(40);
        int items = random.nextInt(20);
        int from = random.nextInt(n + 1);
        float[] yBar = floats(random, items * n);
        float[] g = floats(random, n);
        float[] expected = g.clone();
        for (int i = from; i < n; i++) {
            for (int b = 0; b < items; b++) {
                expected[i] += yBar[b * n + i];
            }
        }
        GRADIENTS.addItems(g, 0, yBar, 0, n, from, n, items);
        assertThat(g).containsExactly(expected);
    }

    @Property(tries = 100)
    void aTransposeKeepsWhatLiesBetween(@ForAll long seed) {
        var random = new Random(seed);
        int rows = 1 + random.nextInt(50);
        int cols = 1 + random.nextInt(50);
        int fromStride = rows + random.nextInt(3);
        int toStride = cols + random.nextInt(3);
        float[] from = floats(random, cols * fromStride);
        float[] to = floats(random, rows * toStride);
        float[] before = to.clone();
        GRADIENTS.transpose(to, 0, toStride, from, 0, fromStride, rows, cols);
        for (int i = 0; i < to.length; i++) {
            int col = i % toStride;
            float expected = col < cols ? from[col * fromStride + i / toStride] : before[i];
            assertThat(to[i]).isEqualTo(expected);
        }
    }

    private static double[][] matrix(Random random, int order) {
        double[][] rows = new double[order][];
        for (int i = 0; i < order; i++) {
            rows[i] = row(random, order);
        }
        return rows;
    }

    private static double[] row(Random random, int n) {
        return random.doubles(n, -1, 1).toArray();
    }

    private static float[] item(float[] values, int b, int n) {
        float[] item = new float[n];
        System.arraycopy(values, b * n, item, 0, n);
        return item;
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
            values[i] = random.nextInt(5) == 0 ? 0 : (float) random.nextGaussian();
        }
        return values;
    }
}
