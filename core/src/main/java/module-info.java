/** Builds and runs networks of spiking and rate neurons, on nothing but {@code java.base}. */
@SuppressWarnings("module") // lanewise.simd is compiled after this module
module lanewise.core {
    exports lanewise.error;
    exports lanewise.kernel;
    exports lanewise.math to
            lanewise.simd;

    uses lanewise.kernel.KernelsProvider;
}
