package lanewise.build;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import lanewise.math.Points;

/** Points side by side: a row is a row of each. The same points are there once. */
final class Columns implements Points {
    private final List<Points> parts = new ArrayList<>();
    private final IdentityHashMap<Points, Integer> firstColumns = new IdentityHashMap<>();
    private int dimensions;

    private Columns() {}

    static Columns of(List<Points> parts) {
        Columns columns = new Columns();
        for (Points part : parts) {
            if (columns.firstColumns.putIfAbsent(part, columns.dimensions) == null) {
                columns.parts.add(part);
                columns.dimensions = Math.addExact(columns.dimensions, part.dimensions());
            }
        }
        return columns;
    }

    @Override
    public int count() {
        return parts.getFirst().count();
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public void copy(int row, double[] into, int at) {
        int column = at;
        for (Points part : parts) {
            part.copy(row, into, column);
            column += part.dimensions();
        }
    }

    /** Those columns of a table, row-major, that belong to one of the points. */
    double[] part(double[] table, Points part) {
        int from = firstColumns.get(part);
        int count = part.dimensions();
        if (count == dimensions) {
            return table;
        }
        int rows = table.length / dimensions;
        double[] columns = new double[rows * count];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(table, i * dimensions + from, columns, i * count, count);
        }
        return columns;
    }
}
