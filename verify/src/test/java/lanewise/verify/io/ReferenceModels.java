package lanewise.verify.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The model archives that the reference exporter wrote. */
public final class ReferenceModels {
    /** Their names. */
    public static final List<String> NAMES = List.of(
            "basal_ganglia_thalamus",
            "circular_convolution",
            "communication_channel",
            "communication_channel_rate",
            "convolutions",
            "ensemble_array",
            "host_function",
            "integrator",
            "learning_pes",
            "learning_pes_weights",
            "learning_unsupervised",
            "lorenz",
            "neuron_to_neuron",
            "neurons_adaptive_lif",
            "neurons_adaptive_lif_rate",
            "neurons_izhikevich",
            "neurons_lif",
            "neurons_lif_parameters",
            "neurons_lif_rate",
            "neurons_rectified_linear",
            "neurons_regular_spiking",
            "neurons_sigmoid_tanh",
            "neurons_spiking_rectified_linear",
            "noise_processes",
            "product_and_slices",
            "semantic_pointers",
            "sparse_transforms",
            "synapses");

    private ReferenceModels() {}

    /** The bytes of an archive. */
    public static byte[] bytes(String name) {
        try (InputStream in =
                ReferenceModels.class.getResourceAsStream("/lanewise/verify/models/%s.zip".formatted(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
