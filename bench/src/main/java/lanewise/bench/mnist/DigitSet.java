package lanewise.bench.mnist;

import java.util.Arrays;
import lanewise.math.Points;
import lanewise.train.Sequences;

/** Pictures of digits with their labels. They stay the bytes that they are in the file; immutable. */
public final class DigitSet {
    private static final int PIXELS = IdxFile.PIXELS;

    private final byte[] pixels;
    private final byte[] labels;

    /** Takes the arrays over. */
    DigitSet(byte[] pixels, byte[] labels) {
        assert pixels.length == labels.length * PIXELS;
        this.pixels = pixels;
        this.labels = labels;
    }

    /** How many pictures there are. */
    public int count() {
        return labels.length;
    }

    /** The first of the pictures, at most all. */
    DigitSet first(int count) {
        int kept = Math.min(count, count());
        return new DigitSet(Arrays.copyOf(pixels, kept * PIXELS), Arrays.copyOf(labels, kept));
    }

    /**
     * Some of the pictures, one after another.
     *
     * @param from the first
     * @param count how many, at least 1
     */
    public DigitSet part(int from, int count) {
        return new DigitSet(
                Arrays.copyOfRange(pixels, from * PIXELS, (from + count) * PIXELS),
                Arrays.copyOfRange(labels, from, from + count));
    }

    /** The digit that a picture shows, 0 to 9. */
    public int label(int image) {
        return labels[image];
    }

    /** The darkness of a pixel of a picture, 0 (paper) to 1 (ink); pixels count row by row. */
    double pixel(int image, int pixel) {
        return (pixels[image * PIXELS + pixel] & 0xff) / 255.0;
    }

    /** Copies a picture to {@code into[at .. at + 783]}. */
    void copy(int image, float[] into, int at) {
        for (int k = 0; k < PIXELS; k++) {
            into[at + k] = (float) pixel(image, k);
        }
    }

    /** Copies a picture whose darkest pixels are {@code ink}. */
    void copy(int image, double ink, float[] into, int at) {
        for (int k = 0; k < PIXELS; k++) {
            into[at + k] = (float) ((pixels[image * PIXELS + k] & 0xff) * ink / 255);
        }
    }

    /** The pictures as points of 784 dimensions. */
    Points images() {
        return new Images(this);
    }

    /** The labels as points of 10 dimensions: 1 for the digit shown, else 0. */
    Points classes() {
        return new Classes(this);
    }

    /**
     * The pictures as data to train with: one step of 784 values each.
     *
     * @param ink what the darkest pixel becomes; paper is 0
     */
    public Sequences pixels(double ink) {
        return new DigitPixels(this, ink);
    }

    /**
     * The pictures as data to train with, and each of them moved by a pixel in four directions: five times as many items.
     *
     * @param ink what the darkest pixel becomes
     */
    public Sequences movedPixels(double ink) {
        return new MovedDigits(this, ink);
    }

    /** The labels of {@link #movedPixels}. */
    public Sequences movedTargets() {
        return new MovedDigits(this, 1).targets();
    }

    /**
     * The pictures as data to train with: a pixel a step, from 0 (paper) to 1 (ink).
     *
     * @param order which pixel comes in each step: a permutation of 0 to 783, not copied
     */
    public Sequences pixelByPixel(int... order) {
        return new DigitSteps(this, order);
    }

    /** The labels as data to train with: one step of one value each. */
    public Sequences targets() {
        int[] all = new int[count()];
        Arrays.setAll(all, this::label);
        return Sequences.labels(all);
    }

    private record Images(DigitSet digits) implements Points {
        @Override
        public int count() {
            return digits.count();
        }

        @Override
        public int dimensions() {
            return PIXELS;
        }

        @Override
        public void copy(int row, double[] into, int at) {
            for (int k = 0; k < PIXELS; k++) {
                into[at + k] = digits.pixel(row, k);
            }
        }
    }

    private record Classes(DigitSet digits) implements Points {
        @Override
        public int count() {
            return digits.count();
        }

        @Override
        public int dimensions() {
            return IdxFile.CLASSES;
        }

        @Override
        public void copy(int row, double[] into, int at) {
            Arrays.fill(into, at, at + IdxFile.CLASSES, 0);
            into[at + digits.label(row)] = 1;
        }
    }
}
