package lanewise.kernel;

import lanewise.math.FloatMath;
import lanewise.math.NearZero;

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
    public void leakyRectifiedLinear(
            float[] out, int outAt, float[] j, int jAt, int n, float negativeSlope, float amplitude) {
        for (int i = 0; i < n; i++) {
            float current = j[jAt + i];
            out[outAt + i] = amplitude * (current < 0 ? negativeSlope * current : current) + 0f;
        }
    }

    @Override
    public void sigmoid(float[] out, int outAt, float[] j, int jAt, int n, float maxRate) {
        for (int i = 0; i < n; i++) {
            out[outAt + i] = maxRate * FloatMath.sigmoid(j[jAt + i]);
        }
    }

    @Override
    public void tanh(float[] out, int outAt, float[] j, int jAt, int n, float maxRate) {
        for (int i = 0; i < n; i++) {
            out[outAt + i] = maxRate * FloatMath.tanh(j[jAt + i]) + 0f;
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
    public void softLifRate(float[] out, int outAt, float[] j, int jAt, int n, SoftLifRateStep p) {
        for (int i = 0; i < n; i++) {
            float x = (j[jAt + i] - 1) / p.sigma();
            float s = x;
            if (x > SoftLifRateStep.TAIL) {
                float below = x < 0 ? x : -x;
                float e = FloatMath.exp(below < SoftLifRateStep.LOWEST ? SoftLifRateStep.LOWEST : below);
                s = p.sigma() * ((x < 0 ? 0 : x) + FloatMath.log1p(e));
            }
            float log = s > 0 ? FloatMath.log1p(1 / s) : -s - p.logSigma();
            out[outAt + i] = p.amplitude() / Math.fma(p.tauRc(), log, p.tauRef()) + 0f;
        }
    }

    @Override
    public void spikingLeakyRectifiedLinear(
            float[] out,
            int outAt,
            float[] v,
            int vAt,
            float[] j,
            int jAt,
            int n,
            float negativeSlope,
            float dt,
            float spike) {
        for (int i = 0; i < n; i++) {
            float current = j[jAt + i];
            float voltage = Math.fma(current < 0 ? negativeSlope * current : current, dt, v[vAt + i]);
            float spikes = (float) (voltage < 0 ? Math.ceil(voltage) : Math.floor(voltage));
            out[outAt + i] = spike * spikes + 0f;
            v[vAt + i] = voltage - spikes + 0f;
        }
    }

    @Override
    public void regularSpiking(
            float[] out, int outAt, float[] v, int vAt, float[] rate, int rateAt, int n, float dt, float spike) {
        for (int i = 0; i < n; i++) {
            float voltage = Math.fma(rate[rateAt + i], dt, v[vAt + i]);
            float spikes = (float) Math.floor(voltage);
            out[outAt + i] = spike * spikes + 0f;
            v[vAt + i] = voltage - spikes + 0f;
        }
    }

    @Override
    public void izhikevich(
            float[] out,
            int outAt,
            float[] v,
            int vAt,
            float[] u,
            int uAt,
            float[] j,
            int jAt,
            int n,
            IzhikevichStep p) {
        for (int i = 0; i < n; i++) {
            float current = j[jAt + i];
            float driving = current < IzhikevichStep.LOWEST_CURRENT ? IzhikevichStep.LOWEST_CURRENT : current;
            float old = v[vAt + i];
            float recovery = u[uAt + i];
            float rise = Math.fma(Math.fma(0.04f, old, 5), old, 140) - recovery + driving;
            float voltage = Math.fma(rise, p.step(), old);
            boolean spiked = voltage >= IzhikevichStep.THRESHOLD;
            voltage = spiked ? p.resetVoltage() : voltage;
            recovery = Math.fma(Math.fma(p.coupling(), voltage, -recovery), p.recoveryStep(), recovery);
            out[outAt + i] = spiked ? p.spike() : 0;
            v[vAt + i] = voltage + 0f;
            u[uAt + i] = (spiked ? recovery + p.resetRecovery() : recovery) + 0f;
        }
    }

    @Override
    public void adaptedCurrent(
            float[] out, int outAt, float[] j, int jAt, float[] adaptation, int adaptationAt, int n) {
        for (int i = 0; i < n; i++) {
            out[outAt + i] = j[jAt + i] - adaptation[adaptationAt + i];
        }
    }

    @Override
    public void adapt(
            float[] adaptation, int adaptationAt, float[] out, int outAt, int n, float incN, float dtPerTauN) {
        for (int i = 0; i < n; i++) {
            float old = adaptation[adaptationAt + i];
            adaptation[adaptationAt + i] = Math.fma(Math.fma(incN, out[outAt + i], -old), dtPerTauN, old) + 0f;
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
        boolean isShort = p.isShort();
        for (int i = 0; i < n; i++) {
            float current = j[jAt + i];
            float rest = refractory[rAt + i] - dt;
            float d = dt - rest;
            d = d < 0 ? 0 : d;
            d = d > dt ? dt : d;
            float old = v[vAt + i];
            float z = d * p.negInvTauRc();
            float voltage = Math.fma(old - current, isShort ? NearZero.expm1(z) : FloatMath.expm1(z), old);
            if (voltage > 1) {
                float x = (1 - voltage) / (current - 1);
                float late = isShort ? NearZero.log1p(x) : FloatMath.log1p(x);
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

    @Override
    public void lif(
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
        ScalarEnsembles.lif(this, e, p, v, vAt, refractory, rAt, spikes, sAt, x, xAt, y, yAt, from, to);
    }
}
