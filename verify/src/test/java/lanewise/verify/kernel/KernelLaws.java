package lanewise.verify.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/**
 * The laws of every kernel, at the width of vectors that this JVM was told. They run three times in one JVM: as it
 * starts, after each vector kernel was called until it is compiled, and on the compiled code.
 */
class KernelLaws {
    private static final Kernels SIMD = KernelChoice.of("simd").kernels();

    /** Calls after which the compiler has long been done with a kernel. */
    private static final int WARM = 20_000;

    @Example
    void theWidthIsTheOneAskedFor() {
        Integer bits = Integer.getInteger(KernelChoice.WIDTH_PROPERTY);
        assertThat(SIMD.name()).isEqualTo("simd");
        assertThat(bits == null || SIMD.lanes() == bits / 32).isTrue();
    }

    @Provide
    Arbitrary<KernelCase> kernels() {
        return Arbitraries.of(KernelCase.all());
    }

    /** SIMD gives the scalar bits, writes nothing else, and stores no -0; so does scalar. */
    @Property(tries = 10_000)
    void simdEqualsScalar(
            @ForAll("kernels") KernelCase kernel,
            @ForAll long seed,
            @ForAll @IntRange(max = 140) int n,
            @ForAll @DoubleRange(max = 0.7) double corners) {
        KernelTrials.check(
                kernel, seed, n, corners * corners * corners, SIMD); // one corner is enough to make a long sum NaN
    }

    /** The same where a kernel goes on to its next block or tile. */
    @Property(tries = 60)
    void simdEqualsScalarBeyondABlock(
            @ForAll LargeKernelCase kernel, @ForAll long seed, @ForAll @DoubleRange(max = 0.3) double corners) {
        double share = corners * corners * corners;
        String name = "%s, seed %d, corners %s".formatted(kernel, seed, share);
        KernelTrials.check(kernel.trial(seed, share), name, SIMD);
    }

    /** The same on code that is interpreted at first and compiled by C2 at the end, at every size around a tail. */
    @Example
    void coldEqualsWarm() {
        for (KernelCase kernel : KernelCase.all()) {
            checkAllSizes(kernel);
            Trial hot = kernel.trial(67, 67, 0).copy();
            for (int call = 0; call < WARM; call++) {
                hot.run(SIMD);
            }
            checkAllSizes(kernel);
        }
    }

    private static void checkAllSizes(KernelCase kernel) {
        for (int n = 0; n <= 67; n++) {
            KernelTrials.check(kernel, n, n, 0, SIMD);
            KernelTrials.check(kernel, 1000 + n, n, 0.1, SIMD);
        }
    }
}
