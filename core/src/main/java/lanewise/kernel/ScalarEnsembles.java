package lanewise.kernel;

/** The ensembles of {@link ScalarNeurons}: row by row, by the definitions of its parts. */
final class ScalarEnsembles {
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private ScalarEnsembles() {}

    static void lif(
            NeuronKernels neurons,
            LaneEnsembles e,
            LifStep p,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            float[] spikes,
            int sAt,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            int from,
            int to) {
        int lanes = to - from;
        float[] room = SCRATCH.get().atLeast(2 * lanes);
        for (int k = 0; k < e.neurons(); k++) {
            int row = k * e.stride() + from;
            currents(room, e, k, x, xAt, from, to);
            float[] out = e.keepsSpikes() ? spikes : room;
            int outAt = e.keepsSpikes() ? sAt + row : lanes;
            neurons.lif(out, outAt, v, vAt + row, refractory, rAt + row, room, 0, lanes, p);
            for (int o = 0; o < e.outputs(); o++) {
                add(y, yAt + o * e.stride() + from, e.parameters(), e.decoder(o, k) + from, out, outAt, lanes);
            }
        }
    }

    /** {@code j = b + W x}, of a neuron of each ensemble. */
    private static void currents(float[] j, LaneEnsembles e, int neuron, float[] x, int xAt, int from, int to) {
        for (int l = from; l < to; l++) {
            float sum = e.parameters()[e.bias(neuron) + l];
            for (int c = 0; c < e.inputs(); c++) {
                sum = Math.fma(e.parameters()[e.encoder(c, neuron) + l], x[xAt + c * e.stride() + l], sum);
            }
            j[l - from] = sum + 0f;
        }
    }

    private static void add(float[] y, int yAt, float[] w, int wAt, float[] x, int xAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = Math.fma(w[wAt + i], x[xAt + i], y[yAt + i]) + 0f;
        }
    }
}
