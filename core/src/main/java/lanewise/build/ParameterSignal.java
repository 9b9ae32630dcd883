package lanewise.build;

import lanewise.graph.Signal;
import lanewise.graph.SparseEntries;
import lanewise.model.Probeable;

/**
 * Numbers of one of a network's objects that every step reads from a signal of their own: what training can change.
 *
 * @param owner an ensemble or a connection; of what decodes for a probe, {@link lanewise.model.Probe#decoding}
 * @param kind what of it they are
 * @param signal where a step reads them; never a view
 */
public record ParameterSignal(Probeable owner, Kind kind, Signal signal) {
    /** What the numbers are. */
    public enum Kind {
        /** An ensemble's encoders times gain over radius, one row a neuron, one column a dimension. */
        ENCODERS,
        /** What is added to an ensemble's input currents, one a neuron. */
        BIAS,
        /** A connection's weights or decoders, in the layout of {@link BuiltConnection#weights}. */
        WEIGHTS,
        /** What a connection to neurons multiplies its values by before they arrive, one an entry of its target. */
        GAIN
    }

    /** How many numbers they are; of a sparse matrix, its entries. */
    public int count() {
        return signal.sparse().map(entries -> entries.values().length).orElse(signal.size());
    }

    /** The numbers as they were built, row by row, in a new array. */
    public double[] values() {
        if (signal.sparse().isPresent()) {
            SparseEntries entries = signal.sparse().get();
            return entries.values().clone();
        }
        double[] values = new double[signal.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = signal.initial(i);
        }
        return values;
    }
}
