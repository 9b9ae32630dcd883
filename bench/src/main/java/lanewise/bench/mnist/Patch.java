package lanewise.bench.mnist;

import java.util.Optional;

/**
 * What one neuron prefers: the difference of two training pictures of different digits in a rectangle, around its mean
 * and scaled to length 1; nothing outside the rectangle.
 *
 * @param height rows of the rectangle
 * @param width columns of the rectangle
 * @param row its first row
 * @param column its first column
 * @param plus number of the picture that is added
 * @param minus number of the picture that is subtracted
 * @param norm the length before it is scaled
 * @param weights the scaled differences, row by row
 */
record Patch(int height, int width, int row, int column, int plus, int minus, double norm, double[] weights) {
    private static final int SMALLEST = 7;
    private static final int LARGEST = 14;

    /** Pictures are drawn from this many first ones. */
    private static final int POOL = 5_000;

    /** A difference shorter than this is of (nearly) empty corners. */
    private static final double LEAST_NORM = 1;

    /** One try; nothing if both pictures show the same digit or hardly differ in the rectangle. */
    static Optional<Patch> draw(DigitSet digits, Draws draws) {
        int height = SMALLEST + draws.below(LARGEST - SMALLEST + 1);
        int width = SMALLEST + draws.below(LARGEST - SMALLEST + 1);
        int row = draws.below(IdxFile.SIDE - height + 1);
        int column = draws.below(IdxFile.SIDE - width + 1);
        int pool = Math.min(POOL, digits.count());
        int plus = draws.below(pool);
        int minus = draws.below(pool);
        if (digits.label(plus) == digits.label(minus)) {
            return Optional.empty();
        }
        var patch = new Patch(height, width, row, column, plus, minus, 0, new double[height * width]);
        return patch.filled(digits);
    }

    private Optional<Patch> filled(DigitSet digits) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = digits.pixel(plus, pixel(i)) - digits.pixel(minus, pixel(i));
            sum += weights[i];
        }
        double mean = sum / weights.length;
        double squares = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= mean;
            squares += weights[i] * weights[i];
        }
        double length = Math.sqrt(squares);
        if (length < LEAST_NORM) {
            return Optional.empty();
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= length;
        }
        return Optional.of(new Patch(height, width, row, column, plus, minus, length, weights));
    }

    /** The number in a picture of the rectangle's pixel {@code i}. */
    private int pixel(int i) {
        return (row + i / width) * IdxFile.SIDE + column + i % width;
    }

    /** How much of what the neuron prefers is in a picture. */
    double projection(DigitSet digits, int image) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digits.pixel(image, pixel(i));
        }
        return sum;
    }

    /** The neuron's weights for all pixels of a picture. */
    double[] encoder() {
        double[] encoder = new double[IdxFile.PIXELS];
        for (int i = 0; i < weights.length; i++) {
            encoder[pixel(i)] = weights[i];
        }
        return encoder;
    }
}
