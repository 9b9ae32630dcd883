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
        PrintWriter out = spec.commandLine().getOut();
        KernelChoice chosen = KernelChoice.of(kernels.kernels());
        print(out, "java", "%s, %s, %s", Runtime.version(), property("java.vendor"), property("java.vm.name"));
        print(
                out,
                "system",
                "%s %s, %d processors",
                property("os.name"),
                property("os.arch"),
                Runtime.getRuntime().availableProcessors());

        KernelChoice scalar = KernelChoice.of("scalar");
        double scalarNanos = LifTiming.nanosPerNeuronStep(scalar.kernels());
        try {
            KernelChoice simd = KernelChoice.of("simd");
            double simdNanos = LifTiming.nanosPerNeuronStep(simd.kernels());
            print(out, "vectors", "%d bits: %d floats", simd.lanes() * Float.SIZE, simd.lanes());
            print(out, "kernels", "%s", chosen.reason());
            print(
                    out,
                    "LIF step",
                    "%.2f ns a neuron scalar, %.2f ns simd: simd is %.1f times as fast (%,d neurons, 50 ms each)",
                    scalarNanos,
                    simdNanos,
                    scalarNanos / simdNanos,
                    LifTiming.NEURONS);
        } catch (SimulationException e) {
            print(out, "vectors", "none: %s", e.getMessage());
            print(out, "kernels", "%s", chosen.reason());
            print(out, "LIF step", "%.2f ns a neuron scalar (%,d neurons, 50 ms)", scalarNanos, LifTiming.NEURONS);
        }
        out.flush();
    }

    private static void print(PrintWriter out, String what, String format, Object... values) {
        out.println(String.format(ROOT, "%-10s", what) + String.format(ROOT, format, values));
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
