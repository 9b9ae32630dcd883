package lanewise.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * @param b what their sums start from, as they lie
 * @param w the weights, column by column
 * @param x the inputs, value by value
 * @param rows of each product
 * @param cols of each product
 * @param stride from a value to the next of the same product
 * @param lanes how many products there are
 */
record LaneProduct(
        ProductKernels kernels, Place y, Place b, Place w, Place x, int rows, int cols, int stride, int lanes)
        implements Task {
    /** So many targets in one piece, on average, get a call of their own: four vectors of the widest kind. */
    private static final int LEAST_RUN = 64;

    /**
     * The tasks of some products. Targets and inputs that do not lie interleaved are brought into room of their own, but
     * for targets of one row that lie in a few long pieces: each piece is a task.
     *
     * @param products one a lane
     * @param start what the first one starts from, if not from its target; the others' lie interleaved with it, as all
     *     targets do
     */
    static List<Task> of(
            List<DotInc> products, Optional<Signal> start, ProductKernels kernels, Layout layout, Memory memory) {
        DotInc first = products.getFirst();
        int lanes = products.size();
        int stride = layout.step(first);
        Lay x = Lay.of(products.stream().map(DotInc::input).toList(), stride, layout, memory);
        Place w = new Place(memory.parameters(), layout.weightsOffset(first), 0, first.rows() * first.cols() * stride);
        List<Task> tasks = new ArrayList<>();
        x.gather(tasks);
        List<Signal> targets = products.stream().map(DotInc::target).toList();
        List<Place> runs = first.rows() == 1 ? runs(targets, layout, memory) : List.of();
        if (!runs.isEmpty() && lanes >= LEAST_RUN * runs.size()) {
            int lane = 0;
            for (Place y : runs) {
                Place weights = w.part(lane, w.size() - lane);
                Place inputs = x.place().part(lane, x.place().size() - lane);
                tasks.add(new LaneProduct(kernels, y, y, weights, inputs, 1, first.cols(), stride, y.size()));
                lane += y.size();
            }
        } else {
            Lay y = Lay.of(targets, stride, layout, memory);
            y.gather(tasks);
            Place b = start.map(signal -> Place.ofBase(signal, layout, memory)
                            .part(0, y.place().size()))
                    .orElse(y.place());
            tasks.add(new LaneProduct(kernels, y.place(), b, w, x.place(), first.rows(), first.cols(), stride, lanes));
            y.scatter(tasks);
        }
        return tasks;
    }

    /** The pieces in which targets of a value each lie, in their order. */
    private static List<Place> runs(List<Signal> targets, Layout layout, Memory memory) {
        List<Place> runs = new ArrayList<>();
        for (Signal target : targets) {
            Place value = Place.ofBase(target, layout, memory).part(layout.positions(target)[0], 1);
            if (!runs.isEmpty() && runs.getLast().meets(value)) {
                runs.add(runs.removeLast().joined(value));
            } else {
                runs.add(value);
            }
        }
        return runs;
    }

    /**
     * Where the values of interleaved signals are while they are computed with.
     *
     * @param place value by value, each of all lanes
     * @param base the memory that they come from, if that is another
     * @param own where they lie in the place
     * @param positions where they lie in the base
     */
    private record Lay(Place place, Place base, int[] own, int[] positions) {
        static Lay of(List<Signal> signals, int stride, Layout layout, Memory memory) {
            Place base =
                    Home.of(Place.ofBase(signals.getFirst(), layout, memory)).whole();
            int lanes = signals.size();
            int values = signals.getFirst().size();
            int[] own = new int[lanes * values];
            int[] positions = new int[lanes * values];
            for (int lane = 0; lane < lanes; lane++) {
                int start = Place.ofBase(signals.get(lane), layout, memory).at();
                int[] there = layout.positions(signals.get(lane));
                for (int i = 0; i < values; i++) {
                    own[i * lanes + lane] = i * stride + lane;
                    positions[i * lanes + lane] = start + there[i];
                }
            }
            int at = positions[0];
            int size = (values - 1) * stride + lanes;
            boolean direct = IntStream.range(0, positions.length).allMatch(i -> positions[i] == at + own[i]);
            return direct
                    ? new Lay(base.part(at, size), null, own, positions)
                    : new Lay(Place.apart(size, memory.items()), base, own, positions);
        }

        void gather(List<Task> tasks) {
            if (base != null) {
                tasks.add(new IndexedCopy(place, base, own, positions, false));
            }
        }

        void scatter(List<Task> tasks) {
            if (base != null) {
                tasks.add(new IndexedCopy(base, place, positions, own, false));
            }
        }
    }

    @Override
    public void run(int firstItem, int endItem, int from, int to) {
        for (int item = firstItem; item < endItem; item++) {
            kernels.dotAddLanes(
                    y.array(),
                    y.at(item) + from,
                    b.array(),
                    b.at(item) + from,
                    w.array(),
                    w.at() + from,
                    x.array(),
                    x.at(item) + from,
                    rows,
                    cols,
                    stride,
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
