package lanewise.network.spa;

import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.neuron.Direct;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.network.EnsembleArray;

/**
 * Neurons that represent a semantic pointer: as long as one is sent to them ({@link Spa#buffer}), or with feedback also
 * afterwards ({@link Spa#memory}, {@link Spa#state}). Its values are divided among ensembles of {@code subdimensions} each,
 * whose radius is what that many values of a vector of length 1 have.
 */
public final class StateModule extends SpaModule {
    private final Network network;
    private final boolean buffer;
    private EnsembleArray ensembles;

    StateModule(Spa spa, String name, int dimensions, Options options, boolean buffer) {
        super(name);
        this.buffer = buffer;
        Vocabulary vocabulary = spa.vocabulary(name, dimensions, options.vocabulary);
        int subdimensions = Math.min(dimensions, options.subdimensions);
        if (dimensions % subdimensions != 0) {
            throw new ModelException(
                    "module %s: %d dimensions in parts of %d; give a divisor of %d to subdimensions(...)"
                            .formatted(name, dimensions, options.subdimensions, dimensions));
        }
        double feedback = options.feedback();
        network = options.made(spa, name, made -> {
            ensembles = EnsembleArray.in(
                    made,
                    name + ".state",
                    Math.multiplyExact(options.neuronsPerDimension, subdimensions),
                    dimensions / subdimensions,
                    array -> array.dimensions(subdimensions)
                            .ensembles(e -> ensemble(e, subdimensions, dimensions, options)));
            if (feedback != 0) {
                made.connect(
                        ensembles.output(),
                        ensembles.input(),
                        c -> c.transform(feedback).synapse(options.synapse));
            }
        });
        addInput(DEFAULT, ensembles.input(), Optional.of(vocabulary));
        addOutput(DEFAULT, ensembles.output(), Optional.of(vocabulary));
    }

    private static void ensemble(Ensemble.Options ensemble, int subdimensions, int dimensions, Options options) {
        ensemble.radius(Math.sqrt((double) subdimensions / dimensions));
        if (options.direct) {
            ensemble.neurons(new Direct());
        }
    }

    @Override
    public Network network() {
        return network;
    }

    /** The ensembles that represent the pointer part by part. */
    public EnsembleArray ensembles() {
        return ensembles;
    }

    /** Whether this is a buffer or a memory, whose ensembles' size channels take over. */
    boolean isBuffer() {
        return buffer;
    }

    /** What can be chosen for a state, a buffer or a memory; they differ in how much they feed back by default. */
    public static final class Options extends ModuleOptions<Options> {
        private final String name;
        private Vocabulary vocabulary;
        private int subdimensions = 16;
        private int neuronsPerDimension = 50;
        private double feedback;
        private Synapse synapse;
        private double tau = Double.POSITIVE_INFINITY;
        private boolean direct;

        Options(String name, double feedback, double synapse) {
            this.name = name;
            this.feedback = feedback;
            this.synapse = new Lowpass(synapse);
        }

        @Override
        Options self() {
            return this;
        }

        /** The names it uses; by default those of {@link Spa#vocabulary}. */
        public Options vocabulary(Vocabulary names) {
            vocabulary = names;
            return this;
        }

        /** How many values one ensemble represents; by default 16, or all if there are fewer. A divisor of the dimensions. */
        public Options subdimensions(int values) {
            subdimensions = Checks.atLeastOne("subdimensions", values);
            return this;
        }

        /** How many neurons there are for each value; by default 50. */
        public Options neuronsPerDimension(int neurons) {
            neuronsPerDimension = Checks.atLeastOne("neuronsPerDimension", neurons);
            return this;
        }

        /** The share of what is represented that is sent back; by default 0, for memories 1. */
        public Options feedback(double factor) {
            feedback = Checks.finite("feedback", factor);
            return this;
        }

        /** The time constant in seconds of the feedback's lowpass filter; by default 0.1, for memories 0.01. */
        public Options synapse(double seconds) {
            return synapse(new Lowpass(seconds));
        }

        /** The feedback's filter; by default a lowpass of 0.1 s, for memories of 0.01 s. */
        public Options synapse(Synapse filter) {
            synapse = Checks.given("module " + name, "synapse", filter);
            return this;
        }

        /**
         * The time constant in seconds with which a memory forgets: it feeds back {@code 1 - synapse / tau} of its feedback;
         * by default never.
         *
         * @throws ModelException if it is not positive; or, when the module is made, if there is no feedback, or its filter is
         *     no {@link Lowpass}
         */
        public Options tau(double seconds) {
            if (!(seconds > 0)) {
                throw new ModelException("module %s: tau is %s s; give a positive time".formatted(name, seconds));
            }
            tau = seconds;
            return this;
        }

        /** The ensembles compute exactly, without neurons. */
        public Options direct() {
            direct = true;
            return this;
        }

        private double feedback() {
            if (Double.isInfinite(tau)) {
                return feedback;
            }
            if (feedback == 0) {
                throw new ModelException(
                        "module %s: tau is %s s, but there is no feedback that forgets so; give feedback(1) too, or take a memory"
                                .formatted(name, tau));
            }
            if (!(synapse instanceof Lowpass lowpass)) {
                throw new ModelException(
                        "module %s: tau is %s s, and the feedback's filter %s; forgetting in that time takes a lowpass"
                                .formatted(name, tau, synapse));
            }
            return feedback * (1 - lowpass.tau() / tau);
        }
    }
}
