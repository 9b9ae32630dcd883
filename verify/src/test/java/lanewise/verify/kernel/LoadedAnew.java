package lanewise.verify.kernel;

import java.net.URL;
import java.net.URLClassLoader;
import lanewise.kernel.Kernels;
import lanewise.kernel.KernelsProvider;
import lanewise.simd.VectorKernelsProvider;

/** The classes of the vector kernels once more, which the compiler has not seen yet. */
final class LoadedAnew extends URLClassLoader {
    private static final String PACKAGE = VectorKernelsProvider.class.getPackageName() + ".";

    private LoadedAnew(URL simd) {
        super(new URL[] {simd}, LoadedAnew.class.getClassLoader());
    }

    static Kernels vectorKernels() {
        Class<?> provider = VectorKernelsProvider.class;
        LoadedAnew loader =
                new LoadedAnew(provider.getProtectionDomain().getCodeSource().getLocation());
        try {
            Object anew = loader.loadClass(provider.getName()).getConstructor().newInstance();
            return ((KernelsProvider) anew).kernels();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(provider + " cannot be loaded once more", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
