package lanewise.sim;

/** What a function or process gives in the steps of a lap, kept until each item comes to them. */
final class LapInput {
    private final Source source;
    private final float[][] kept;
    private final boolean[] brings;

    /**
     * @param steps the most that a lap has
     * @param items of the batch
     */
    LapInput(Source source, int steps, int items) {
        this.source = source;
        kept = new float[steps][items * source.values().size()];
        brings = new boolean[steps];
    }

    /** The source has run for this step of the lap: keeps what it has given, if that is news. */
    void keep(int step) {
        brings[step] = step > 0 && source.changed();
        if (brings[step]) {
            overwritten();
        }
        if (step == 0 || brings[step]) {
            source.take(kept[step]);
        }
    }

    /** The values of the lap's first step do not lie in place any more when it is run. */
    void overwritten() {
        brings[0] = true;
    }

    /** Puts in place what was kept of a step for some items, unless it lies there. */
    void bring(int step, int firstItem, int endItem) {
        if (brings[step]) {
            source.put(kept[step], firstItem, endItem);
        }
    }
}
