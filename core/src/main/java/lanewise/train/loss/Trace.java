package lanewise.train.loss;

import java.util.Arrays;
import lanewise.error.TrainingException;

/**
 * The values of one probe for one item of the data, over time: a view on a part of an array that may hold those of others
 * too. Value {@code i} of step {@code k} is {@code values[at + k * width + i]}. It shows what the array holds now, so one
 * trace serves every minibatch.
 *
 * @param values the array, not copied
 * @param at where the first value is
 * @param steps how many steps there are, at least 1
 * @param width how many values a step has, at least 1
 */
public record Trace(float[] values, int at, int steps, int width) {
    /** With the check that the array has so many values. */
    public Trace {
        if (steps < 1 || width < 1) {
            throw new TrainingException(
                    "trace: %d steps of %d values; it has at least one of each".formatted(steps, width));
        }
        if (at < 0 || at + (long) steps * width > values.length) {
            throw new TrainingException("trace: %d steps of %d values from index %d on are not within an array of %d"
                    .formatted(steps, width, at, values.length));
        }
    }

    /** A trace of all values of an array, with as many steps as that gives. */
    public static Trace of(int width, float... values) {
        return new Trace(values, 0, values.length / width, width);
    }

    /** How many values there are in all steps. */
    public int size() {
        return steps * width;
    }

    /** A value. */
    public double get(int step, int i) {
        return values[at + step * width + i];
    }

    /** Writes a value, rounded to float; a negative zero becomes a positive one. */
    public void set(int step, int i, double value) {
        values[at + step * width + i] = (float) value + 0f;
    }

    /** Writes zero into every value of the first steps. */
    void clearFirst(int count) {
        Arrays.fill(values, at, at + count * width, 0f);
    }

    /** A view on the last steps. */
    public Trace last(int count) {
        return count == steps ? this : new Trace(values, at + (steps - count) * width, count, width);
    }
}
