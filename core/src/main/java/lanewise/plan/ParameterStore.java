package lanewise.plan;

/**
 * A stretch of the parameters that holds all values of a signal that nothing writes.
 *
 * @param at where it starts
 * @param length how many values it has, with those between columns that fill up; these are 0
 * @param places for each value of the signal, in row-major order, its place among the parameters; not to be changed
 */
public record ParameterStore(int at, int length, int[] places) {
    /** Copies a signal's values, in row-major order, to where they lie. */
    public void write(float[] values, float[] parameters) {
        for (int i = 0; i < places.length; i++) {
            parameters[places[i]] = values[i];
        }
    }

    /** The signal's values in row-major order. */
    public float[] read(float[] parameters) {
        float[] values = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = parameters[places[i]];
        }
        return values;
    }
}
