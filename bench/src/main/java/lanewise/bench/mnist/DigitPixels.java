package lanewise.bench.mnist;

import lanewise.train.Sequences;

/**
 * Pictures to train with, one step each.
 *
 * @param digits the pictures
 * @param ink what the darkest pixel becomes
 */
record DigitPixels(DigitSet digits, double ink) implements Sequences {
    @Override
    public int items() {
        return digits.count();
    }

    @Override
    public int steps() {
        return 1;
    }

    @Override
    public int width() {
        return IdxFile.PIXELS;
    }

    @Override
    public void read(int item, int step, float[] into, int at) {
        digits.copy(item, ink, into, at);
    }
}
