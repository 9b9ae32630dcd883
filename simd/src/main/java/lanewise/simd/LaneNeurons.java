package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.LaneEnsembles;
import lanewise.kernel.LifStep;
import lanewise.kernel.Scratch;
import lanewise.math.NearZero;

/**
 * Ensembles of LIF neurons side by side, in the short form of their step. Currents go no further than the first cache, and
 * spikes that nobody keeps no further than a register.
 *
 * <p>In two passes over some rows, as in {@link SpikingNeurons}, whose arithmetic this is.
 */
final class LaneNeurons {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    /** Neurons whose parameters and state take 28 KB. */
    private static final int STRIP = 1024;

    /** What a thread keeps currents in. */
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private LaneNeurons() {}

    static void lif(
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
        float[] j = SCRATCH.get().atLeast(STRIP + LaneEnsembles.GRAIN);
        for (int l = from; l < to; l += STRIP) {
            int lanes = Math.min(STRIP, to - l);
            int most = STRIP / lanes;
            for (int k = 0; k < e.neurons(); k += most) {
                int rows = Math.min(most, e.neurons() - k);
                int row = k * e.stride() + l;
                drive(j, e, k, rows, lanes, l, x, xAt, v, vAt + row, refractory, rAt + row, p);
                fire(j, e, k, rows, lanes, l, v, vAt + row, refractory, rAt + row, spikes, sAt + row, y, yAt + l, p);
            }
            for (int o = 0; o < e.outputs(); o++) {
                withoutNegativeZero(y, yAt + o * e.stride() + l, lanes);
            }
        }
    }

    /** Currents of some rows, and what they do to the voltages. */
    private static void drive(
            float[] j,
            LaneEnsembles e,
            int neuron,
            int rows,
            int lanes,
            int lane,
            float[] x,
            int xAt,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            LifStep p) {
        float[] w = e.parameters();
        int last = e.inputs() - 1;
        int xLast = xAt + last * e.stride() + lane;
        int wAt = e.encoder(last, neuron) + lane;
        int bAt = e.bias(neuron) + lane;
        if (last == 0) {
            membranes(j, w, bAt, e.stride(), w, wAt, x, xLast, v, vAt, refractory, rAt, rows, lanes, e.stride(), p);
        } else {
            currents(j, e, neuron, rows, lanes, lane, x, xAt);
            membranes(j, j, 0, lanes, w, wAt, x, xLast, v, vAt, refractory, rAt, rows, lanes, e.stride(), p);
        }
    }

    /** Currents but for the last input's. */
    private static void currents(
            float[] j, LaneEnsembles e, int neuron, int rows, int lanes, int lane, float[] x, int xAt) {
        float[] w = e.parameters();
        int apart = e.neurons() * e.stride();
        for (int k = 0; k < rows; k++) {
            int bAt = e.bias(neuron + k) + lane;
            int wAt = e.encoder(0, neuron + k) + lane;
            for (int l = 0; l < lanes; l += LANES) {
                var sum = fromArray(SPECIES, w, bAt + l);
                for (int c = 0; c < e.inputs() - 1; c++) {
                    var input = fromArray(SPECIES, x, xAt + c * e.stride() + lane + l);
                    sum = fromArray(SPECIES, w, wAt + c * apart + l).fma(input, sum);
                }
                sum.intoArray(j, k * lanes + l);
            }
        }
    }

