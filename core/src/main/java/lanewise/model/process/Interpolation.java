package lanewise.model.process;

/** What a {@link Piecewise} gives between its keys. The names are SciPy's. */
public enum Interpolation {
    /** The value of the last key before the middle of the step to come; zeros before the first key. */
    ZERO(1),
    /** The value of the nearest key, halfway between two that of the earlier one; zeros outside the keys. */
    NEAREST(1),
    /** A straight line from key to key; zeros outside the keys. */
    LINEAR(2),
    /** The spline of degree 1, which is {@link #LINEAR}. */
    SLINEAR(2),
    /** The spline of degree 2 whose pieces meet in the middle between keys; zeros outside the keys. */
    QUADRATIC(3),
    /** The spline of degree 3 without a knot at the second and the last but one key; zeros outside the keys. */
    CUBIC(4);

    private final int fewestKeys;

    Interpolation(int fewestKeys) {
        this.fewestKeys = fewestKeys;
    }

    /** How many keys it needs. */
    public int fewestKeys() {
        return fewestKeys;
    }
}
