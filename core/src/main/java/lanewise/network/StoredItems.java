package lanewise.network;

import java.util.Arrays;
import lanewise.error.ModelException;
import lanewise.math.Points;

/** The vectors that a memory recognises, one an item, and the matrices that follow from vectors of its items. */
final class StoredItems {
    private final String label;
    private final double[][] vectors;

    StoredItems(String label, double[][] vectors) {
        this.label = label;
        if (Checks.given(label, "array of vectors", vectors).length == 0) {
            throw new ModelException("%s: no vector to recognise; give at least one".formatted(label));
        }
        this.vectors = copy(label, "input", vectors);
    }

    int count() {
        return vectors.length;
    }

    double[][] vectors() {
        return vectors;
    }

    /** One value an item, of which one may be given for all. */
    double[] oneEach(String what, double... given) {
        if (given.length != 1 && given.length != count()) {
            throw new ModelException("%s: %d %s, but %d items; give one for all or one for each"
                    .formatted(label, given.length, what, count()));
        }
        double[] values = new double[count()];
        Arrays.setAll(values, i -> Checks.finite(label, what, given[given.length == 1 ? 0 : i]));
        return values;
    }

    /** The vectors times a factor each, one a row: what leads to the items. */
    double[][] scaled(String name, double[][] given, double... factors) {
        double[][] rows = oneEach(name, given);
        double[] scales = oneEach("scales of \"" + name + "\"", factors);
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            double scale = scales[i];
            Arrays.setAll(row, k -> row[k] * scale);
        }
        return rows;
    }

    /** The vectors, one a column: what leads on from the items. */
    double[][] columns(String name, double[][] given) {
        double[][] rows = oneEach(name, given);
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < columns.length; k++) {
                columns[k][i] = rows[i][k];
            }
        }
        return columns;
    }

    private double[][] oneEach(String name, double[][] given) {
        if (Checks.given(label, "array of vectors for \"" + name + "\"", given).length != count()) {
            throw new ModelException("%s: %d vectors for \"%s\", but %d items; give one for each"
                    .formatted(label, given.length, name, count()));
        }
        return copy(label, name, given);
    }

    private static double[][] copy(String label, String name, double[][] given) {
        Points points;
        try {
            points = Points.of(given);
        } catch (ModelException e) {
            throw new ModelException("%s: the vectors for \"%s\": %s".formatted(label, name, e.getMessage()), e);
        }
        double[][] rows = new double[points.count()][];
        Arrays.setAll(rows, points::row);
        return rows;
    }
}
