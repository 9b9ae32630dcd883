package lanewise.verify.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import lanewise.graph.Signal;
import lanewise.kernel.KernelChoice;
import lanewise.sim.GradientRun;
import lanewise.verify.oracle.DifferentiableGraph;
import lanewise.verify.oracle.DifferentiableGraph.Family;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Once it is warm, running forwards and backwards allocates nothing, nor does a change of parameters. On the scalar kernels:
 * whether vectors are boxed is for the kernels' own test to say, which calls each by itself.
 */
@Timeout(300)
class GradientAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 100;
    private static final int STEPS = 5;

    /** The compiler runs beside the calls, so some rounds may pass before its code is in place. */
    private static final int ROUNDS = 400;

    @ParameterizedTest
    @EnumSource
    void aWarmRunAllocatesNothing(Family family) {
        GradientTrial trial = new GradientTrial(DifferentiableGraph.of(family, 12), 3, STEPS, 12, false);
        try (GradientRun run = trial.run(o -> o.kernels(KernelChoice.of("scalar")))) {
            for (Signal given : trial.drawn().functions()) {
                run.feed(given, (item, step, out, at) -> false);
            }
            trial.differentiate(run, 0);
            long least = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS && least > 0; round++) {
                least = Math.min(least, allocated(run));
            }
            assertThat(least)
                    .as("bytes allocated by %d runs of %d steps", CALLS, STEPS)
                    .isZero();
        }
    }

    private static long allocated(GradientRun run) {
        long allocated = 0;
        for (int call = 0; call < CALLS; call++) {
            run.reset();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            run.forward(STEPS);
            run.backward(0);
            run.parametersChanged();
            allocated += THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        return allocated;
    }
}
