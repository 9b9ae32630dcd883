package lanewise.train;

import lanewise.error.TrainingException;

/**
 * Sequences in arrays.
 *
 * @param rows one an item, step behind step
 * @param steps how many
 */
record ArraySequences(float[][] rows, int steps) implements Sequences {
    ArraySequences {
        if (rows.length == 0 || steps < 1) {
            throw new TrainingException(
                    "sequences: %d items of %d steps; give at least one of each".formatted(rows.length, steps));
        }
        int length = rows[0].length;
        for (int item = 0; item < rows.length; item++) {
            if (rows[item].length != length || length == 0 || length % steps != 0) {
                throw new TrainingException(
                        "sequences: item %d has %d values, item 0 has %d; give as many for each, %d steps of at least one value"
                                .formatted(item, rows[item].length, length, steps));
            }
        }
    }

    @Override
    public int items() {
        return rows.length;
    }

    @Override
    public int width() {
        return rows[0].length / steps;
    }

    @Override
    public void read(int item, int step, float[] into, int at) {
        System.arraycopy(rows[item], step * width(), into, at, width());
    }
}
