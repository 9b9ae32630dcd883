package lanewise.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lanewise.graph.Copy;
import lanewise.graph.Shapes;
import lanewise.graph.Signal;
import lanewise.kernel.ElementwiseKernels;
import lanewise.plan.Layout;

/**
 * The tasks of operators that work value by value.
 *
 * @param kernels what computes them
 */
record ElementwiseTasks(ElementwiseKernels kernels) {
    /** So many values are copied faster by a call of their own. */
    private static final int LONG = 64;

    /** {@code y = value}. */
    Task reset(double value, Place y) {
        float rounded = (float) value + 0f;
        return ValueWise.on(
                List.of(y), (item, from, to) -> Arrays.fill(y.array(), y.at(item) + from, y.at(item) + to, rounded));
    }

    /** {@code y = x}, or {@code y += x}, of places in this order. */
    Task copy(boolean increment, List<Place> places) {
        Place y = places.get(0);
        Place x = places.get(1);
        return increment
                ? ValueWise.on(
                        places,
                        (item, from, to) ->
                                kernels.add(y.array(), y.at(item) + from, x.array(), x.at(item) + from, to - from))
                : ValueWise.on(
                        places,
                        (item, from, to) -> System.arraycopy(
                                x.array(), x.at(item) + from, y.array(), y.at(item) + from, to - from));
    }

    /** Copies of many short places are one task; none writes what another uses. */
    List<Task> copies(boolean increment, List<List<Place>> runs) {
        List<Task> tasks = new ArrayList<>();
        Map<List<Home>, List<List<Place>>> together = new LinkedHashMap<>();
        for (List<Place> run : runs) {
            if (run.getFirst().size() < LONG) {
                List<Home> homes = run.stream().map(Home::of).toList();
                together.computeIfAbsent(homes, key -> new ArrayList<>()).add(run);
            } else {
                tasks.add(copy(increment, run));
            }
        }
        together.forEach((homes, members) -> tasks.add(
                members.size() == 1
                        ? copy(increment, members.getFirst())
                        : new IndexedCopy(
                                homes.get(0).whole(),
                                homes.get(1).whole(),
                                positions(members, 0),
                                positions(members, 1),
                                increment)));
        return tasks;
    }

    private static int[] positions(List<List<Place>> runs, int which) {
        return runs.stream()
                .map(run -> run.get(which))
                .flatMapToInt(place -> IntStream.range(place.at(), place.at() + place.size()))
                .toArray();
    }

    /**
     * A copy by positions in the memory of the bases; where a target is named several times, what arrives is added in the
     * list's order.
     */
    Task indexed(Copy operator, Layout layout, Memory memory) {
        Place y = Place.ofBase(operator.target(), layout, memory);
        Place x = Place.ofBase(operator.source(), layout, memory);
        int[] from = picked(layout.positions(operator.source()), operator.sources());
        int[] to = picked(layout.positions(operator.target()), operator.targets());
        return new IndexedCopy(y, x, to, from, operator.increment());
    }

    private static int[] picked(int[] positions, int[] numbers) {
        return Arrays.stream(numbers).map(i -> positions[i]).toArray();
    }

    /** {@code y += a * x} with a single value a. */
    Task scaled(Place y, Place a, Place x) {
        return ValueWise.on(
                List.of(y, x, a),
                (item, from, to) -> kernels.scaleInc(
                        y.array(), y.at(item) + from, a.array()[a.at(item)], x.array(), x.at(item) + from, to - from));
    }

    /** {@code y = b + a * x}, of places in this order. */
    Task multiplied(List<Place> places) {
        Place y = places.get(0);
        Place b = places.get(1);
        Place a = places.get(2);
        Place x = places.get(3);
        return ValueWise.on(
                places,
                (item, from, to) -> kernels.multiplyAdd(
                        y.array(),
                        y.at(item) + from,
                        b.array(),
                        b.at(item) + from,
                        a.array(),
                        a.at(item) + from,
                        x.array(),
                        x.at(item) + from,
                        to - from));
    }

    /** A factor of a product, repeated where it spreads over the target. */
    static Place spread(Signal factor, Signal target, Operands operands) {
        return Arrays.equals(factor.shape(), target.shape())
                ? operands.read(factor)
                : operands.read(factor, Shapes.spread(factor.shape(), target.shape()));
    }
}
