package lanewise.verify.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.graph.HostFunction;
import lanewise.graph.Signal;
import lanewise.graph.SimProcess;
import lanewise.graph.WriteMode;
import lanewise.math.RandomStream;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Distribution;
import lanewise.model.distribution.Exponential;
import lanewise.model.distribution.Gaussian;
import lanewise.model.distribution.Uniform;
import lanewise.model.process.BrownNoise;
import lanewise.model.process.CustomProcess;
import lanewise.model.process.FilteredNoise;
import lanewise.model.process.Interpolation;
import lanewise.model.process.Piecewise;
import lanewise.model.process.PresentInput;
import lanewise.model.process.Process;
import lanewise.model.process.Recorded;
import lanewise.model.process.WhiteNoise;
import lanewise.model.process.WhiteSignal;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.LinearFilter;
import lanewise.model.synapse.LinearSynapse;
import lanewise.model.synapse.Lowpass;

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

    /** Steps to one side or the other, as chance will have it. */
    private record Walk(int sizeOut, double stride) implements CustomProcess {
        @Override
        public int stateSize(double dt) {
            return sizeOut;
        }

        @Override
        public void start(double dt, RandomStream random, double[] state) {
            for (int i = 0; i < sizeOut; i++) {
                state[i] = random.uniform() - 0.5;
            }
        }

        @Override
        public boolean step(double t, double dt, RandomStream random, double[] state, double[] x, double[] out) {
            for (int i = 0; i < sizeOut; i++) {
                state[i] += random.uniform() < 0.5 ? -stride : stride;
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
        return switch (draft.between(0, 8)) {
            case 0 -> new PresentInput(rows(draft.between(1, 5), size), draft.between(0.3, 9) * draft.dt);
            case 1 -> new Recorded(rows(ROWS, size));
            case 2 -> piecewise(size);
            case 3 -> {
                boolean scaled = draft.oneIn(3);
                Distribution noise = distribution(scaled ? Math.sqrt(draft.dt) : 1, size);
                yield new WhiteNoise(noise, scaled, size, seed());
            }
            case 4 -> {
                WhiteSignal signal = new WhiteSignal(draft.between(0.03, 0.1), draft.between(40.0, 200.0)).sized(size);
                yield draft.oneIn(2) ? signal.startedAt(draft.between(-0.5, 0.5)) : signal.seeded(draft.seed());
            }
            case 5 -> new BrownNoise(distribution(3, size), size, seed());
            case 6 -> new FilteredNoise().sized(size);
            case 7 -> {
                LinearSynapse synapse = draft.pick(List.of(
                        new Lowpass(0.01),
                        new Alpha(0.003),
                        new LinearFilter(new double[] {1e-6, 1}, new double[] {1e-5, 6e-3, 1})));
                yield new FilteredNoise(synapse, distribution(1, size), draft.oneIn(2), size, seed());
            }
            default -> new Walk(size, draft.between(0.01, 0.2));
        };
    }

    /** In each of its forms, with keys before, within and behind a run. */
    private Process piecewise(int size) {
        int keys = draft.between(2, 5);
        Interpolation kind = draft.pick(Stream.of(Interpolation.values())
                .filter(form -> form.fewestKeys() <= keys)
                .toList());
        double key = kind == Interpolation.CUBIC ? 0 : draft.between(0, 4) * draft.dt;
        double pace = draft.between(0.1, 0.5) / draft.dt;
        Piecewise values = kind == Interpolation.ZERO && draft.oneIn(2)
                ? Piecewise.at(
                        key,
                        t -> IntStream.range(0, size)
                                .mapToDouble(i -> StrictMath.sin(i + pace * t))
                                .toArray())
                : Piecewise.at(key, draft.values(size, 1));
        for (int left = keys; left > 1; left--) {
            key += draft.between(2.5, 20) * draft.dt;
            values = values.then(key, draft.values(size, 1));
        }
        return values.interpolated(kind);
    }

    /** Of points with so many values. */
    private Distribution distribution(double scale, int size) {
        return draft.pick(List.of(
                new Uniform(-scale, scale),
                new Gaussian(0, scale / 2),
                new Exponential(scale / 2, -scale / 4, 2 * scale),
                Choice.ofRows(draft.values(size, scale), draft.values(size, scale))
                        .weighted(1, 3)));
    }

    private OptionalLong seed() {
        return draft.oneIn(3) ? OptionalLong.of(draft.seed()) : OptionalLong.empty();
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
