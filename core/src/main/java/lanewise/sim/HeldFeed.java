package lanewise.sim;

import lanewise.error.SimulationException;
import lanewise.model.Node;

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

    /** One row for each item, each of the node's size. */
    void check(Node node, int items) {
        if (rows.length != items) {
            throw new SimulationException("%s: %d rows to hold; give one for each of the %d items of the batch"
                    .formatted(node, rows.length, items));
        }
        for (int item = 0; item < items; item++) {
            if (rows[item].length != node.sizeOut()) {
                throw new SimulationException("%s: the row of item %d has %d values; give the %d that the node has"
                        .formatted(node, item, rows[item].length, node.sizeOut()));
            }
        }
    }
}
