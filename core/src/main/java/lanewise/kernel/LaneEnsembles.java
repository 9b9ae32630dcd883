package lanewise.kernel;

/**
 * Ensembles of neurons that lie side by side, what drives them, and what is decoded from their spikes. Neuron k of all of
 * them is a row, as is an input or an output of all; the lanes of a row are the ensembles.
 *
 * @param neurons of each ensemble
 * @param inputs of each ensemble, at least 1
 * @param outputs of each ensemble, at most {@link #MOST_OUTPUTS}
 * @param stride from a row to the next, a multiple of {@link #GRAIN}: what lies behind the last lane is computed and
 *     written too
 * @param parameters where biases and weights lie
 * @param biases where the biases start, a row for each neuron
 * @param encoders where the weights of the inputs start, for each input a row for each neuron
 * @param decoders where the weights of each output start, a row for each neuron
 * @param keepsSpikes whether what the neurons put out is written
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record LaneEnsembles(
        int neurons,
        int inputs,
        int outputs,
        int stride,
        float[] parameters,
        int biases,
        int encoders,
        int[] decoders,
        boolean keepsSpikes) {
    /** How many values can be decoded on the way. */
    public static final int MOST_OUTPUTS = 2;

    /** Lanes come in such numbers. */
    public static final int GRAIN = 16;

    /** Where the bias of a neuron of the first ensemble lies. */
    public int bias(int neuron) {
        return biases + neuron * stride;
    }

    /** Where the weight of an input for a neuron of the first ensemble lies. */
    public int encoder(int input, int neuron) {
        return encoders + (input * neurons + neuron) * stride;
    }

    /** Where the weight of a neuron for an output of the first ensemble lies. */
    public int decoder(int output, int neuron) {
        return decoders[output] + neuron * stride;
    }
}
