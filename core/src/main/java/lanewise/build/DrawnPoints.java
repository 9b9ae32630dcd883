package lanewise.build;

import lanewise.math.Points;

/** Points that a distribution gave, row-major. */
record DrawnPoints(int count, int dimensions, double[] values) implements Points {
    @Override
    public void copy(int row, double[] into, int at) {
        System.arraycopy(values, row * dimensions, into, at, dimensions);
    }
}
