package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.IzhikevichStep;
import lanewise.kernel.NeuronKernels;
import lanewise.kernel.ScalarKernels;

/** Steps of what makes neurons recover from their spikes: adaptation, and Izhikevich's neurons. */
final class RecoveringNeurons {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();
    private static final NeuronKernels TAIL = ScalarKernels.INSTANCE.neurons();

    private RecoveringNeurons() {}

    static void adaptedCurrent(
            float[] out, int outAt, float[] j, int jAt, float[] adaptation, int adaptationAt, int n) {
        int bound = SPECIES.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            var current = fromArray(SPECIES, j, jAt + i);
            current.sub(fromArray(SPECIES, adaptation, adaptationAt + i)).intoArray(out, outAt + i);
        }
        TAIL.adaptedCurrent(out, outAt + bound, j, jAt + bound, adaptation, adaptationAt + bound, n - bound);
    }

    static void adapt(
            float[] adaptation, int adaptationAt, float[] out, int outAt, int n, float incN, float dtPerTauN) {
        int bound = SPECIES.loopBound(n);
        var growth = broadcast(SPECIES, incN);
        var step = broadcast(SPECIES, dtPerTauN);
        var zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < bound; i += LANES) {
            var old = fromArray(SPECIES, adaptation, adaptationAt + i);
            var way = growth.fma(fromArray(SPECIES, out, outAt + i), old.neg());
            way.fma(step, old).add(zero).intoArray(adaptation, adaptationAt + i);
        }
        TAIL.adapt(adaptation, adaptationAt + bound, out, outAt + bound, n - bound, incN, dtPerTauN);
    }

    static void izhikevich(
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
        int bound = SPECIES.loopBound(n);
        var lowest = broadcast(SPECIES, IzhikevichStep.LOWEST_CURRENT);
        var threshold = broadcast(SPECIES, IzhikevichStep.THRESHOLD);
        var square = broadcast(SPECIES, 0.04f);
        var linear = broadcast(SPECIES, 5);
        var constant = broadcast(SPECIES, 140);
        var step = broadcast(SPECIES, p.step());
        var recoveryStep = broadcast(SPECIES, p.recoveryStep());
        var coupling = broadcast(SPECIES, p.coupling());
        var resetVoltage = broadcast(SPECIES, p.resetVoltage());
        var resetRecovery = broadcast(SPECIES, p.resetRecovery());
        var spike = broadcast(SPECIES, p.spike());
        var zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < bound; i += LANES) {
            var current = fromArray(SPECIES, j, jAt + i);
            var driving = current.blend(lowest, current.compare(LT, lowest));
            var old = fromArray(SPECIES, v, vAt + i);
            var recovery = fromArray(SPECIES, u, uAt + i);
            var rise = square.fma(old, linear).fma(old, constant).sub(recovery).add(driving);
            var voltage = rise.fma(step, old);
            var spiked = voltage.compare(GE, threshold);
            voltage = voltage.blend(resetVoltage, spiked);
            recovery = coupling.fma(voltage, recovery.neg()).fma(recoveryStep, recovery);
            zero.blend(spike, spiked).intoArray(out, outAt + i);
            voltage.add(zero).intoArray(v, vAt + i);
            recovery.blend(recovery.add(resetRecovery), spiked).add(zero).intoArray(u, uAt + i);
        }
        TAIL.izhikevich(out, outAt + bound, v, vAt + bound, u, uAt + bound, j, jAt + bound, n - bound, p);
    }
}
