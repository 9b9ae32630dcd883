package lanewise.sim;

/**
 * What a run gives for a node in place of the node's own output, for each item of the batch. It is called by the run's
 * thread, for every item in every step, in ascending order; in a batch some steps may be asked for before the first of
 * them is run.
 */
@FunctionalInterface
public interface Feed {
    /**
     * Gives the values of a step, or says that they are those of the step before, which are then still in place.
     *
     * @param item number of the item in the batch, from 0
     * @param step number of the step since the feed was given, or since the simulator was reset after that, from 1; in the
     *     first the values in place are zeros
     * @param out where the values go, from {@code at} on, as many as the node gives; they have to be finite
     * @param at where they start
     * @return whether they may differ from those of the step before
     */
    boolean fill(int item, long step, float[] out, int at);

    /**
     * Gives each item its row all the time.
     *
     * @param rows one an item; not to be changed while the feed is in use
     */
    static Feed held(float[][] rows) {
        return new HeldFeed(rows);
    }
}
