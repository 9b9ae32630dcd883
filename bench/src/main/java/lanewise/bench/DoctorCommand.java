package lanewise.bench;

import static java.util.Locale.ROOT;

import java.io.PrintWriter;
import lanewise.error.SimulationException;
import lanewise.kernel.KernelChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lanewise doctor}: what this machine makes of the engine. */
@Command(
        name = "doctor",
        description = "Prints the Java, the width of vectors, the kernels chosen and why, and times them.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private KernelsOption kernels;

    @Override
    public void run() {
        KernelChoice chosen = KernelChoice.of(kernels.kernels());
        print("java", Runtime.version() + ", " + property("java.vendor") + ", " + property("java.vm.name"));
        print(
                "system",
                "%s %s, %d processors"
                        .formatted(
                                property("os.name"),
                                property("os.arch"),
                                Runtime.getRuntime().availableProcessors()));
        double scalar = LifTiming.nanosPerNeuronStep(KernelChoice.of("scalar").kernels());
        String timed = String.format(ROOT, "(%,d neurons, 50 ms each)", LifTiming.NEURONS);
        try {
            KernelChoice vectors = KernelChoice.of("simd");
            double simd = LifTiming.nanosPerNeuronStep(vectors.kernels());
            print("vectors", "%d bits: %d floats".formatted(vectors.lanes() * Float.SIZE, vectors.lanes()));
            print("kernels", chosen.reason());
            print(
                    "LIF step",
                    String.format(
                            ROOT,
                            "%.2f ns a neuron scalar, %.2f ns simd: simd is %.1f times as fast %s",
                            scalar,
                            simd,
                            scalar / simd,
                            timed));
        } catch (SimulationException e) {
            print("vectors", "none: " + e.getMessage());
            print("kernels", chosen.reason());
            print("LIF step", String.format(ROOT, "%.2f ns a neuron scalar %s", scalar, timed));
        }
    }

    private void print(String what, String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("%-10s%s".formatted(what, text));
        out.flush();
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
