package lanewise.network.spa;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * From one vocabulary to another, name by name.
 *
 * @param from what is translated
 * @param to what it becomes
 */
record Translation(Vocabulary from, Vocabulary to) {
    /** All names of both, of which read-only vocabularies allow those that they have; in Nengo's order. */
    List<String> names() {
        if (from.isReadOnly() == to.isReadOnly()) {
            Set<String> names = new LinkedHashSet<>(from.keys());
            if (from.isReadOnly()) {
                names.retainAll(to.keys());
            } else {
                names.addAll(to.keys());
            }
            return List.copyOf(names);
        }
        return from.isReadOnly() ? from.keys() : to.keys();
    }

    /** The sum over names of {@code to(name) from(name)^T}; missing ones are made in both. */
    double[][] matrix(List<String> names) {
        double[][] matrix = new double[to.dimensions()][from.dimensions()];
        for (String name : names) {
            SemanticPointer before = from.get(name);
            SemanticPointer after = to.get(name);
            for (int i = 0; i < matrix.length; i++) {
                for (int j = 0; j < matrix[i].length; j++) {
                    matrix[i][j] += after.get(i) * before.get(j);
                }
            }
        }
        return matrix;
    }
}
