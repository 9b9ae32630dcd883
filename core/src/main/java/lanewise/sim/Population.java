package lanewise.sim;

import java.util.List;
import lanewise.kernel.LaneEnsembles;
import lanewise.kernel.LifStep;
import lanewise.kernel.NeuronKernels;

/**
 * A step of ensembles of LIF neurons that lie side by side, from their inputs to what is decoded from their spikes.
 * Lanes can be computed apart.
 *
 * @param kernels what computes it
 * @param ensembles how they lie
 * @param lanes how many ensembles there are
 * @param step the neurons' constants
 * @param v their voltages, a row for each neuron
 * @param refractory for how long each rests
 * @param spikes what they put out
 * @param x the inputs of all, a row each
 * @param decoded what is decoded, piece by piece
 * @param room inputs and outputs, whose rows end where a vector does
 * @param work how much an item is
 */
record Population(
        NeuronKernels kernels,
        LaneEnsembles ensembles,
        int lanes,
        Derived<LifStep> step,
        Place v,
        Place refractory,
        Place spikes,
        Place x,
        List<Piece> decoded,
        Place room,
        long work)
        implements Task {
    /**
     * Where an output of some lanes belongs.
     *
     * @param output its number
     * @param lane the first
     * @param y a value a lane
     */
    record Piece(int output, int lane, Place y) {
        int end() {
            return lane + y.size();
        }
    }

    @Override
    public void run(int firstItem, int endItem, int from, int to) {
        int end = Math.min(to, lanes);
        for (int item = firstItem; item < endItem; item++) {
            for (int c = 0; c < ensembles.inputs(); c++) {
                int row = c * ensembles.stride() + from;
                System.arraycopy(x.array(), x.at(item) + row, room.array(), room.at(item) + row, end - from);
            }
            exchange(item, from, end, true);
            kernels.lif(
                    ensembles,
                    step.get(),
                    v.array(),
                    v.at(item),
                    refractory.array(),
                    refractory.at(item),
                    spikes.array(),
                    spikes.at(item),
                    room.array(),
                    room.at(item),
                    room.array(),
                    room.at(item) + ensembles.inputs() * ensembles.stride(),
                    from,
                    to);
            exchange(item, from, end, false);
        }
    }

    /** Brings the outputs of some lanes into the room, or back from it. */
    private void exchange(int item, int from, int end, boolean in) {
        for (int i = 0; i < decoded.size(); i++) {
            Piece piece = decoded.get(i);
            int first = Math.max(from, piece.lane());
            int count = Math.min(end, piece.end()) - first;
            if (count > 0) {
                Place y = piece.y();
                int here = y.at(item) + first - piece.lane();
                int there = room.at(item) + (ensembles.inputs() + piece.output()) * ensembles.stride() + first;
                if (in) {
                    System.arraycopy(y.array(), here, room.array(), there, count);
                } else {
                    System.arraycopy(room.array(), there, y.array(), here, count);
                }
            }
        }
    }

    @Override
    public int outputs() {
        return ensembles.stride();
    }

    /** An output is a lane, which is many values. */
    @Override
    public int grain() {
        return LaneEnsembles.GRAIN;
    }
}
