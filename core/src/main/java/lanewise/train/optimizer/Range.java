package lanewise.train.optimizer;

import lanewise.error.TrainingException;

/**
 * Where one parameter's values lie in an array.
 *
 * @param from the index of the first, at least 0
 * @param to the index after the last, at least {@code from}
 */
public record Range(int from, int to) {
    /** With the check of the order. */
    public Range {
        if (from < 0 || to < from) {
            throw new TrainingException(
                    "range: from %d to %d; it starts at 0 or later and does not end before its start"
                            .formatted(from, to));
        }
    }
}
