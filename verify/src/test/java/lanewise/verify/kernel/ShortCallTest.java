package lanewise.verify.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import lanewise.kernel.FilterStep;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import org.junit.jupiter.api.Test;

/** Calls with less than a vector make none, whether or not they are compiled: a vector that is not compiled is an object. */
class ShortCallTest {
    private static final Kernels SIMD = KernelChoice.of("simd").kernels();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final int n = SIMD.lanes() - 1;
    private final float[] a = new float[64];
    private final float[] b = new float[64];
    private final float[] c = new float[64];

    /** The second call: the first one loads classes. */
    private static long allocated(Runnable call) {
        call.run();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        call.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void valueByValue() {
        assertThat(allocated(() -> SIMD.elementwise().add(a, 0, b, 0, n))).isZero();
        assertThat(allocated(() -> SIMD.elementwise().scaleInc(a, 0, 2, b, 0, n)))
                .isZero();
        assertThat(allocated(() -> SIMD.elementwise().multiplyInc(a, 0, b, 0, c, 0, n)))
                .isZero();
        assertThat(allocated(() -> SIMD.elementwise().areFinite(a, 0, n))).isZero();
    }

    @Test
    void filters() {
        double[][] one = {{0.5}};
        FilterStep lowpass = FilterStep.of(one, new double[] {0.5}, new double[] {1}, 0);
        assertThat(allocated(() -> SIMD.filters().linearFilter(a, 0, b, 0, n, c, 0, n, lowpass)))
                .isZero();
    }

    @Test
    void sumsOverItems() {
        assertThat(allocated(() -> SIMD.gradients().addItems(a, 0, b, 0, n, 0, n, 3)))
                .isZero();
    }
}