    /** {@code j = b + w x}; {@code v = fma(v - j, expm1(d * negInvTauRc), v)}. */
    private static void membranes(
            float[] j,
            float[] b,
            int bAt,
            int bStride,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            int rows,
            int lanes,
            int stride,
            LifStep p) {
        var dt = broadcast(SPECIES, p.dt());
        var negInvTauRc = broadcast(SPECIES, p.negInvTauRc());
        var zero = FloatVector.zero(SPECIES);
        var e0 = broadcast(SPECIES, NearZero.E0);
        var e1 = broadcast(SPECIES, NearZero.E1);
        var e2 = broadcast(SPECIES, NearZero.E2);
        for (int k = 0; k < rows; k++) {
            int row = k * stride;
            for (int l = 0; l < lanes; l += LANES) {
                var bias = fromArray(SPECIES, b, bAt + k * bStride + l);
                var current = fromArray(SPECIES, w, wAt + row + l).fma(fromArray(SPECIES, x, xAt + l), bias);
                current.intoArray(j, k * lanes + l);

                var d = dt.sub(fromArray(SPECIES, refractory, rAt + row + l).sub(dt));
                d = d.blend(zero, d.compare(LT, zero));
                d = d.blend(dt, d.compare(GT, dt));
                var z = d.mul(negInvTauRc);
                var expm1 = e2.fma(z, e1).fma(z, e0).fma(z.mul(z), z);

                var old = fromArray(SPECIES, v, vAt + row + l);
                old.sub(current).fma(expm1, old).intoArray(v, vAt + row + l);
            }
        }
    }

    /** Threshold and reset, of voltages as the membranes left them, and what is decoded. */
    private static void fire(
            float[] j,
            LaneEnsembles e,
            int neuron,
            int rows,
            int lanes,
            int lane,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            float[] spikes,
            int sAt,
            float[] y,
            int yAt,
            LifStep p) {
        var dt = broadcast(SPECIES, p.dt());
        var tauRc = broadcast(SPECIES, p.tauRc());
        var tauRefPlusDt = broadcast(SPECIES, p.tauRefPlusDt());
        var minVoltage = broadcast(SPECIES, p.minVoltage());
        var spike = broadcast(SPECIES, p.spike());
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        var l0 = broadcast(SPECIES, NearZero.L0);
        var l1 = broadcast(SPECIES, NearZero.L1);
        var l2 = broadcast(SPECIES, NearZero.L2);
        var l3 = broadcast(SPECIES, NearZero.L3);
        var l4 = broadcast(SPECIES, NearZero.L4);
        float[] w = e.parameters();
        int stride = e.stride();
        boolean keeps = e.keepsSpikes();
        boolean decodes = e.outputs() > 0;
        boolean twice = e.outputs() > 1;
        int first = decodes ? e.decoder(0, neuron) + lane : 0;
        int second = twice ? e.decoder(1, neuron) + lane : 0;
        for (int k = 0; k < rows; k++) {
            int row = k * stride;
            for (int l = 0; l < lanes; l += LANES) {
                var voltage = fromArray(SPECIES, v, vAt + row + l);
                var x = one.sub(voltage)
                        .div(fromArray(SPECIES, j, k * lanes + l).sub(one));
                var log = l4.fma(x, l3).fma(x, l2).fma(x, l1).fma(x, l0).fma(x.mul(x), x);
                var late = tauRc.fma(log, tauRefPlusDt);

                var spiked = voltage.compare(GT, one);
                var rest = fromArray(SPECIES, refractory, rAt + row + l).sub(dt);
                rest.blend(late, spiked).add(zero).intoArray(refractory, rAt + row + l);
                var clipped = voltage.blend(minVoltage, voltage.compare(LT, minVoltage));
                clipped.blend(zero, spiked).add(zero).intoArray(v, vAt + row + l);
                var out = zero.blend(spike, spiked);
                if (keeps) {
                    out.intoArray(spikes, sAt + row + l);
                }
                if (decodes) {
                    var sum = fromArray(SPECIES, y, yAt + l);
                    fromArray(SPECIES, w, first + row + l).fma(out, sum).intoArray(y, yAt + l);
                }
                if (twice) {
                    var sum = fromArray(SPECIES, y, yAt + stride + l);
                    fromArray(SPECIES, w, second + row + l).fma(out, sum).intoArray(y, yAt + stride + l);
                }
            }
        }
    }

    private static void withoutNegativeZero(float[] y, int yAt, int lanes) {
        for (int l = 0; l < lanes; l += LANES) {
            fromArray(SPECIES, y, yAt + l).add(0f).intoArray(y, yAt + l);
        }
    }
}
