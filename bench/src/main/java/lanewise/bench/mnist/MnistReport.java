package lanewise.bench.mnist;

import static java.util.Locale.ROOT;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import lanewise.kernel.KernelChoice;

/**
 * The numbers of the main job.
 *
 * @param neurons size of the ensemble
 * @param trainingImages how many pictures the decoders were solved on
 * @param spiking answers of spiking neurons, after the pictures were shown for some steps
 * @param rate answers of rate neurons, after one step
 * @param buildSeconds from the training pictures to a network that can run, decoders included
 * @param threads how many simulators ran side by side
 * @param kernels what computed the steps, and why
 */
public record MnistReport(
        int neurons,
        int trainingImages,
        Outcome spiking,
        Outcome rate,
        double buildSeconds,
        int threads,
        KernelChoice kernels) {

    private int images() {
        return spiking.digits().count();
    }

    private double imagesPerSecond() {
        return images() / spiking.seconds();
    }

    private double nanosPerNeuronStep() {
        return spiking.seconds() * 1e9 / ((double) images() * spiking.steps() * neurons);
    }

    /** What a person reads. */
    public String text() {
        return String.format(
                ROOT,
                """
                %,d spiking LIF neurons read %,d handwritten digits, each shown for %d ms

                accuracy      %.2f %% spiking, %.2f %% with rate neurons
                firing        %.1f Hz a neuron on average; %.1f %% of the neurons are silent during an image,
                              %d of %,d for all images
                build         %.1f s, decoders solved on %,d training images
                run           %.1f s: %,.0f images/s, %.2f ns per neuron-step (wall time, %s)
                kernels       %s
                outputs       SHA-256 %s

                %s""",
                neurons,
                images(),
                Math.round(spiking.steps() * MnistModel.DT * 1000),
                100 * spiking.confusion().accuracy(),
                100 * rate.confusion().accuracy(),
                spiking.meanRate(MnistModel.DT),
                100 * spiking.silentShare(),
                spiking.neverFired(),
                neurons,
                buildSeconds,
                trainingImages,
                spiking.seconds(),
                imagesPerSecond(),
                nanosPerNeuronStep(),
                threads == 1 ? "1 thread" : threads + " threads",
                kernels.reason(),
                spiking.sha256(),
                spiking.confusion().table());
    }

    /** One JSON object. */
    public String json() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("neurons", neurons);
        values.put("images", images());
        values.put("accuracy_spiking", spiking.confusion().accuracy());
        values.put("accuracy_rate", rate.confusion().accuracy());
        values.put("mean_rate_hz", spiking.meanRate(MnistModel.DT));
        values.put("build_seconds", buildSeconds);
        values.put("images_per_second", imagesPerSecond());
        values.put("ns_per_neuron_step", nanosPerNeuronStep());
        values.put("kernels", quoted(kernels.kernels().name()));
        values.put("lanes", kernels.lanes());
        values.put("outputs_sha256", quoted(spiking.sha256()));
        return values.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** None of the texts here holds a character that JSON escapes. */
    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
