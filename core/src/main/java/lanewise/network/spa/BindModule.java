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
        network = spa.network()
                .network(
                        name,
                        made -> convolution = CircularConvolution.in(
                                made,
                                name + ".convolution",
                                options.neurons,
                                dimensions,
                                c -> c.invertA(options.invertA).invertB(options.invertB)));
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
    public static final class Options {
        private Vocabulary vocabulary;
        private int neurons = 200;
        private boolean invertA;
        private boolean invertB;

        Options() {}

        /** The names it uses; by default those of {@link Spa#vocabulary}. */
        public Options vocabulary(Vocabulary names) {
            vocabulary = names;
            return this;
        }

        /** How many neurons multiply two coefficients; by default 200. */
        public Options neurons(int each) {
            neurons = each;
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
    }
}
