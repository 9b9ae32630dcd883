package lanewise.sim;

import java.util.List;
import lanewise.error.SimulationException;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimTriangle;
import lanewise.graph.WriteMode;
import lanewise.kernel.FilterStep;
import lanewise.kernel.Kernels;
import lanewise.kernel.TriangleStep;
import lanewise.model.synapse.StateSpace;
import lanewise.plan.Layout;

/**
 * The tasks of filters.
 *
 * @param kernels what computes them
 * @param items how many items the batch has
 */
record FilterTasks(Kernels kernels, int items) {
    /** The constants of a filter's step. */
    static Derived<FilterStep> step(SimLinearFilter op, Layout layout, Memory memory) {
        return op.tuned()
                .map(synapse -> Derived.of(synapse.log(), layout, memory, x -> step(synapse.space(x))))
                .orElseGet(() -> Derived.constant(step(op.space())));
    }

    static FilterStep step(StateSpace space) {
        return FilterStep.of(space.a(), space.b(), space.c(), space.d());
    }

    /** A linear filter of places in this order: output, input, and the state if there is one. */
    List<Task> linear(Derived<FilterStep> step, WriteMode mode, List<Place> places) {
        Place u = places.get(1);
        Place x = places.get(places.size() - 1); // without a state the kernel does not look at it
        Place y = mode == WriteMode.INCREMENT ? Place.apart(u.size(), items) : places.getFirst();
        int n = u.size();
        Task filter = new ValueWise(
                List.of(y, u, x),
                n,
                (item, from, to) -> kernels.filters()
                        .linearFilter(
                                y.array(),
                                y.at(item) + from,
                                x.array(),
                                x.at(item) + from,
                                n,
                                u.array(),
                                u.at(item) + from,
                                to - from,
                                step.get()));
        return mode == WriteMode.INCREMENT ? List.of(filter, added(places.getFirst(), y)) : List.of(filter);
    }

    /** A triangle filter; each item keeps the place in its ring as a value of its own. */
    List<Task> triangle(SimTriangle filter, Place y, Place u, Place last, Place ring, Place index) {
        TriangleStep step = TriangleStep.of(filter.n0(), filter.ndiff(), filter.taps());
        int n = u.size();
        Task advance = Task.each(ring.size(), item -> {
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
        return List.of(
                advance,
                filter.mode() == WriteMode.INCREMENT
                        ? added(y, last)
                        : ValueWise.on(
                                List.of(y, last),
                                (item, from, to) -> System.arraycopy(
                                        last.array(), last.at(item) + from, y.array(), y.at(item) + from, to - from)));
    }

    private Task added(Place y, Place x) {
        return ValueWise.on(
                List.of(y, x),
                (item, from, to) -> kernels.elementwise()
                        .add(y.array(), y.at(item) + from, x.array(), x.at(item) + from, to - from));
    }
}
