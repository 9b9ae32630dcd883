package lanewise.network.spa;

import java.util.Optional;
import lanewise.model.Network;
import lanewise.network.CircularConvolution;

/** Binds two semantic pointers: the circular convolution of inputs A and B. Made by {@link Spa#bind}. */
public final class BindModule extends SpaModule {
    private final Network network;
    private CircularConvolution convolution;

    BindModule(Spa spa, String name, int dimensions, Options options) {
        super(name);
        Vocabulary vocabulary = spa.vocabulary(name, dimensions, options.vocabulary);
        network = options.made(
                spa,
                name,
                made -> convolution = CircularConvolution.in(
                        made, name + ".convolution", options.neurons, dimensions, options::choose));
        addInput("A", convolution.inputA(), Optional.of(vocabulary));
        addInput("B", convolution.inputB(), Optional.of(vocabulary));
        addOutput(DEFAULT, convolution.output(), Optional.of(vocabulary));
    }

    @Override
    public Network network() {
        return network;
    }

    /** What computes the convolution. */
    public CircularConvolution convolution() {
        return convolution;
    }

    /** What can be chosen for a binding. */
    public static final class Options extends ModuleOptions<Options> {
        private Vocabulary vocabulary;
        private int neurons = 200;
        private double magnitude = 1;
        private boolean invertA;
        private boolean invertB;

        Options() {}

        @Override
        Options self() {
            return this;
        }

        /** The names it uses; by default those of {@link Spa#vocabulary}. */
        public Options vocabulary(Vocabulary names) {
            vocabulary = names;
            return this;
        }

        /** How many neurons multiply two coefficients; by default 200. */
        public Options neuronsPerMultiply(int neuronsEach) {
            neurons = Checks.atLeastOne("neuronsPerMultiply", neuronsEach);
            return this;
        }

        /** How long the pointers become; by default 1. Positive. */
        public Options inputMagnitude(double largest) {
            magnitude = Checks.positive("inputMagnitude", largest);
            return this;
        }

        /** Binds the inverse of input A. */
        public Options invertA() {
            invertA = true;
            return this;
        }

        /** Binds the inverse of input B. */
        public Options invertB() {
            invertB = true;
            return this;
        }

        private void choose(CircularConvolution.Options made) {
            made.inputMagnitude(magnitude);
            if (invertA) {
                made.invertA();
            }
            if (invertB) {
                made.invertB();
            }
        }
    }
}
