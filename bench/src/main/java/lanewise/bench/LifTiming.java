package lanewise.bench;

import java.util.Arrays;
import lanewise.kernel.Kernels;
import lanewise.kernel.LifStep;

/** How fast kernels step a population of LIF neurons. */
final class LifTiming {
    static final int NEURONS = 2_000;

    /** Vector code is interpreted a hundred times slower until it is compiled, which takes calls and time. */
    private static final long WARM_UP_NANOS = 1_500_000_000L;

    private static final int WARM_UP_STEPS = 15_000;
    private static final long TIMED_NANOS = 50_000_000L;

    /** Steps between two looks at the clock. */
    private static final int ROUND = 20;

    private final Kernels kernels;
    private final LifStep step = LifStep.of(0.001, 0.02, 0.002, 0, 1, true);
    private final float[] out = new float[NEURONS];
    private final float[] voltage = new float[NEURONS];
    private final float[] refractory = new float[NEURONS];
    private final float[] current = new float[NEURONS];

    private LifTiming(Kernels kernels) {
        this.kernels = kernels;
        for (int i = 0; i < NEURONS; i++) {
            current[i] = 4f * i / NEURONS; // a quarter never fires
        }
    }

    /** Nanoseconds a neuron and step, over 50 ms after the kernels are warm. */
    static double nanosPerNeuronStep(Kernels kernels) {
        var timing = new LifTiming(kernels);
        timing.run(WARM_UP_STEPS, WARM_UP_NANOS);
        Arrays.fill(timing.voltage, 0);
        return timing.run(ROUND, TIMED_NANOS);
    }

    /** Runs at least so many steps and so long, and returns nanoseconds a neuron and step. */
    private double run(int leastSteps, long leastNanos) {
        long steps = 0;
        long start = System.nanoTime();
        long spent;
        do {
            for (int i = 0; i < ROUND; i++) {
                kernels.neurons().lif(out, 0, voltage, 0, refractory, 0, current, 0, NEURONS, step);
            }
            steps += ROUND;
            spent = System.nanoTime() - start;
        } while (steps < leastSteps || spent < leastNanos);
        return (double) spent / (steps * NEURONS);
    }
}
