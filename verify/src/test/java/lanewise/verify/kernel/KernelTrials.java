package lanewise.verify.kernel;

import java.util.List;
import java.util.SplittableRandom;
import lanewise.kernel.Kernels;
import lanewise.kernel.ScalarKernels;

/** The law of every kernel: it gives the scalar bits, writes nothing else, and stores no -0. */
public final class KernelTrials {
    private static final List<KernelCase> CASES = KernelCase.all();

    private KernelTrials() {}

    /**
     * Fails if the call drawn from a seed breaks the law.
     *
     * @param kernels what is called, and compared with the scalar kernels
     */
    public static void check(long seed, Kernels kernels) {
        SplittableRandom random = new SplittableRandom(seed); // small seeds of Random draw alike
        KernelCase kernel = CASES.get(random.nextInt(CASES.size()));
        int n = random.nextInt(141);
        double corners = 0.7 * random.nextDouble();
        check(kernel, random.nextLong(), n, corners * corners * corners, kernels); // one corner makes a long sum NaN
    }

    static void check(KernelCase kernel, long seed, int n, double corners, Kernels kernels) {
        String name = "%s, seed %d, n %d, corners %s".formatted(kernel, seed, n, corners);
        check(kernel.trial(seed, n, corners), name, kernels);
    }

    static void check(Trial given, String name, Kernels kernels) {
        Trial scalar = given.copy().run(ScalarKernels.INSTANCE);
        Trial other = given.copy().run(kernels);
        try {
            other.assertSameAs(scalar);
            other.assertUntouchedSince(given);
            scalar.assertUntouchedSince(given);
            scalar.assertNoNegativeZero();
        } catch (AssertionError e) {
            throw new AssertionError(name, e);
        }
    }
}
