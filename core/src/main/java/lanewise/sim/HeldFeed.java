package lanewise.sim;

import lanewise.error.SimulationException;

/** Gives each item its row all the time. */
record HeldFeed(float[][] rows) implements Feed {
    @Override
    public boolean fill(int item, long step, float[] out, int at) {
        if (step > 1) {
            return false;
        }
        System.arraycopy(rows[item], 0, out, at, rows[item].length);
        return true;
    }

    /** One row for each item, each of the size of what is fed. */
    void check(String name, int size, int items) {
        if (rows.length != items) {
            throw new SimulationException("%s: %d rows to hold; give one for each of the %d items of the batch"
                    .formatted(name, rows.length, items));
        }
        for (int item = 0; item < items; item++) {
            if (rows[item].length != size) {
                throw new SimulationException(
                        "%s: the row of item %d has %d values; give %d".formatted(name, item, rows[item].length, size));
            }
        }
    }
}
