package lanewise.model.function;

import lanewise.error.ErrorText;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Distribution;

/**
 * Values of a function that training changes: a matrix.
 *
 * @param name by which it is known, within its node
 * @param rows how many rows it has, at least 1; outputs, where it leads from some values to others
 * @param columns how many columns it has, at least 1; inputs, where it leads from some values to others
 * @param initial what it starts from, drawn with the node's seed: a number for each row, or a point if there are more
 *     columns than one
 */
public record FunctionParameter(String name, int rows, int columns, Distribution initial) {
    /** With the checks of the sizes. */
    public FunctionParameter {
        if (name == null || name.isBlank() || initial == null) {
            throw new ModelException("function parameter %s, initially %s; give a name and a distribution"
                    .formatted(name == null ? name : ErrorText.quoted(name), initial));
        }
        if (rows < 1 || columns < 1) {
            throw new ModelException("function parameter %s: %d rows of %d values; give at least one of each"
                    .formatted(ErrorText.quoted(name), rows, columns));
        }
    }

    /** As many values, all of them the same at first: a matrix of one column. */
    public static FunctionParameter filled(String name, int size, double value) {
        return new FunctionParameter(name, size, 1, Choice.of(value));
    }

    /** How many values there are. */
    public int size() {
        return Math.multiplyExact(rows, columns);
    }

    /** Values to start from, row by row, in a new array. */
    public double[] sample(RandomStream rng) {
        return columns == 1 ? initial.sample(rows, rng) : initial.sample(rows, columns, rng);
    }
}
