package lanewise.model.distribution;

import lanewise.error.ModelException;

/** Points given as an array of arrays. */
final class Rows {
    private Rows() {}

    /** One row after the other, in a new array; all rows have to have the first one's length, and that not 0. */
    static double[] flatten(String what, double[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        double[] flat = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != width || width == 0) {
                throw new ModelException("%s %d has %d values and the first one %d; give all the same number, 1 or more"
                        .formatted(what, i, rows[i].length, width));
            }
            System.arraycopy(rows[i], 0, flat, i * width, width);
        }
        return flat;
    }
}
