package lanewise.model;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.Solver;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;

/** A record of what an object does during a run. Made by {@link Network#probe}; immutable. */
public final class Probe implements ParameterOwner {
    private final Probeable target;
    private final String attribute;
    private final Options options;
    private final Optional<Connection> decoding;

    Probe(Probeable target, Options options) {
        this.target = target;
        this.options = options;
        attribute = options.attribute == null
                ? target.probeable().stream().findFirst().orElse("")
                : options.attribute.equals("decoded_output") && isEnsemble(target) ? "output" : options.attribute;
        if (target instanceof Endpoint end && end.sizeOut() == 0 && !(end.whole() instanceof Learning)) {
            throw new ModelException("probe of %s: it gives out no value; %s"
                    .formatted(target.label(), Neurons.missing(end).orElse("probe what does")));
        }
        if (!target.probeable().contains(attribute)) {
            throw new ModelException("%s: there is no \"%s\" to record; choose one of: %s"
                    .formatted(this, attribute, String.join(", ", target.probeable())));
        }
        decoding = isEnsemble(target) && attribute.equals("output")
                ? Optional.of(decoding(this, (Endpoint) target))
                : Optional.empty();
    }

    private static boolean isEnsemble(Probeable target) {
        return target instanceof Endpoint end && end.whole() instanceof Ensemble;
    }

    private static Connection decoding(Probe probe, Endpoint source) {
        int size = source.sizeOut();
        Node sink = new Node(probe.toString(), size, size, new Node.PassThrough());
        Connection.Options how = new Connection.Options()
                .synapse(probe.options.synapse)
                .solver(probe.solver())
                .label(probe.toString());
        return new Connection(source, sink, how);
    }

    /** The same of another object. */
    Probe of(Probeable other) {
        return new Probe(other, options);
    }

    /** What is recorded. */
    public Probeable target() {
        return target;
    }

    /**
     * Which of the target's values are recorded, one of its {@link Probeable#probeable}: for most {@code output} (an
     * ensemble's decoded output, neurons' spikes or rates, a node's output, what a connection delivers) or {@code input},
     * for neurons the name of a state variable, for a connection {@code weights}.
     */
    public String attribute() {
        return attribute;
    }

    /** The filter in front of the record. */
    public Synapse synapse() {
        return options.synapse;
    }

    /** The solver of the decoders, where an ensemble's decoded output is recorded. */
    public Solver solver() {
        return options.solver == null ? options.connectionSolver : options.solver;
    }

    /** The connection that decodes what is recorded, to a node of its own, where that is an ensemble's output. */
    public Optional<Connection> decoding() {
        return decoding;
    }

    /** The time between samples in seconds; every step if not given. */
    public OptionalDouble sampleEvery() {
        return options.sampleEvery;
    }

    /** The seed, if the probe has one of its own. */
    public OptionalLong seed() {
        return options.seed;
    }

    @Override
    public String toString() {
        return options.label == null ? "probe of " + target.label() + "." + attribute : "probe " + options.label;
    }

    /** What can be chosen for a probe, with Nengo's defaults. They can be changed only within the call that hands them out. */
    public static final class Options extends ObjectOptions {
        private String attribute;
        private Synapse synapse = Synapse.none();
        private Solver solver;
        private Solver connectionSolver = new LstsqL2();
        private OptionalDouble sampleEvery = OptionalDouble.empty();
        private OptionalLong seed = OptionalLong.empty();
        private String label;

        Options() {}

        /** Which of the target's values to record; see {@link Probe#attribute}. */
        public Options attribute(String name) {
            attribute = given("attribute", name);
            return this;
        }

        /** The filter in front of the record; by default none. */
        public Options synapse(Synapse filter) {
            synapse = given("synapse", filter);
            return this;
        }

        /** A lowpass filter of {@code tau} seconds in front of the record. */
        public Options synapse(double tau) {
            return synapse(new Lowpass(tau));
        }

        void connectionSolver(Solver byDefault) {
            connectionSolver = byDefault;
        }

        /** The solver of the decoders; by default that of connections. */
        public Options solver(Solver chosen) {
            solver = given("solver", chosen);
            return this;
        }

        /** The time between samples in seconds, at least 1e-10. */
        public Options sampleEvery(double seconds) {
            if (!(seconds >= 1e-10) || Double.isInfinite(seconds)) {
                throw new ModelException(
                        "probe: a sample every %s s; give a finite time of at least 1e-10 s".formatted(seconds));
            }
            sampleEvery = OptionalDouble.of(given("sampleEvery", seconds));
            return this;
        }

        /** A name for messages and for what is written of its data. */
        public Options label(String name) {
            label = given("label", name);
            return this;
        }

        /** A seed of the probe's own, from 0 to 2^32 - 1. */
        public Options seed(long value) {
            seed = OptionalLong.of(given("seed", RandomStream.checkedSeed(value)));
            return this;
        }
    }
}
