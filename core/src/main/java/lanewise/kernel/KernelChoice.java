package lanewise.kernel;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;

/**
 * Which kernels run, and why. Two system properties decide: {@code lanewise.kernels}, which is {@code auto} (SIMD where
 * it can run, else scalar), {@code scalar} or {@code simd}; and {@code lanewise.vectorBits}, which is 0 (scalar), 64
 * (for tests), 128, 256 or 512, by default what the processor prefers. The results are the same bits in all cases.
 *
 * <p>Vector kernels are slow until they are compiled. So with {@code auto} a run starts on the scalar ones, and goes on
 * with the vector kernels if it is long enough for them to get warm beside it; with {@code simd} they run from the first
 * step on.
 *
 * @param first what a run starts on
 * @param kernels the kernels chosen, on which a long run ends
 * @param reason why, and if they are scalar against expectation, what to type
 */
public record KernelChoice(Kernels first, Kernels kernels, String reason) {
    /** Property for {@code auto}, {@code scalar} or {@code simd}. */
    public static final String KERNELS_PROPERTY = "lanewise.kernels";

    /** Property for the width of vectors in bits. */
    public static final String WIDTH_PROPERTY = "lanewise.vectorBits";

    private static final List<String> PREFERENCES = List.of("auto", "scalar", "simd");
    private static final List<String> WIDTHS = List.of("0", "64", "128", "256", "512");
    private static final String HOW = "start Java with --add-modules jdk.incubator.vector";

    private static KernelChoice scalar(String why) {
        return new KernelChoice(ScalarKernels.INSTANCE, ScalarKernels.INSTANCE, "scalar kernels: " + why);
    }

    /** Kernels that the program itself names, from the first step on. */
    public static KernelChoice given(Kernels kernels) {
        return new KernelChoice(kernels, kernels, "%s kernels: given by the program".formatted(kernels.name()));
    }

    /** Scalar kernels for a run that is over before vector kernels would be warm. */
    public static KernelChoice brief() {
        return scalar("the run ended before vectors were warm and faster");
    }

    /**
     * The choice as it turned out for a run.
     *
     * @param last the kernels that it ended on
     */
    @SuppressWarnings("ReferenceEquality") // kernels have no state
    public KernelChoice endedOn(Kernels last) {
        return last == kernels ? this : brief();
    }

    /** How many floats a vector of the chosen kernels holds; 1 if scalar. */
    public int lanes() {
        return kernels.lanes();
    }

    /**
     * The choice by {@code lanewise.kernels}, {@code auto} if that is not set.
     *
     * @throws ModelException as {@link #of}
     * @throws SimulationException as {@link #of}
     */
    public static KernelChoice byProperty() {
        String preference = System.getProperty(KERNELS_PROPERTY, "auto");
        return of(allowed("system property " + KERNELS_PROPERTY, preference, PREFERENCES));
    }

    /**
     * The choice for {@code auto}, {@code scalar} or {@code simd}.
     *
     * @throws ModelException if this value or a system property is none of the allowed
     * @throws SimulationException if {@code simd} is wanted and cannot run here
     */
    public static KernelChoice of(String preference) {
        allowed("kernels", preference, PREFERENCES);
        if (preference.equals("scalar")) {
            return scalar("asked for");
        }
        String width = System.getProperty(WIDTH_PROPERTY);
        if (width != null) {
            allowed("system property " + WIDTH_PROPERTY, width, WIDTHS);
        }
        if (preference.equals("auto")) {
            return Found.AUTO;
        }
        if (Found.SIMD == null) {
            throw new SimulationException("kernels simd cannot run here: " + Found.obstacle);
        }
        return new KernelChoice(
                Found.SIMD, Found.SIMD, "SIMD kernels of %d lanes: asked for".formatted(Found.SIMD.lanes()));
    }

    private static String allowed(String what, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new ModelException("%s is \"%s\"; allowed are %s".formatted(what, value, String.join(", ", allowed)));
        }
        return value;
    }

    /** What this JVM has, looked for and logged once, when it is first asked for. */
    private static final class Found {
        /** Why {@link #SIMD} is null, and what to type. */
        private static String obstacle = "there is no lanewise-simd on the path; add it and " + HOW;

        static final Kernels SIMD = find();
        static final KernelChoice AUTO = auto();

        private static Kernels find() {
            if ("0".equals(System.getProperty(WIDTH_PROPERTY))) {
                obstacle = "%s is 0; set it to 128, 256 or 512, or leave it out".formatted(WIDTH_PROPERTY);
                return null;
            }
            try {
                // the loader of the core, as a thread's own may not see the service
                ClassLoader loader = KernelsProvider.class.getClassLoader();
                return ServiceLoader.load(KernelsProvider.class, loader)
                        .findFirst()
                        .map(KernelsProvider::kernels)
                        .orElse(null);
            } catch (ServiceConfigurationError | LinkageError e) {
                obstacle = "the JDK's Vector API is not there (%s); %s".formatted(e, HOW);
                return null;
            }
        }

        private static KernelChoice auto() {
            var logger = System.getLogger("lanewise");
            if (SIMD == null || SIMD.lanes() < 4) {
                String why = SIMD == null ? obstacle : "vectors of %d lanes are slower".formatted(SIMD.lanes());
                var choice = scalar(why);
                logger.log(Level.INFO, choice.reason);
                return choice;
            }
            var choice = new KernelChoice(
                    ScalarKernels.INSTANCE,
                    SIMD,
                    "SIMD kernels of %d lanes: this Java has the Vector API".formatted(SIMD.lanes()));
            logger.log(Level.DEBUG, choice.reason);
            return choice;
        }
    }
}
