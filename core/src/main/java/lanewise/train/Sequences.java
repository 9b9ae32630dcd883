package lanewise.train;

import lanewise.error.TrainingException;

/**
 * What a node is given, or a probe is compared with, for each item of the data over time: {@code items} times
 * {@code steps} rows of {@code width} values. A person's own, which reads from wherever the data are, has to give the same
 * values whenever it is asked, and may be asked by one thread at a time.
 */
public interface Sequences {
    /** How many items there are. */
    int items();

    /** How many steps an item has. */
    int steps();

    /** How many values a step has. */
    int width();

    /**
     * Copies a step of an item.
     *
     * @param item from 0
     * @param step from 0
     * @param into takes {@link #width} values from {@code at} on
     */
    void read(int item, int step, float[] into, int at);

    /**
     * Items of one step each, as in a set of images.
     *
     * @param rows one an item, all of one length; not copied
     */
    static Sequences of(float[][] rows) {
        return new ArraySequences(rows, 1);
    }

    /**
     * Items of several steps.
     *
     * @param rows one an item, step behind step; not copied
     * @param steps how many
     * @throws TrainingException if there are no rows, or their lengths differ or are no multiple of the steps
     */
    static Sequences of(float[][] rows, int steps) {
        return new ArraySequences(rows, steps);
    }

    /** Classes, from 0, as targets of losses that take these: one value, one step. */
    static Sequences labels(int... classes) {
        float[][] rows = new float[classes.length][1];
        for (int i = 0; i < rows.length; i++) {
            if (classes[i] < 0) {
                throw new TrainingException(
                        "labels: item %d is of class %d; classes count from 0".formatted(i, classes[i]));
            }
            rows[i][0] = classes[i];
        }
        return of(rows);
    }

    /**
     * The same values for so many steps: each item's first step, held.
     *
     * @param count at least 1
     */
    default Sequences held(int count) {
        return new HeldSequences(this, count);
    }

    /** Some of the items, by their numbers. */
    default Sequences select(int... numbers) {
        return new SelectedSequences(this, numbers);
    }
}
