package lanewise.sim;

import lanewise.error.ModelException;
import lanewise.graph.SimProcess;
import lanewise.model.process.BrownNoise;
import lanewise.model.process.CustomProcess;
import lanewise.model.process.FilteredNoise;
import lanewise.model.process.Piecewise;
import lanewise.model.process.PresentInput;
import lanewise.model.process.Process;
import lanewise.model.process.Recorded;
import lanewise.model.process.WhiteNoise;
import lanewise.model.process.WhiteSignal;

/** A process during a run, with a state and a stream of random numbers for each item. */
final class ProcessRun implements SourceBody {
    private final Process process;
    private final String name;
    private final Clock clock;
    private final Streams streams;
    private final double[][] states;

    ProcessRun(Process process, String name, long seed, Clock clock, int items) {
        this.process = process;
        this.name = name;
        this.clock = clock;
        int runs = isShared() ? 1 : items;
        streams = new Streams(process.seed().orElse(seed), runs);
        try {
            states = new double[runs][process.stateSize(clock.dt())];
            start();
        } catch (ModelException e) {
            throw new ModelException("%s: %s".formatted(name, e.getMessage()), e);
        }
    }

    static ProcessRun of(SimProcess operator, Clock clock, int items) {
        String name = "process of " + operator.output().name();
        return new ProcessRun(operator.process(), name, operator.seed(), clock, items);
    }

    @Override
    public void reseed(long seed) {
        streams.reseed(seed);
    }

    @Override
    public void reset() {
        streams.reset();
        start();
    }

    private void start() {
        for (int item = 0; item < states.length; item++) {
            process.start(clock.dt(), streams.of(item), states[item]);
        }
    }

    @Override
    public boolean fill(int item, double[] in, double[] out) {
        try {
            return process.step(clock.time(), clock.dt(), streams.of(item), states[item], in, out);
        } catch (RuntimeException e) {
            throw HostCall.failed(name, clock, e);
        }
    }

    @Override
    public void save(Snapshot to, String name) {
        streams.save(to, name + ".random");
        for (int item = 0; item < states.length; item++) {
            to.put(name + ".state" + item, states[item].clone(), states[item].length);
        }
    }

    @Override
    public Runnable restore(Snapshot from, String name) {
        Runnable random = streams.restore(from, name + ".random");
        double[][] restored = new double[states.length][];
        for (int item = 0; item < states.length; item++) {
            restored[item] = from.doubles(name + ".state" + item, states[item].length);
        }
        return () -> {
            random.run();
            System.arraycopy(restored, 0, states, 0, states.length);
        };
    }

    /** Each item has random numbers of its own. */
    @Override
    public boolean isShared() {
        return switch (process) {
            case PresentInput shown -> true;
            case Recorded recorded -> true;
            case Piecewise piecewise -> true;
            case WhiteNoise noise -> false;
            case FilteredNoise noise -> false;
            case BrownNoise noise -> false;
            case WhiteSignal signal -> false;
            case CustomProcess custom -> false;
        };
    }
}
