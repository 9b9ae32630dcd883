package lanewise.build;

import java.util.List;
import lanewise.graph.Signal;
import lanewise.model.ParameterOwner;

/**
 * Numbers of one of a network's objects that every step reads from a signal of their own: what training can change.
 *
 * @param owner an ensemble, a connection or a node; of what decodes for a probe, {@link lanewise.model.Probe#decoding}; of
 *     the time constant of its filter, the probe
 * @param kind what of it they are
 * @param name what they are called among those of the owner: the kind, but for those of a function their own name
 * @param signal where a step reads them; never a view
 * @param scale by what they are larger in the signal than they would be without {@link Builder.Options#scaleFiringRates}
 */
public record ParameterSignal(ParameterOwner owner, Kind kind, String name, Signal signal, double scale) {
    /** What the numbers are. */
    public enum Kind {
        /** An ensemble's encoders times gain over radius, one row a neuron, one column a dimension. */
        ENCODERS("encoders"),
        /** What is added to an ensemble's input currents, one a neuron. */
        BIAS("bias"),
        /** A connection's weights or decoders, in the layout of {@link BuiltConnection#weights}. */
        WEIGHTS("weights"),
        /** What a connection to neurons multiplies its values by before they arrive, one an entry of its target. */
        GAIN("gain"),
        /**
         * The time constant of a connection's or probe's synapse, where {@link Builder.Options#timeConstants} asks
         * for it: the natural logarithm of how many times longer it is than that of the synapse. So 0 is the synapse as it is.
         */
        TAU("tau"),
        /** The same of the membranes' time constant of an ensemble's neurons. */
        TAU_RC("tauRc"),
        /** The same of their refractory period. */
        TAU_REF("tauRef"),
        /** The same of their adaptation's time constant. */
        TAU_N("tauN"),
        /** What a node's {@link lanewise.model.function.DifferentiableFunction} has to learn: one of its parameters. */
        FUNCTION("parameter"),
        /** What a node's function measures in training: one of its statistics, which only the function changes. */
        STATISTIC("statistic");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The time constants of neurons. */
        static List<Kind> ofNeurons() {
            return List.of(TAU_RC, TAU_REF, TAU_N);
        }

        /** Whether it is a time constant. */
        public boolean isTimeConstant() {
            return switch (this) {
                case TAU, TAU_RC, TAU_REF, TAU_N -> true;
                case ENCODERS, BIAS, WEIGHTS, GAIN, FUNCTION, STATISTIC -> false;
            };
        }

        /**
         * For people: {@code encoders}, {@code bias}, {@code weights}, {@code gain}, {@code tau}, {@code tauRc},
         * {@code tauRef}, {@code tauN}, {@code parameter}, {@code statistic}.
         */
        @Override
        public String toString() {
            return word;
        }
    }

    /** Numbers of an ensemble or a connection, which are called what they are. */
    ParameterSignal(ParameterOwner owner, Kind kind, Signal signal, double scale) {
        this(owner, kind, kind.toString(), signal, scale);
    }

    /** How many numbers they are; of a sparse matrix, its entries. */
    public int count() {
        return signal.sparse().map(entries -> entries.values().length).orElse(signal.size());
    }

    /** The numbers with which a run starts, row by row, in a new array. */
    public double[] values() {
        return signal.sparse().map(entries -> entries.values().clone()).orElseGet(this::dense);
    }

    private double[] dense() {
        double[] values = new double[signal.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = signal.initial(i);
        }
        return values;
    }
}
