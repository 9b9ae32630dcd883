/** Builds and runs networks of spiking and rate neurons, on nothing but {@code java.base}. */
module lanewise.core {
    exports lanewise.error;
    exports lanewise.kernel;

    uses lanewise.kernel.KernelsProvider;
}
