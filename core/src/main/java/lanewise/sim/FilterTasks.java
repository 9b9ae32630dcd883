package lanewise.sim;

import java.util.List;
import lanewise.error.SimulationException;
import lanewise.graph.SimTriangle;
import lanewise.graph.WriteMode;
import lanewise.kernel.FilterStep;
import lanewise.kernel.Kernels;
import lanewise.kernel.TriangleStep;
import lanewise.model.synapse.StateSpace;

/**
 * The tasks of filters.
 *
 * @param kernels what computes them
 * @param items how many items the batch has
 */
record FilterTasks(Kernels kernels, int items) {
    /** A linear filter of places in this order: output, input, and the state if there is one. */
    Task linear(StateSpace space, WriteMode mode, List<Place> places) {
        FilterStep step = FilterStep.of(space.a(), space.b(), space.c(), space.d());
        Place u = places.get(1);
        Place x = places.get(places.size() - 1); // without a state the kernel does not look at it
        Place y = mode == WriteMode.INCREMENT ? Place.apart(u.size(), items) : places.getFirst();
        int n = u.size();
        Task filter = Task.each(
                items,
                item -> kernels.filters()
                        .linearFilter(y.array(), y.at(item), x.array(), x.at(item), n, u.array(), u.at(item), n, step));
        return mode == WriteMode.INCREMENT ? then(filter, added(places.getFirst(), y)) : filter;
    }

    /** A triangle filter; each item keeps the place in its ring as a value of its own. */
    Task triangle(SimTriangle filter, Place y, Place u, Place last, Place ring, Place index) {
        TriangleStep step = TriangleStep.of(filter.n0(), filter.ndiff(), filter.taps());
        int n = u.size();
        Task advance = Task.each(items, item -> {
            int row = (int) index.array()[index.at(item)];
            if (row < 0 || row >= step.taps()) {
                throw new SimulationException("%s: its place in a ring of %d became %d; only the filter may write it"
                        .formatted(filter.index(), step.taps(), row));
            }
            kernels.filters()
                    .triangle(
                            last.array(),
                            last.at(item),
                            ring.array(),
                            ring.at(item),
                            n,
                            u.array(),
                            u.at(item),
                            n,
                            step,
                            row);
            index.array()[index.at(item)] = (row + 1) % step.taps();
        });
        return then(
                advance,
                filter.mode() == WriteMode.INCREMENT
                        ? added(y, last)
                        : Task.each(
                                items,
                                item -> System.arraycopy(last.array(), last.at(item), y.array(), y.at(item), n)));
    }

    private Task added(Place y, Place x) {
        return Task.each(
                items, item -> kernels.elementwise().add(y.array(), y.at(item), x.array(), x.at(item), y.size()));
    }

    private static Task then(Task first, Task second) {
        return () -> {
            first.run();
            second.run();
        };
    }
}
