package lanewise.model.synapse;

import lanewise.error.ModelException;

/** A synapse at work on a table outside of a network, each column with a state of its own. */
final class ArrayFilter {
    private final Synapse synapse;
    private final double[][] x;
    private final double[][] states;

    /**
     * At its start.
     *
     * @param x one row a step
     * @param y0 the outputs before the first step: none for rest, one for all columns, or one for each
     */
    ArrayFilter(Synapse synapse, double[][] x, double dt, double... y0) {
        this.synapse = synapse;
        this.x = x;
        int columns = x.length == 0 ? 0 : x[0].length;
        for (int i = 0; i < x.length; i++) {
            if (x[i].length != columns) {
                throw new ModelException(
                        "%s: row %d of what it filters has %d values, row 0 has %d; give all rows as many"
                                .formatted(synapse, i, x[i].length, columns));
            }
        }
        if (y0.length > 1 && y0.length != columns) {
            throw new ModelException("%s: %d outputs to start from, for rows of %d values; give one, or one for each"
                    .formatted(synapse, y0.length, columns));
        }
        states = new double[columns][synapse.stateSize(dt, 1)];
        for (int k = 0; k < columns; k++) {
            synapse.start(dt, 1, y0.length == 0 ? 0 : y0[y0.length == 1 ? 0 : k], states[k]);
        }
    }

    double[][] forward() {
        double[][] y = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            y[i] = step(x[i]);
        }
        return y;
    }

    /** Goes on from where the way forward has led, back over what it gave. */
    double[][] forwardAndBackward() {
        double[][] y = forward();
        for (int i = y.length - 1; i >= 0; i--) {
            y[i] = step(y[i]);
        }
        return y;
    }

    private double[] step(double[] row) {
        double[] y = new double[row.length];
        double[] value = new double[1];
        for (int k = 0; k < row.length; k++) {
            value[0] = row[k];
            synapse.step(states[k], value, value);
            y[k] = value[0];
        }
        return y;
    }

    static double[] flat(double[][] column) {
        double[] values = new double[column.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = column[i][0];
        }
        return values;
    }
}
