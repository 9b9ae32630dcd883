package lanewise.train.schedule;

/**
 * From one rate to another along half a cosine, if wanted after a warm-up along a straight line. Update {@code k} of the
 * warm-up has {@code initial k / warmUp}. After it come {@code last + (initial - last) (1 + cos(pi u / updates)) / 2}, where
 * {@code u} counts updates from 0 and stays at {@code updates} after that many. Loshchilov and Hutter, 2017.
 *
 * @param initial the rate from which it falls, at least 0
 * @param last the rate after so many updates, at least 0
 * @param updates in how many updates it falls, at least 1; those of the warm-up come before them
 * @param warmUp how many updates the warm-up takes, at least 0
 */
public record CosineDecay(double initial, double last, long updates, long warmUp) implements LearningRate {
    /** With the checks. */
    public CosineDecay {
        Checks.notNegative("CosineDecay", "the initial rate", initial);
        Checks.notNegative("CosineDecay", "the last rate", last);
        Checks.atLeast(1, "CosineDecay", "the number of updates", updates);
        Checks.atLeast(0, "CosineDecay", "the warm-up", warmUp);
    }

    /** To 0, without a warm-up. */
    public CosineDecay(double initial, long updates) {
        this(initial, 0, updates, 0);
    }

    /** The same after a warm-up of so many updates, at least 0. */
    public CosineDecay withWarmUp(long value) {
        return new CosineDecay(initial, last, updates, value);
    }

    @Override
    public double at(long update) {
        if (update <= warmUp) {
            return initial * ((double) update / warmUp);
        }
        double part = Math.min((double) (update - 1 - warmUp) / updates, 1);
        return last + (initial - last) * 0.5 * (1 + StrictMath.cos(Math.PI * part));
    }
}
