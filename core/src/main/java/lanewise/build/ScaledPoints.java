package lanewise.build;

import lanewise.math.Points;

/** Points multiplied by a factor. */
record ScaledPoints(Points points, double factor) implements Points {
    static Points by(double factor, Points points) {
        return factor == 1 ? points : new ScaledPoints(points, factor);
    }

    @Override
    public int count() {
        return points.count();
    }

    @Override
    public int dimensions() {
        return points.dimensions();
    }

    @Override
    public void copy(int row, double[] into, int at) {
        points.copy(row, into, at);
        for (int k = at; k < at + dimensions(); k++) {
            into[k] *= factor;
        }
    }
}
