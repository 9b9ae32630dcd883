package lanewise.kernel;

import lanewise.math.FloatMath;
import lanewise.math.NearZero;

/** Steps of neurons that spike, backwards: the scalar definition of {@link GradientKernels}. */
final class SpikeGradients {
    private SpikeGradients() {}

    static void lif(
            float[] jBar,
            int jBarAt,
            float[] vBar,
            int vBarAt,
            float[] outBar,
            int outBarAt,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            float[] j,
            int jAt,
            int n,
            LifStep p,
            SurrogateStep surrogate) {
        float dt = p.dt();
        for (int i = 0; i < n; i++) {
            float rest = refractory[rAt + i] - dt;
            float d = dt - rest;
            d = d < 0 ? 0 : d;
            d = d > dt ? dt : d;
            float z = d * p.negInvTauRc();
            float e = p.isShort() ? NearZero.expm1(z) : FloatMath.expm1(z);
            float old = v[vAt + i];
            float voltage = Math.fma(old - j[jAt + i], e, old);
            float slope = surrogate.slope(voltage - 1);
            float kept = voltage > 1 || voltage < p.minVoltage() ? 0 : 1;
            if (surrogate.throughReset()) {
                float floored = voltage < p.minVoltage() ? p.minVoltage() : voltage;
                kept = Math.fma(-floored, slope, kept);
            }
            float bar = Math.fma(p.spike() * slope, outBar[outBarAt + i], kept * vBar[vBarAt + i]);
            vBar[vBarAt + i] = Math.fma(e, bar, bar) + 0f;
            jBar[jBarAt + i] = Math.fma(-e, bar, jBar[jBarAt + i]) + 0f;
        }
    }

    static void integrating(
            float[] jBar,
            int jBarAt,
            float[] vBar,
            int vBarAt,
            float[] outBar,
            int outBarAt,
            float[] v,
            int vAt,
            float[] j,
            int jAt,
            int n,
            IntegratingStep p,
            SurrogateStep surrogate) {
        float below = p.dt() * p.negativeSlope();
        for (int i = 0; i < n; i++) {
            float current = j[jAt + i];
            float input = current < 0 ? p.negativeSlope() * current : current;
            float voltage = Math.fma(input, p.dt(), v[vAt + i]);
            float height = p.towardsZero() && voltage < 0 ? -voltage : voltage;
            float nearest = (float) Math.floor(height + 0.5f);
            boolean falls = !p.towardsZero() && input < 0;
            float threshold = falls ? (nearest > 0 ? 0 : nearest) : nearest < 1 ? 1 : nearest;
            float slope = surrogate.slope(height - threshold);
            float kept = surrogate.throughReset() ? 1 - slope : 1;
            float bar = Math.fma(p.spike() * slope, outBar[outBarAt + i], kept * vBar[vBarAt + i]);
            vBar[vBarAt + i] = bar + 0f;
            jBar[jBarAt + i] = Math.fma(current > 0 ? p.dt() : below, bar, jBar[jBarAt + i]) + 0f;
        }
    }

    static void izhikevich(
            float[] jBar,
            int jBarAt,
            float[] vBar,
            int vBarAt,
            float[] uBar,
            int uBarAt,
            float[] outBar,
            int outBarAt,
            float[] v,
            int vAt,
            float[] u,
            int uAt,
            float[] j,
            int jAt,
            int n,
            IzhikevichStep p,
            SurrogateStep surrogate) {
        float perRange = 1 / p.range();
        for (int i = 0; i < n; i++) {
            float current = j[jAt + i];
            float driving = current < IzhikevichStep.LOWEST_CURRENT ? IzhikevichStep.LOWEST_CURRENT : current;
            float old = v[vAt + i];
            float rise = Math.fma(Math.fma(0.04f, old, 5), old, 140) - u[uAt + i] + driving;
            float voltage = Math.fma(rise, p.step(), old);
            float slope = perRange * surrogate.slope(perRange * (voltage - IzhikevichStep.THRESHOLD));
            float recoveryBar = uBar[uBarAt + i];
            float afterBar = Math.fma(p.recoveryStep() * p.coupling(), recoveryBar, vBar[vBarAt + i]);
            float bar = voltage >= IzhikevichStep.THRESHOLD ? 0 : afterBar;
            bar = Math.fma(p.spike() * slope, outBar[outBarAt + i], bar);
            if (surrogate.throughReset()) {
                float reset = Math.fma(p.resetVoltage() - voltage, afterBar, p.resetRecovery() * recoveryBar);
                bar = Math.fma(slope, reset, bar);
            }
            float perVoltage = Math.fma(p.step(), Math.fma(0.08f, old, 5), 1);
            vBar[vBarAt + i] = perVoltage * bar + 0f;
            uBar[uBarAt + i] = Math.fma(-p.step(), bar, Math.fma(-p.recoveryStep(), recoveryBar, recoveryBar)) + 0f;
            float perCurrent = current < IzhikevichStep.LOWEST_CURRENT ? 0 : p.step();
            jBar[jBarAt + i] = Math.fma(perCurrent, bar, jBar[jBarAt + i]) + 0f;
        }
    }
}
