/** The kernels of {@code lanewise.core} on the JDK's Vector API, found as a service. */
module lanewise.simd {
    requires lanewise.core;
    requires jdk.incubator.vector;

    provides lanewise.kernel.KernelsProvider with
            lanewise.simd.VectorKernelsProvider;
}
