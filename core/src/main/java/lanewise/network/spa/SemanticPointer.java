package lanewise.network.spa;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.math.Spectrum;
import lanewise.math.SumOfSquares;

/**
 * A vector that stands for something: a word, a place, an action. Sums are like both of their parts; a product, which
 * is a circular convolution, is like neither, and times the inverse of one part it is about the other (Plate 1995,
 * holographic reduced representations). Immutable.
 */
public final class SemanticPointer {
    private final double[] values;

    private SemanticPointer(double[] values) {
        this.values = values;
    }

    /**
     * The pointer of given values, which are copied.
     *
     * @throws ModelException if there is none, or one is not finite
     */
    public static SemanticPointer of(double... values) {
        if (values.length == 0) {
            throw new ModelException("semantic pointer: it has no value; give at least one");
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new ModelException("semantic pointer: a value is %s; give finite values".formatted(value));
            }
        }
        return new SemanticPointer(values.clone());
    }

    /** A random pointer of length 1: normal numbers, normalised. At least one dimension. */
    public static SemanticPointer random(int dimensions, RandomStream random) {
        requireDimensions(dimensions);
        double[] values = new double[dimensions];
        Arrays.setAll(values, i -> random.gaussian());
        return new SemanticPointer(values).normalized();
    }

    /** The pointer by which a product leaves the other factor as it is: (1, 0, ..., 0). */
    public static SemanticPointer identity(int dimensions) {
        requireDimensions(dimensions);
        double[] values = new double[dimensions];
        values[0] = 1;
        return new SemanticPointer(values);
    }

    static void requireDimensions(int dimensions) {
        if (dimensions < 1) {
            throw new ModelException("semantic pointer: %d dimensions; it needs at least 1".formatted(dimensions));
        }
    }

    /** The number of values. */
    public int dimensions() {
        return values.length;
    }

    /** A value, counted from 0. */
    public double get(int i) {
        return values[i];
    }

    /** The values, as a new array. */
    public double[] toArray() {
        return values.clone();
    }

    /** The Euclidean length. */
    public double length() {
        return Math.sqrt(SumOfSquares.of(values, 0, values.length));
    }

    /** The sum. */
    public SemanticPointer plus(SemanticPointer other) {
        return with(other, Double::sum);
    }

    /** The difference. */
    public SemanticPointer minus(SemanticPointer other) {
        return with(other, (a, b) -> a - b);
    }

    private SemanticPointer with(SemanticPointer other, DoubleBinaryOperator operation) {
        requireSameSize(other);
        double[] result = new double[values.length];
        Arrays.setAll(result, i -> operation.applyAsDouble(values[i], other.values[i]));
        return new SemanticPointer(result);
    }

    /** The negative. */
    public SemanticPointer negated() {
        return times(-1);
    }

    /** The multiple by a number. */
    public SemanticPointer times(double factor) {
        return new SemanticPointer(
                Arrays.stream(values).map(value -> value * factor).toArray());
    }

    /** The binding of two pointers, their circular convolution: {@code c_i = sum over j of a_j b_(i - j mod d)}. */
    public SemanticPointer times(SemanticPointer other) {
        requireSameSize(other);
        return new SemanticPointer(
                Spectrum.of(values).times(Spectrum.of(other.values)).signal());
    }

    /**
     * What nearly undoes a binding: the first value stays, the others are in reverse order. Of a unitary pointer it
     * undoes it.
     */
    public SemanticPointer inverse() {
        double[] result = new double[values.length];
        Arrays.setAll(result, i -> values[(values.length - i) % values.length]);
        return new SemanticPointer(result);
    }

    /** The pointer of the same direction and length 1; one of length 0 stays. */
    public SemanticPointer normalized() {
        double length = length();
        return length == 0
                ? this
                : new SemanticPointer(
                        Arrays.stream(values).map(value -> value / length).toArray());
    }

    /** The pointer with the same phases whose spectrum has modulus 1 everywhere: binding with it keeps lengths. */
    public SemanticPointer unitary() {
        return new SemanticPointer(Spectrum.of(values).unit().signal());
    }

    /** The scalar product. */
    public double dot(SemanticPointer other) {
        requireSameSize(other);
        return dot(values, other.values);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The cosine of the angle between both, from -1 to 1; 0 if one has length 0. */
    public double compare(SemanticPointer other) {
        double scale = length() * other.length();
        double product = dot(other);
        return scale == 0 ? 0 : product / scale;
    }

    /** How far the directions are apart, from 0 to 2: {@code 1 - compare(other)}. */
    public double distance(SemanticPointer other) {
        return 1 - compare(other);
    }

    /** The mean squared difference of the values. */
    public double meanSquaredError(SemanticPointer other) {
        double[] difference = minus(other).values;
        return SumOfSquares.of(difference, 0, difference.length) / difference.length;
    }

    /** The matrix that binds with this pointer: row i has {@code v_(i - j mod d)} in column j. */
    public double[][] convolutionMatrix() {
        int d = values.length;
        return IntStream.range(0, d)
                .mapToObj(i -> IntStream.range(0, d)
                        .mapToDouble(j -> values[Math.floorMod(i - j, d)])
                        .toArray())
                .toArray(double[][]::new);
    }

    private void requireSameSize(SemanticPointer other) {
        if (values.length != other.values.length) {
            throw new ModelException("semantic pointers of %d and %d values: only those of one size go together"
                    .formatted(values.length, other.values.length));
        }
    }

    /** Whether the other is a pointer of the same values. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SemanticPointer pointer && Arrays.equals(values, pointer.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "semantic pointer " + Arrays.toString(values);
    }
}
