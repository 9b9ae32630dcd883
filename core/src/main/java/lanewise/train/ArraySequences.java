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
        if (rows == null || rows.length == 0 || steps < 1) {
            throw new TrainingException("sequences: %d items of %d steps; give at least one of each"
                    .formatted(rows == null ? 0 : rows.length, steps));
        }
        for (int item = 0; item < rows.length; item++) {
            if (rows[item] == null) {
                throw new TrainingException("sequences: item %d is null; give its values".formatted(item));
            }
            if (rows[item].length != rows[0].length) {
                throw new TrainingException("sequences: item %d has %d values, item 0 has %d; give as many for each"
                        .formatted(item, rows[item].length, rows[0].length));
            }
        }
        if (rows[0].length == 0 || rows[0].length % steps != 0) {
            throw new TrainingException(
                    "sequences: items of %d values, which are no %d steps of as many each; give a multiple of the steps"
                            .formatted(rows[0].length, steps));
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
