package lanewise.verify.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A vector that is boxed shows as garbage: a compiled kernel of a step allocates nothing. (Arrays reach a vector beyond
 * their ranges here: where one ends inside a masked vector, JDK 21 makes two small objects for its check.)
 */
class KernelAllocationTest {
    private static final Kernels SIMD = KernelChoice.of("simd").kernels();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 1000;

    /** The compiler runs beside the calls, so some rounds may pass before its code is in place. */
    private static final int ROUNDS = 400;

    @ParameterizedTest
    @MethodSource("lanewise.verify.kernel.KernelCase#ofSteps")
    void aCompiledKernelOfAStepAllocatesNothing(KernelCase kernel) {
        Trial trial = kernel.trial(3, 500, 0).longer(SIMD.lanes());
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < CALLS; call++) {
                trial.run(SIMD);
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes allocated by %d calls of %s", CALLS, kernel).isZero();
    }
}
