package lanewise.bench.recipe;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lanewise.bench.mnist.DigitSet;
import lanewise.bench.mnist.MnistData;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.train.Data;
import lanewise.train.Sequences;
import lanewise.train.SpikeGradient;
import lanewise.train.Trainer;
import lanewise.train.TrainerOptions;
import lanewise.train.loss.SparseCategoricalCrossentropy;

/**
 * A network whose training is measured, on digits, by cross-entropy, with Adam.
 *
 * @param name its name
 * @param what it is, in a line
 * @param batch items of an update, unless it is chosen
 * @param updates of an epoch, unless it is chosen
 * @param steps of an item
 */
public record TrainedWorkload(String name, String what, int batch, int updates, int steps) {
    private static final int PIXELS = 784;
    private static final String CONVOLUTIONS = "train-mnist-conv";
    private static final String LAYERS = "train-mlp";
    private static final String SPIKING_LAYERS = "train-mlp-spiking";
    private static final String MEMORY = "train-lmu";

    private static final int[] HIDDEN = {512, 512};

    private static final List<TrainedWorkload> ALL = List.of(
            new TrainedWorkload(
                    CONVOLUTIONS, "two convolutions of 32 and 64 filters and ten outputs, of digits", 200, 10, 1),
            new TrainedWorkload(LAYERS, "two layers of 512 neurons and ten outputs, of digits", 200, 25, 1),
            new TrainedWorkload(
                    SPIKING_LAYERS, "two layers of 512 neurons that spike, of digits held for ten steps", 200, 25, 10),
            new TrainedWorkload(
                    MEMORY, "a Legendre memory unit of 212 units, of digits a pixel a step", 100, 1, PIXELS));

    /** Whether a name is meant for one of these, right or wrong. */
    public static boolean isMeant(String name) {
        return name.equals("train") || name.startsWith("train-");
    }

    /**
     * The one of a name.
     *
     * @throws ModelException if there is none; the message lists them
     */
    public static TrainedWorkload named(String name) {
        return ALL.stream()
                .filter(workload -> workload.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new ModelException(
                        "workload %s: there is no training of this name; there are %s".formatted(name, list())));
    }

    /** All names with what they stand for. */
    public static String list() {
        return ALL.stream()
                .map(workload -> "%s (%s)".formatted(workload.name, workload.what))
                .collect(Collectors.joining(", "));
    }

    /**
     * A trainer that is ready, and its data.
     *
     * @param network what is trained
     * @param trainer to be closed
     * @param data of so many updates
     */
    public record Session(Network network, Trainer trainer, Data data) implements AutoCloseable {
        @Override
        public void close() {
            trainer.close();
        }
    }

    /**
     * Builds the network.
     *
     * @param items how many are trained on in an epoch
     * @param choose kernels, threads and the minibatch
     */
    public Session open(int items, Consumer<TrainerOptions> choose) {
        DigitSet all = MnistData.bundled().train();
        if (items > all.count()) {
            throw new ModelException(
                    "workload %s: %d items for an epoch, but there are %d; take a smaller batch or fewer updates"
                            .formatted(name, items, all.count()));
        }
        DigitSet digits = all.part(0, items);
        return switch (name) {
            case MEMORY -> {
                LegendreDigits model = LegendreDigits.of(PIXELS, 0);
                int[] order = new RandomStream(0).permutation(PIXELS);
                yield session(
                        model.network(), model.input(), model.output(), digits.pixelByPixel(order), digits, choose);
            }
            case SPIKING_LAYERS ->
                session(DigitNetwork.denseSpiking(new Lif(0.02, 0.002, 0, 0.01), 0, HIDDEN), digits, options -> {
                    options.spikes(SpikeGradient.fastSigmoid());
                    choose.accept(options);
                });
            case LAYERS -> session(DigitNetwork.dense(new RectifiedLinear(), 0, HIDDEN), digits, choose);
            case CONVOLUTIONS -> session(DigitNetwork.converted(new RectifiedLinear(), 0, 0), digits, choose);
            default -> throw new AssertionError(name);
        };
    }

    private Session session(DigitNetwork model, DigitSet digits, Consumer<TrainerOptions> choose) {
        Sequences pixels = digits.pixels(model.ink());
        return session(
                model.network(), model.image(), model.raw(), steps == 1 ? pixels : pixels.held(steps), digits, choose);
    }

    private static Session session(
            Network network,
            Node input,
            Probe output,
            Sequences pixels,
            DigitSet digits,
            Consumer<TrainerOptions> choose) {
        Trainer trainer = Trainer.of(network, options -> {
            options.onlyLast(output).loss(output, new SparseCategoricalCrossentropy(true));
            choose.accept(options);
        });
        return new Session(network, trainer, Data.none().input(input, pixels).target(output, digits.targets()));
    }
}
