package lanewise.sim;

import lanewise.error.TrainingException;

/**
 * In which pieces a run goes backwards: what a step has computed is kept for the steps of one piece at a time, and made
 * again for the others, from a state that is remembered at the start of each (checkpointing).
 *
 * @param items of the batch
 * @param fixedBytes for values and gradients of a single step
 * @param stepBytes for what is kept of a step
 * @param recordedBytes for what probes record of a step, which stays
 * @param markBytes for a state that is remembered
 * @param limitBytes that all may take
 */
record Segments(int items, long fixedBytes, long stepBytes, long recordedBytes, long markBytes, long limitBytes) {
    /**
     * How many steps a piece has: all if they fit, else as many as do.
     *
     * @param calledBytes for what functions of the host program give in a step, kept where steps are computed twice
     * @throws TrainingException if there is no way to fit
     */
    int length(int steps, long calledBytes) {
        for (int length = steps; length >= 1; length--) {
            if (bytes(steps, length, calledBytes) <= limitBytes) {
                return length;
            }
        }
        int best = (int) Math.clamp(Math.sqrt((double) steps * markBytes / Math.max(1, stepBytes)), 1, steps);
        throw new TrainingException(
                "a minibatch of %d items over %d steps needs %.1f MB even if steps are computed twice, and may take %.1f MB; give fewer items or steps, truncate the data, or allow more memory"
                        .formatted(items, steps, megabytes(bytes(steps, best, calledBytes)), megabytes(limitBytes)));
    }

    private long bytes(int steps, int length, long calledBytes) {
        long always = fixedBytes + steps * recordedBytes + length * stepBytes;
        if (length == steps) {
            return always;
        }
        long marks = (steps + length - 1) / length + 1L;
        return always + marks * markBytes + steps * calledBytes;
    }

    private static double megabytes(long bytes) {
        return bytes / 1e6;
    }
}
