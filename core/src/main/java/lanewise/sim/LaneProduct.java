package lanewise.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.graph.DotInc;
import lanewise.graph.Signal;
import lanewise.kernel.ProductKernels;
import lanewise.plan.Layout;

/**
 * Products of one shape side by side, one of each lane.
 *
 * @param kernels what computes them
 * @param y the targets, row by row
 * @param w the weights, column by column
 * @param x the inputs, value by value
 * @param rows of each product
 * @param cols of each product
 * @param lanes how many products there are
 */
record LaneProduct(ProductKernels kernels, Place y, Place w, Place x, int rows, int cols, int lanes) implements Task {

    /**
     * The tasks of some products. Targets and inputs that do not lie interleaved are brought into room of their own.
     *
     * @param products one a lane
     */
    static List<Task> of(List<DotInc> products, ProductKernels kernels, Layout layout, Memory memory) {
        DotInc first = products.getFirst();
        Lay y = Lay.of(products.stream().map(DotInc::target).toList(), layout, memory);
        Lay x = Lay.of(products.stream().map(DotInc::input).toList(), layout, memory);
        Place w = new Place(
                memory.parameters(), layout.weightsOffset(first), 0, first.rows() * first.cols() * products.size());
        List<Task> tasks = new ArrayList<>();
        y.gather(tasks);
        x.gather(tasks);
        tasks.add(new LaneProduct(kernels, y.place(), w, x.place(), first.rows(), first.cols(), products.size()));
        y.scatter(tasks);
        return tasks;
    }

    /**
     * Where the values of interleaved signals are while they are computed with.
     *
     * @param place value by value, each of all lanes
     * @param base the memory that they come from, if that is another
     * @param positions where they lie there
     */
    private record Lay(Place place, Place base, int[] positions) {
        static Lay of(List<Signal> signals, Layout layout, Memory memory) {
            Place base =
                    Home.of(Place.ofBase(signals.getFirst(), layout, memory)).whole();
            int lanes = signals.size();
            int[] positions = new int[lanes * signals.getFirst().size()];
            for (int lane = 0; lane < lanes; lane++) {
                int start = layout.offset(signals.get(lane));
                int[] own = layout.positions(signals.get(lane));
                for (int i = 0; i < own.length; i++) {
                    positions[i * lanes + lane] = start + own[i];
                }
            }
            int at = positions[0];
            boolean direct = IntStream.range(0, positions.length).allMatch(i -> positions[i] == at + i);
            return direct
                    ? new Lay(base.part(at, positions.length), null, positions)
                    : new Lay(Place.apart(positions.length, memory.items()), base, positions);
        }

        void gather(List<Task> tasks) {
            if (base != null) {
                tasks.add(new IndexedCopy(place, base, own(), positions, false));
            }
        }

        void scatter(List<Task> tasks) {
            if (base != null) {
                tasks.add(new IndexedCopy(base, place, positions, own(), false));
            }
        }

        private int[] own() {
            return IntStream.range(0, positions.length).toArray();
        }
    }

    @Override
    public void run(int firstItem, int endItem, int from, int to) {
        for (int item = firstItem; item < endItem; item++) {
            kernels.dotIncLanes(
                    y.array(),
                    y.at(item) + from,
                    w.array(),
                    w.at() + from,
                    x.array(),
                    x.at(item) + from,
                    rows,
                    cols,
                    lanes,
                    to - from);
        }
    }

    @Override
    public int outputs() {
        return lanes;
    }

    @Override
    public long work() {
        return (long) rows * cols * lanes;
    }
}
