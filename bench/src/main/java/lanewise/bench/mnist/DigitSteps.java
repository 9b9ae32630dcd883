package lanewise.bench.mnist;

import lanewise.train.Sequences;

/**
 * Pictures to train with, a pixel a step.
 *
 * @param digits the pictures
 * @param order which pixel comes in each step
 */
@SuppressWarnings("ArrayRecordComponent") // the order is read-only, and nobody compares these
record DigitSteps(DigitSet digits, int[] order) implements Sequences {
    @Override
    public int items() {
        return digits.count();
    }

    @Override
    public int steps() {
        return order.length;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void read(int item, int step, float[] into, int at) {
        into[at] = (float) digits.pixel(item, order[step]);
    }
}
