package lanewise.graph;

import java.util.ArrayList;
import java.util.List;
import lanewise.error.ModelException;

/**
 * Filters each value of the input for itself, with weights that fall linearly over the last {@code taps + 1} steps:
 * {@code y += n0 u; y -= sum of the ring; index = (index + 1) mod taps; ring[index] = ndiff u}.
 *
 * @param taps how many values the ring holds for each value, at least 1
 * @param n0 the weight of the newest input
 * @param ndiff by how much the weight falls each step
 * @param input what is filtered
 * @param output as many values as the input
 * @param last the output of the step before, as many values
 * @param ring what each of the last inputs takes off the output, taps times as many values
 * @param index the row of the ring that was written last, a scalar
 * @param mode how the output is written
 */
public record SimTriangle(
        int taps,
        double n0,
        double ndiff,
        Signal input,
        Signal output,
        Signal last,
        Signal ring,
        Signal index,
        WriteMode mode)
        implements Operator {
    /** With the checks of the sizes and of the index. */
    public SimTriangle {
        if (taps < 1 || !Float.isFinite((float) n0) || !Float.isFinite((float) ndiff)) {
            throw new ModelException("triangle filter into %s: %d taps, weights %s and %s; give at least 1, and finite"
                    .formatted(output, taps, n0, ndiff));
        }
        long rings = (long) taps * input.size();
        if (output.size() != input.size() || last.size() != input.size() || ring.size() != rings || index.size() != 1) {
            throw new ModelException("triangle filter of %s into %s: states %s, %s and %s; give %d, %d and 1 values"
                    .formatted(input, output, last, ring, index, input.size(), rings));
        }
        double start = index.initial(0);
        if (!(start >= 0 && start < taps && start == Math.rint(start))) {
            throw new ModelException("triangle filter into %s: its index starts at %s; it is one of 0 to %d"
                    .formatted(output, start, taps - 1));
        }
    }

    @Override
    public List<Signal> sets() {
        return mode.only(WriteMode.SET, output);
    }

    @Override
    public List<Signal> increments() {
        return mode.only(WriteMode.INCREMENT, output);
    }

    @Override
    public List<Signal> reads() {
        return List.of(input);
    }

    @Override
    public List<Signal> updates() {
        List<Signal> updates = new ArrayList<>(mode.only(WriteMode.UPDATE, output));
        updates.addAll(List.of(last, ring, index));
        return updates;
    }
}
