package lanewise.bench;

import java.util.List;
import lanewise.kernel.KernelChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The option {@code --kernels}, for each command that runs networks: a command that has it as a mixin is run in a JVM
 * with the Vector API where that can be had and is wanted.
 */
final class KernelsOption {
    @Option(
            names = "--kernels",
            paramLabel = "KIND",
            converter = Kind.class,
            description = "Kernels that compute the steps: auto, scalar or simd. All give the same bits."
                    + " Without it the system property lanewise.kernels decides, and without that it is auto.")
    private String kernels;

    private boolean idle;

    private boolean brief;

    /** The kernels asked for, in the words of the system property {@code lanewise.kernels}. */
    String kernels() {
        return kernels == null ? System.getProperty("lanewise.kernels", "auto") : kernels;
    }

    /** Nothing is computed this time. */
    void computesNothing() {
        idle = true;
    }

    /** Whether the choice is left to the program, down to the width of vectors. */
    boolean isOpen() {
        return kernels().equals("auto") && System.getProperty(KernelChoice.WIDTH_PROPERTY) == null;
    }

    /** What is computed is over before vectors are warm. */
    void computesBriefly() {
        brief = true;
    }

    /**
     * The kernels that compute.
     *
     * @throws lanewise.error.LanewiseException as {@link KernelChoice#of}
     */
    KernelChoice choice() {
        return brief ? KernelChoice.brief() : KernelChoice.of(kernels());
    }

    boolean wantsVectors() {
        return !idle && !brief && !kernels().equals("scalar") && !"0".equals(System.getProperty("lanewise.vectorBits"));
    }

    private static final class Kind implements ITypeConverter<String> {
        private static final List<String> KINDS = List.of("auto", "scalar", "simd");

        @Override
        public String convert(String value) {
            if (!KINDS.contains(value)) {
                throw new TypeConversionException(
                        "it is '%s'; allowed are %s".formatted(value, String.join(", ", KINDS)));
            }
            return value;
        }
    }
}
