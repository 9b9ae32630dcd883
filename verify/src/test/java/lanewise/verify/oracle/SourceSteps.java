package lanewise.verify.oracle;

import java.util.Arrays;
import java.util.Map;
import lanewise.graph.HostFunction;
import lanewise.graph.SimProcess;
import lanewise.graph.WriteMode;
import lanewise.math.RandomStream;
import lanewise.model.process.Process;

/** Functions of the host program, and processes. */
record SourceSteps(Memory memory, Rounding r, Oracle.Clock clock, int item, Map<String, HostFunction.Call> functions) {
    private static final double[] NONE = {};

    Runnable of(SimProcess op) {
        Process process = op.process();
        Cells input = op.input().map(memory::of).orElse(null);
        Cells output = memory.of(op.output());
        RandomStream random = RandomStream.forItem(process.seed().orElse(op.seed()), item);
        double[] state = new double[process.stateSize(clock.dt)];
        process.start(clock.dt, random, state);
        double[] last = new double[output.size()];
        return () -> {
            double[] out = new double[last.length];
            if (process.step(clock.time(), clock.dt, random, state, input == null ? NONE : input.values(), out)) {
                Arrays.setAll(last, i -> r.of(out[i]));
            }
            FilterSteps.write(op.mode(), output, last);
        };
    }

    Runnable of(HostFunction op) {
        Cells input = op.input().map(memory::of).orElse(null);
        Cells output = op.output().map(memory::of).orElse(null);
        HostFunction.Call call = call(op);
        return () -> {
            double[] out = output == null ? NONE : new double[output.size()];
            call.apply(clock.time(), input == null ? NONE : input.values(), out);
            if (output != null) {
                FilterSteps.write(WriteMode.SET, output, out);
            }
        };
    }

    private HostFunction.Call call(HostFunction op) {
        return switch (op.body()) {
            case HostFunction.Java java -> java.call();
            case HostFunction.Played played ->
                (t, x, out) -> played.values().rows().copy((int) clock.step - 1, out, 0);
            case HostFunction.Named named -> {
                if (!functions.containsKey(op.name())) {
                    throw new IllegalArgumentException("no function " + op.name());
                }
                yield functions.get(op.name());
            }
        };
    }
}
