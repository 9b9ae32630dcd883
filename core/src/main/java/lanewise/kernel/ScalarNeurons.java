package lanewise.kernel;

import lanewise.math.FloatMath;

/** The neurons of {@link ScalarKernels}. */
final class ScalarNeurons implements NeuronKernels {
    @Override
    public void rectifiedLinear(float[] out, int outAt, float[] j, int jAt, int n, float amplitude) {
        for (int i = 0; i < n; i++) {
            float current = j[jAt + i];
            out[outAt + i] = amplitude * (current < 0 ? 0 : current) + 0f;
        }
    }

    @Override
    public void lifRate(float[] out, int outAt, float[] j, int jAt, int n, LifRateStep p) {
        for (int i = 0; i < n; i++) {
            float over = j[jAt + i] - 1;
            out[outAt + i] = over > 0 ? p.amplitude() / Math.fma(p.tauRc(), FloatMath.log1p(1 / over), p.tauRef()) : 0;
        }
    }

    @Override
    public void spikingRectifiedLinear(
            float[] out, int outAt, float[] v, int vAt, float[] j, int jAt, int n, float dt, float spike) {
        for (int i = 0; i < n; i++) {
            float current = j[jAt + i];
            float voltage = Math.fma(current < 0 ? 0 : current, dt, v[vAt + i]);
            float spikes = (float) Math.floor(voltage);
            out[outAt + i] = spike * spikes + 0f;
            v[vAt + i] = voltage - spikes + 0f;
        }
    }

    @Override
    public void lif(
            float[] out,
            int outAt,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            float[] j,
            int jAt,
            int n,
            LifStep p) {
        float dt = p.dt();
        for (int i = 0; i < n; i++) {
            float current = j[jAt + i];
            float rest = refractory[rAt + i] - dt;
            float d = dt - rest;
            d = d < 0 ? 0 : d;
            d = d > dt ? dt : d;
            float old = v[vAt + i];
            float voltage = Math.fma(old - current, FloatMath.expm1(d * p.negInvTauRc()), old);
            if (voltage > 1) {
                float late = FloatMath.log1p((1 - voltage) / (current - 1));
                refractory[rAt + i] = Math.fma(p.tauRc(), late, p.tauRefPlusDt()) + 0f;
                v[vAt + i] = 0;
                out[outAt + i] = p.spike();
            } else {
                refractory[rAt + i] = rest + 0f;
                v[vAt + i] = (voltage < p.minVoltage() ? p.minVoltage() : voltage) + 0f;
                out[outAt + i] = 0;
            }
        }
    }
}
