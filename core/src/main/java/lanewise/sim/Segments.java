package lanewise.sim;

import lanewise.error.TrainingException;

/**
 * In which pieces a run goes backwards: what a step has computed is kept for the steps of one piece at a time, and made
 * again for the others, from a state that is remembered at the start of each (checkpointing).
 *
 * @param items of the batch
 * @param fixed bytes for values and gradients of a single step
 * @param step bytes for what is kept of a step
 * @param recorded bytes for what probes record of a step, which stays
 * @param mark bytes for a state that is remembered
 * @param limit bytes that all may take
 */
record Segments(int items, long fixed, long step, long recorded, long mark, long limit) {
    /**
     * How many steps a piece has: all if they fit, else as many as do.
     *
     * @throws TrainingException if there is no way to fit
     */
    int length(int steps) {
        long budget = limit - fixed - steps * recorded;
        if (bytes(steps, steps) <= budget) {
            return steps;
        }
        for (int length = steps - 1; length >= 1; length--) {
            if (bytes(steps, length) <= budget) {
                return length;
            }
        }
        int best = (int) Math.clamp(Math.sqrt((double) steps * mark / Math.max(1, step)), 1, steps);
        throw new TrainingException(
                "a minibatch of %d items over %d steps needs %.1f MB even if steps are computed twice, and may take %.1f MB; give fewer items or steps, truncate the data, or allow more memory"
                        .formatted(
                                items,
                                steps,
                                megabytes(fixed + steps * recorded + bytes(steps, best)),
                                megabytes(limit)));
    }

    private long bytes(int steps, int length) {
        long marks = length == steps ? 0 : (steps + length - 1) / length + 1L;
        return length * step + marks * mark;
    }

    private static double megabytes(long bytes) {
        return bytes / 1e6;
    }
}
