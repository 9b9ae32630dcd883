package lanewise.model.distribution;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import lanewise.math.DoubleMath;
import lanewise.math.Points;
import lanewise.math.PolarFactor;

/**
 * Points of a {@link ScatteredHypersphere} whose random numbers are drawn. Their coordinates are computed when they are
 * first read, some rows at a time, and kept: often they are never read, and where they are, several threads may. Two
 * threads may compute one thing at the same time; both get the same, and either may be kept.
 */
final class ScatteredPoints implements Points {
    private static final int BLOCK_ROWS = 64;

    private final ScatteredHypersphere shape;
    private final int count;
    private final int dimensions;
    private final double[] cube;
    private final double[] normal;
    private final AtomicReferenceArray<double[]> blocks;
    private volatile Maps maps;

    /** From the cube to the points: onto the sphere, and the rows of the rotation. */
    private record Maps(SphereMap sphere, double[][] rotation) {}

    /**
     * Points of at least two dimensions.
     *
     * @param cube what the base drew, one row a point: d - 1 numbers on the surface, else d
     * @param normal d times d normal numbers, of which the rotation is made
     */
    ScatteredPoints(ScatteredHypersphere shape, int count, int dimensions, double[] cube, double[] normal) {
        this.shape = shape;
        this.count = count;
        this.dimensions = dimensions;
        this.cube = cube;
        this.normal = normal;
        blocks = new AtomicReferenceArray<>((count + BLOCK_ROWS - 1) / BLOCK_ROWS);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public void copy(int row, double[] into, int at) {
        int number = row / BLOCK_ROWS;
        double[] block = blocks.get(number);
        if (block == null) {
            int from = number * BLOCK_ROWS;
            block = computed(from, Math.min(BLOCK_ROWS, count - from));
            blocks.set(number, block);
        }
        System.arraycopy(block, row % BLOCK_ROWS * dimensions, into, at, dimensions);
    }

    /** All coordinates, point after point, in a new array. */
    double[] values() {
        return computed(0, count);
    }

    private double[] computed(int from, int rows) {
        Maps ready = maps();
        int d = dimensions;
        int angles = d - 1;
        int drawn = shape.onSurface() ? angles : d;
        double smallest = DoubleMath.pow(shape.minMagnitude(), d);
        double[] values = new double[rows * d];
        double[] z = new double[angles];
        double[] point = new double[d];
        double[] rotated = new double[d];
        for (int i = 0; i < rows; i++) {
            int at = (from + i) * drawn;
            System.arraycopy(cube, at, z, 0, angles);
            ready.sphere.apply(z, point);
            if (!shape.onSurface()) {
                double rho = DoubleMath.pow(cube[at + angles] * (1 - smallest) + smallest, 1.0 / d);
                for (int j = 0; j < d; j++) {
                    point[j] *= rho;
                }
            }
            rotate(point, ready.rotation, rotated);
            System.arraycopy(rotated, 0, values, i * d, d);
        }
        return values;
    }

    private Maps maps() {
        Maps ready = maps;
        if (ready == null) {
            int d = dimensions;
            double[] factor = PolarFactor.of(normal, d);
            double[][] rotation = new double[d][];
            for (int i = 0; i < d; i++) {
                rotation[i] = Arrays.copyOfRange(factor, i * d, (i + 1) * d);
            }
            ready = new Maps(SphereMap.of(shape.method(), d), rotation);
            maps = ready;
        }
        return ready;
    }

    /** The row vector point times the matrix, of which each row is an array that the compiler's vector loops can read. */
    private static void rotate(double[] point, double[][] matrix, double[] result) {
        Arrays.fill(result, 0);
        for (int i = 0; i < point.length; i++) {
            add(point[i], matrix[i], result);
        }
    }

    private static void add(double factor, double[] row, double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = Math.fma(factor, row[j], sums[j]);
        }
    }
}
