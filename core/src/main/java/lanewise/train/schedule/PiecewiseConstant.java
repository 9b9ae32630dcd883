package lanewise.train.schedule;

import java.util.Arrays;
import java.util.List;
import lanewise.error.ModelException;

/**
 * One rate after another: the first one up to update {@code ends.get(0)}, that included, the last one after the last end.
 *
 * @param ends the last update of each rate but the last rate, each later than the one before, the first at least 1
 * @param rates each at least 0; one more than ends
 */
public record PiecewiseConstant(List<Long> ends, List<Double> rates) implements LearningRate {
    /** With the checks. */
    public PiecewiseConstant {
        ends = List.copyOf(ends);
        rates = List.copyOf(rates);
        if (rates.size() != ends.size() + 1) {
            throw new ModelException("PiecewiseConstant: %d ends and %d rates; give one more rate than ends"
                    .formatted(ends.size(), rates.size()));
        }
        for (double rate : rates) {
            Checks.notNegative("PiecewiseConstant", "a rate", rate);
        }
        long last = 0;
        for (long end : ends) {
            Checks.atLeast(last + 1, "PiecewiseConstant", "an end", end);
            last = end;
        }
    }

    /** The same from arrays. */
    public PiecewiseConstant(long[] ends, double... rates) {
        this(Arrays.stream(ends).boxed().toList(), Arrays.stream(rates).boxed().toList());
    }

    @Override
    public double at(long update) {
        int piece = 0;
        while (piece < ends.size() && update > ends.get(piece)) {
            piece++;
        }
        return rates.get(piece);
    }
}
