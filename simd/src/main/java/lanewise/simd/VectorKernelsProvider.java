package lanewise.simd;

import lanewise.kernel.Kernels;
import lanewise.kernel.KernelsProvider;

/** Offers the vector kernels to the core. It names no class of the Vector API, so it loads where that is missing. */
public final class VectorKernelsProvider implements KernelsProvider {
    /** For {@link java.util.ServiceLoader}. */
    public VectorKernelsProvider() {}

    @Override
    public Kernels kernels() {
        Kernels kernels = VectorKernels.INSTANCE;
        kernels.lanes(); // asks the Vector API for the first time: where it is missing, this is where to fail
        return kernels;
    }
}
