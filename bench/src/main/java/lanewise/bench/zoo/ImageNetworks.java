package lanewise.bench.zoo;

import java.util.Arrays;
import java.util.List;
import lanewise.error.ModelException;
import lanewise.graph.Graph;
import lanewise.math.RandomStream;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.process.PresentInput;
import lanewise.model.process.Process;

/** Convolutional networks for pictures of 28 by 28 pixels. */
final class ImageNetworks {
    private static final int SIZE = 28;
    private static final int CLASSES = 10;
    private static final int PICTURES = 10;
    private static final double WHITE = 255;

    /** Of neurons whose output is to be about 1 where they fire fastest. */
    private static final double AMPLITUDE = 0.01;

    private ImageNetworks() {}

    /**
     * NengoDL's spiking network for digits: three convolutions of 32, 64 and 128 filters with neurons behind each, and ten
     * outputs, recorded raw and behind a lowpass of 0.1 s. A picture is held for 30 steps. Weights are drawn.
     */
    static Graph spikingDigits(NeuronType type) {
        Process image = new PresentInput(pictures(), 0.03);
        return new Layers(image, SIZE, SIZE, 1)
                .convolution(32, 3, 1)
                .neurons(type)
                .convolution(64, 3, 2)
                .neurons(type)
                .convolution(128, 3, 2)
                .neurons(type)
                .dense(CLASSES)
                .probe()
                .probe(0.1)
                .graph();
    }

    /**
     * NengoDL's rate network for digits at inference, where its dropout does nothing: two convolutions of 32 filters, a
     * mean of four, 128 neurons, and ten outputs. Every step has a picture of its own, as NengoDL's measurement has: of one
     * that stands still nothing is computed twice. Weights are drawn.
     */
    static Graph rateDigits(NeuronType type) {
        return new Layers(new PresentInput(noise(), 0.001), SIZE, SIZE, 1)
                .convolution(32, 3, 1)
                .neurons(type)
                .convolution(32, 3, 1)
                .neurons(type)
                .averagePool(2)
                .dense(128)
                .neurons(type)
                .dense(CLASSES)
                .probe()
                .graph();
    }

    /** The type with outputs of about 1. */
    static NeuronType small(String workload, NeuronType type) {
        return switch (type) {
            case Lif lif -> new Lif(lif.tauRc(), lif.tauRef(), lif.minVoltage(), AMPLITUDE);
            case LifRate lif -> new LifRate(lif.tauRc(), lif.tauRef(), AMPLITUDE);
            case RectifiedLinear relu -> new RectifiedLinear(AMPLITUDE);
            case SpikingRectifiedLinear relu -> new SpikingRectifiedLinear(AMPLITUDE);
            case NeuronType other ->
                throw new ModelException("workload %s: its TYPE is one whose amplitude cannot be chosen; allowed are %s"
                        .formatted(workload, List.of("lif", "lif-rate", "relu", "spiking-relu")));
        };
    }

    /** Pictures of standard normal numbers. */
    private static double[][] noise() {
        RandomStream stream = new RandomStream(0);
        double[][] pictures = new double[PICTURES][SIZE * SIZE];
        for (double[] picture : pictures) {
            Arrays.setAll(picture, i -> stream.gaussian());
        }
        return pictures;
    }

    /** Rings of pen width in the middle of the picture: lit where digits are, in about a fifth of the pixels. */
    private static double[][] pictures() {
        RandomStream stream = new RandomStream(0);
        double[][] pictures = new double[PICTURES][SIZE * SIZE];
        for (double[] picture : pictures) {
            double wide = stream.uniform(4, 8);
            double high = stream.uniform(7, 10);
            for (int i = 0; i < picture.length; i++) {
                int row = i / SIZE;
                double x = (i % SIZE - (SIZE - 1) / 2.0) / wide;
                double y = (row - (SIZE - 1) / 2.0) / high;
                double fromRing = Math.abs(Math.sqrt(x * x + y * y) - 1) * wide;
                picture[i] = WHITE * Math.clamp(2.5 - fromRing, 0, 1);
            }
        }
        return pictures;
    }
}
