package lanewise.verify.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lanewise.graph.HostFunction;
import lanewise.graph.Signal;
import lanewise.graph.SimProcess;
import lanewise.graph.WriteMode;
import lanewise.math.RandomStream;
import lanewise.model.distribution.Uniform;
import lanewise.model.process.BrownNoise;
import lanewise.model.process.CustomProcess;
import lanewise.model.process.FilteredNoise;
import lanewise.model.process.Piecewise;
import lanewise.model.process.PresentInput;
import lanewise.model.process.Process;
import lanewise.model.process.Recorded;
import lanewise.model.process.WhiteNoise;
import lanewise.model.process.WhiteSignal;

/** Draws processes and functions of the host program. */
record RandomInputs(Draft draft, RandomIncrements increments) {
    /** Recordings have this many rows. */
    private static final int ROWS = 64;

    /** A leaky sum of what comes in. */
    private record LeakySum(int sizeOut, double leak) implements CustomProcess {
        @Override
        public int sizeIn() {
            return sizeOut;
        }

        @Override
        public int stateSize(double dt) {
            return sizeOut;
        }

        @Override
        public void start(double dt, RandomStream random, double[] state) {
            Arrays.fill(state, 0);
        }

        @Override
        public boolean step(double t, double dt, RandomStream random, double[] state, double[] x, double[] out) {
            for (int i = 0; i < sizeOut; i++) {
                state[i] += leak * (x[i] - state[i]);
                out[i] = state[i];
            }
            return true;
        }
    }

    void process() {
        int size = draft.size();
        Signal output = draft.target("process", size);
        WriteMode mode = draft.pick(List.of(WriteMode.values()));
        double bound = 1;
        if (mode == WriteMode.INCREMENT) {
            bound += increments.set(output);
        }
        if (draft.oneIn(5) && draft.operators.size() > 4) {
            Draft.Source source = draft.read(size);
            Process sum = new LeakySum(size, draft.between(0.05, 0.6));
            draft.operators.add(new SimProcess(sum, draft.seed(), Optional.of(source.signal()), output, mode));
            draft.written(output, mode, bound + source.bound(), false);
        } else {
            draft.operators.add(new SimProcess(source(size), draft.seed(), Optional.empty(), output, mode));
            draft.written(output, mode, bound, mode != WriteMode.INCREMENT);
        }
    }

    private Process source(int size) {
        return switch (draft.between(0, 6)) {
            case 0 -> new PresentInput(rows(draft.between(1, 5), size), draft.between(0.3, 9) * draft.dt);
            case 1 -> new Recorded(rows(ROWS, size));
            case 2 ->
                Piecewise.at(draft.between(0, 4) * draft.dt, draft.values(size, 1))
                        .then(draft.between(6, 20) * draft.dt, draft.values(size, 1));
            case 3 -> new WhiteNoise(new Uniform(-1, 1), false).sized(size);
            case 4 -> new WhiteSignal(0.1, 40).sized(size);
            case 5 -> new BrownNoise().sized(size);
            default -> new FilteredNoise().sized(size);
        };
    }

    private double[][] rows(int count, int size) {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = draft.values(size, 1);
        }
        return rows;
    }

    void function() {
        int size = draft.size();
        Signal output = draft.target("function", size);
        if (draft.oneIn(4)) {
            HostFunction.Body played = new HostFunction.Played(new Recorded(rows(ROWS, size)));
            draft.operators.add(new HostFunction(
                    draft.name("played"), played, Optional.empty(), Optional.empty(), Optional.of(output)));
        } else if (draft.oneIn(4)) {
            double moves = draft.between(2, 7) * draft.dt;
            HostFunction.Call call = (t, x, out) -> {
                for (int i = 0; i < out.length; i++) {
                    out[i] = StrictMath.cos(i + Math.rint(t / moves));
                }
            };
            draft.operators.add(new HostFunction(
                    draft.name("of time"), call, Optional.empty(), Optional.empty(), Optional.of(output)));
        } else {
            Draft.Source source = draft.oneIn(2) ? draft.read(draft.size()) : draft.read(draft.between(1, 3), 2);
            double scale = 1 / source.bound();
            HostFunction.Call call = (t, x, out) -> {
                for (int i = 0; i < out.length; i++) {
                    out[i] = StrictMath.sin(scale * x[i % x.length] + 30 * t);
                }
            };
            draft.operators.add(new HostFunction(
                    draft.name("of values"),
                    call,
                    Optional.empty(),
                    Optional.of(source.signal()),
                    Optional.of(output)));
        }
        double bound = draft.oneIn(5) ? 1 + increments.increment(output) : 1;
        draft.finished(output, bound, bound == 1);
    }
}
