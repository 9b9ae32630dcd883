package lanewise.sim;

import java.util.List;
import lanewise.error.SimulationException;
import lanewise.graph.Signal;
import lanewise.graph.SimFunction;
import lanewise.model.function.BatchValues;
import lanewise.model.function.DifferentiableFunction;
import lanewise.model.function.ForwardPass;

/** Computes a differentiable function, for as many items at once as the function allows. */
final class FunctionTask implements Task {
    private final String name;
    private final DifferentiableFunction function;
    private final ForwardPass pass;
    private final Clock clock;

    private FunctionTask(String name, DifferentiableFunction function, ForwardPass pass, Clock clock) {
        this.name = name;
        this.function = function;
        this.pass = pass;
        this.clock = clock;
    }

    static FunctionTask of(SimFunction op, Operands in, RunMoment moment, Clock clock, int items) {
        DifferentiableFunction function = op.function();
        ForwardPass pass = new ForwardPass(
                moment,
                op.seed(),
                values(op.input().map(in::read).orElseGet(() -> Place.apart(0, items))),
                values(in.set(op.output())),
                read(op.parameters(), in),
                read(op.statistics(), in),
                values(Place.apart(function.keptPerItem(), items)),
                values(Place.apart(function.keptPerBatch(), 1)));
        return new FunctionTask(op.name(), function, pass, clock);
    }

    /** Lets the function learn from the step what it measures in training. */
    void updateStatistics() {
        function.updateStatistics(pass);
    }

    /** What it works on. */
    ForwardPass pass() {
        return pass;
    }

    private static List<BatchValues> read(List<Signal> signals, Operands in) {
        return signals.stream().map(signal -> values(in.read(signal))).toList();
    }

    static BatchValues values(Place place) {
        return new BatchValues(place.array(), place.at(), place.stride(), place.size());
    }

    @Override
    public Kind kind() {
        return function.isItemwise() ? Kind.ITEMS : Kind.SERIAL;
    }

    @Override
    public long work() {
        return (long) pass.input().size() + pass.output().size();
    }

    @Override
    public void run(int firstItem, int endItem, int from, int to) {
        try {
            function.forward(pass, firstItem, endItem);
        } catch (RuntimeException e) {
            throw HostCall.failed(name, clock, e);
        }
        BatchValues y = pass.output();
        for (int item = firstItem; item < endItem; item++) {
            for (int i = y.at(item); i < y.at(item) + y.size(); i++) {
                float value = y.array()[i] + 0f;
                if (!Float.isFinite(value)) {
                    throw notFinite(value, i - y.at(item), item);
                }
                y.array()[i] = value;
            }
        }
    }

    private SimulationException notFinite(float value, int i, int item) {
        return new SimulationException(
                "%s: it gave %s as value %d of item %d in step %d, at %s s; give values that are finite"
                        .formatted(name, value, i, item, clock.step(), clock.time()));
    }
}
