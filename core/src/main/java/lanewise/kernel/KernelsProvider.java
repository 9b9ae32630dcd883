package lanewise.kernel;

/** How a module offers kernels to the core: as a service, looked up by {@link java.util.ServiceLoader}. */
public interface KernelsProvider {
    /**
     * The kernels, ready to be used.
     *
     * @return the same kernels at every call
     * @throws LinkageError if this machine, or this start of it, cannot run them
     */
    Kernels kernels();
}
