package lanewise.bench.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.LaneEnsembles;
import lanewise.kernel.LifStep;
import lanewise.kernel.ScalarKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A step of ensembles of 32 LIF neurons side by side, from one input to one or two outputs of each: as one kernel, and as
 * the three that it stands for. In microseconds a step of all.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class LaneEnsemblesBenchmark {
    private static final int NEURONS = 32;
    private static final int CHECKED_STEPS = 20;

    @Param({"scalar", "simd"})
    String kernels;

    @Param({"16", "128", "528"})
    int lanes;

    @Param({"1", "2"})
    int outputs;

    private final LifStep step = LifStep.of(0.001, 0.02, 0.002, 0, 1, true);
    private Kernels chosen;
    private LaneEnsembles ensembles;
    private float[] x;
    private float[] y;
    private float[] v;
    private float[] refractory;
    private float[] current;
    private float[] spikes;

    /** Draws ensembles, and holds their first steps to the scalar kernels' bits. */
    @Setup
    public void draw() {
        chosen = KernelChoice.of(kernels).kernels();
        SplittableRandom random = new SplittableRandom(1);
        int size = NEURONS * lanes;
        float[] parameters = new float[4 * size + LaneEnsembles.GRAIN];
        for (int i = 0; i < size; i++) {
            parameters[i] = 3 * random.nextFloat();
            parameters[size + i] = 2 * random.nextFloat() - 1;
            parameters[2 * size + i] = 1e-4f * random.nextFloat();
            parameters[3 * size + i] = 1e-4f * random.nextFloat();
        }
        int[] decoders = outputs == 1 ? new int[] {2 * size} : new int[] {2 * size, 3 * size};
        ensembles = new LaneEnsembles(NEURONS, 1, outputs, lanes, parameters, 0, size, decoders, false);
        x = new float[lanes + LaneEnsembles.GRAIN];
        y = new float[2 * lanes + LaneEnsembles.GRAIN];
        v = new float[size + LaneEnsembles.GRAIN];
        refractory = new float[size + LaneEnsembles.GRAIN];
        current = new float[size + LaneEnsembles.GRAIN];
        spikes = new float[size + LaneEnsembles.GRAIN];
        for (int l = 0; l < lanes; l++) {
            x[l] = 2 * random.nextFloat() - 1;
        }
        float[][] state = {v.clone(), refractory.clone(), y.clone()};
        for (int i = 0; i < CHECKED_STEPS; i++) {
            one();
            ScalarKernels.INSTANCE
                    .neurons()
                    .lif(ensembles, step, state[0], 0, state[1], 0, spikes, 0, x, 0, state[2], 0, 0, lanes);
        }
        check(state);
        System.arraycopy(new float[y.length], 0, y, 0, y.length);
    }

    private void check(float[][] state) {
        if (!Arrays.equals(v, state[0]) || !Arrays.equals(refractory, state[1]) || !Arrays.equals(y, state[2])) {
            throw new IllegalStateException("%s gives other bits than scalar".formatted(kernels));
        }
    }

    @Benchmark
    public float[] one() {
        chosen.neurons().lif(ensembles, step, v, 0, refractory, 0, spikes, 0, x, 0, y, 0, 0, lanes);
        return y;
    }

    @Benchmark
    public float[] three() {
        float[] w = ensembles.parameters();
        chosen.products().dotAddLanes(current, 0, w, 0, w, ensembles.encoders(), x, 0, NEURONS, 1, lanes, lanes);
        chosen.neurons().lif(spikes, 0, v, 0, refractory, 0, current, 0, NEURONS * lanes, step);
        for (int o = 0; o < outputs; o++) {
            int at = o * lanes;
            chosen.products()
                    .dotAddLanes(y, at, y, at, w, ensembles.decoder(o, 0), spikes, 0, 1, NEURONS, lanes, lanes);
        }
        return y;
    }
}
