package lanewise.graph;

import java.util.List;
import lanewise.error.ModelException;

/** Computes at the end of a step by how much weights change; another operator adds that to them in the next step. */
public sealed interface LearningRule extends Operator permits SimPES, SimBCM, SimOja, SimVoja, SimRLS {
    /** The change of the weights. */
    Signal delta();

    @Override
    default List<Signal> updates() {
        return List.of(delta());
    }

    /** A matrix with a row for each value of {@code rows} and a column for each of {@code cols}. */
    static void checkMatrix(String rule, Signal matrix, Signal rows, Signal cols) {
        if (matrix.rank() != 2 || matrix.extent(0) != rows.size() || matrix.extent(1) != cols.size()) {
            throw new ModelException("%s: %s for %s and %s; its shape has to be [%d, %d]"
                    .formatted(rule, matrix, rows, cols, rows.size(), cols.size()));
        }
    }

    /** Two signals of one size. */
    static void checkSame(String rule, Signal one, Signal other) {
        if (one.size() != other.size()) {
            throw new ModelException("%s: %s and %s; they need as many values".formatted(rule, one, other));
        }
    }

    /** A finite constant. */
    static void checkConstant(String rule, Signal delta, String what, double value) {
        if (!Float.isFinite((float) value)) {
            throw new ModelException(
                    "%s for %s: its %s is %s; it has to be finite as a float".formatted(rule, delta, what, value));
        }
    }
}
