package lanewise.verify.oracle;

import java.util.Arrays;
import java.util.Map;
import lanewise.graph.HostFunction;
import lanewise.graph.SimFunction;
import lanewise.graph.SimProcess;
import lanewise.graph.WriteMode;
import lanewise.math.RandomStream;
import lanewise.model.function.BatchValues;
import lanewise.model.function.DifferentiableFunction;
import lanewise.model.function.ForwardPass;
import lanewise.model.function.Moment;
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

    /** In floats, as the function is: an item alone, in use. */
    Runnable of(SimFunction op) {
        Cells input = op.input().map(memory::of).orElse(null);
        Cells output = memory.of(op.output());
        DifferentiableFunction function = op.function();
        return () -> {
            ForwardPass pass = new ForwardPass(
                    new Use(clock.step, clock.time()),
                    op.seed(),
                    floats(input == null ? NONE : input.values()),
                    floats(new double[output.size()]),
                    op.parameters().stream()
                            .map(p -> floats(memory.of(p).values()))
                            .toList(),
                    op.statistics().stream()
                            .map(p -> floats(memory.of(p).values()))
                            .toList(),
                    floats(new double[function.keptPerItem()]),
                    floats(new double[function.keptPerBatch()]));
            function.forward(pass, 0, 1);
            for (int i = 0; i < output.size(); i++) {
                output.set(i, pass.output().get(0, i));
            }
        };
    }

    private static BatchValues floats(double[] values) {
        float[] array = new float[values.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = (float) values[i];
        }
        return new BatchValues(array, 0, 0, array.length);
    }

    /** A step of a run that is none of training. */
    private record Use(long step, double time) implements Moment {
        @Override
        public boolean training() {
            return false;
        }

        @Override
        public long minibatch() {
            return 0;
        }

        @Override
        public int firstItem() {
            return 0;
        }
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
