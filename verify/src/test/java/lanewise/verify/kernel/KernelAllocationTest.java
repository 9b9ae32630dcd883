package lanewise.verify.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A vector that is boxed shows as garbage: a compiled kernel of a step allocates nothing. (Arrays reach a vector beyond
 * their ranges here: where one ends inside a masked vector, JDK 21 makes two small objects for its check.)
 */
class KernelAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 1000;

    /** The compiler runs beside the calls, so some rounds may pass before its code is in place. */
    private static final int ROUNDS = 400;

    /**
     * The compiler of JDK 21 now and then (once in some thousand compilations, at 256 bits) leaves one box in a loop that it
     * otherwise compiles without. Classes that are loaded anew are compiled anew; what always boxes does so each time.
     */
    private static final int COMPILATIONS = 3;

    @ParameterizedTest
    @MethodSource("lanewise.verify.kernel.KernelCase#ofSteps")
    void aCompiledKernelOfAStepAllocatesNothing(KernelCase kernel) {
        long least = leastAllocated(kernel, KernelChoice.of("simd").kernels());
        for (int compilation = 1; compilation < COMPILATIONS && least > 0; compilation++) {
            least = leastAllocated(kernel, LoadedAnew.vectorKernels());
        }
        assertThat(least).as("bytes allocated by %d calls of %s", CALLS, kernel).isZero();
    }

    @Test
    void kernelsThatAreLoadedAnewAreOtherClasses() {
        Kernels once = KernelChoice.of("simd").kernels();
        Kernels again = LoadedAnew.vectorKernels();
        assertThat(again.getClass()).hasToString(once.getClass().toString()).isNotEqualTo(once.getClass());
        assertThat(again.lanes()).isEqualTo(once.lanes());
    }

    private static long leastAllocated(KernelCase kernel, Kernels simd) {
        Trial trial = kernel.trial(3, 500, 0).longer(simd.lanes());
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < CALLS; call++) {
                trial.run(simd);
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
