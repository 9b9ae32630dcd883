package lanewise.bench.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.graph.ConvGeometry;
import lanewise.graph.ConvInc;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.TimeUpdate;
import lanewise.graph.WriteMode;
import lanewise.math.RandomStream;
import lanewise.model.neuron.GainBias;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.StateVariable;
import lanewise.model.process.Process;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.StateSpace;
import lanewise.model.transform.Padding;

/**
 * Puts a network of layers together, one behind the other without synapses: the operators that Nengo makes of nodes and
 * ensembles that are connected from neurons to neurons. Weights are drawn; those that have been learned take as long.
 */
final class Layers {
    private static final double DT = 0.001;
    private static final double MAX_RATE = 100;

    private final RandomStream stream = new RandomStream(0);
    private final List<Operator> operators = new ArrayList<>();
    private final List<ProbedSignal> probes = new ArrayList<>();
    private Signal last;
    private int height;
    private int width;
    private int channels;

    /** Starts with an image, channels last. */
    Layers(Process image, int height, int width, int channels) {
        this.height = height;
        this.width = width;
        this.channels = channels;
        operators.add(new TimeUpdate(Signal.filled("step", Signal.Type.INT, 0), Signal.filled("time", 0)));
        last = Signal.filled("image", 0, height * width * channels);
        operators.add(new SimProcess(image, 0, Optional.empty(), last, WriteMode.SET));
    }

    /** A convolution with a square kernel that stays within its input. */
    Layers convolution(int filters, int kernel, int stride) {
        double[] weights =
                uniform(kernel * kernel * channels * filters, kernel * kernel * channels, kernel * kernel * filters);
        return convolution(Signal.of("kernel", weights, kernel, kernel, channels, filters), filters, kernel, stride, 1);
    }

    /** Takes the mean of squares beside each other. */
    Layers averagePool(int size) {
        Signal mean = Signal.filled("mean", 1.0 / (size * size), size, size, 1, channels);
        return convolution(mean, channels, size, size, channels);
    }

    private Layers convolution(Signal weights, int filters, int kernel, int stride, int groups) {
        List<Integer> from = List.of(height, width, channels);
        height = (height - kernel) / stride + 1;
        width = (width - kernel) / stride + 1;
        channels = filters;
        ConvGeometry geometry = new ConvGeometry(
                from,
                List.of(height, width, channels),
                true,
                List.of(kernel, kernel),
                List.of(stride, stride),
                Padding.VALID,
                groups);
        Signal sum = sum("convolution", height * width * channels);
        operators.add(new ConvInc(weights, last, sum, geometry));
        last = sum;
        return this;
    }

    /** A full matrix. */
    Layers dense(int outputs) {
        int inputs = last.size();
        Signal weights = Signal.of("weights", uniform(inputs * outputs, inputs, outputs), outputs, inputs);
        Signal sum = sum("dense", outputs);
        operators.add(new DotInc(weights, last, sum));
        last = sum;
        return this;
    }

    /** Neurons that start to fire at 0 and fire at 100 Hz at 1. */
    Layers neurons(NeuronType type) {
        int n = last.size();
        GainBias tuning = type.gainBias(new double[] {MAX_RATE}, new double[] {0});
        Signal current = Signal.filled("current", 0, n);
        operators.add(new Copy(Signal.filled("bias", tuning.bias()[0], n), current, false));
        operators.add(new ElementwiseInc(Signal.filled("gain", tuning.gain()[0], n), last, current));
        Signal output = Signal.filled("output", 0, n);
        List<Signal> states = new ArrayList<>();
        for (StateVariable state : type.states()) {
            states.add(Signal.of(state.name(), state.initial().sample(n, stream), n));
        }
        operators.add(new SimNeurons(type, current, output, states));
        last = output;
        return this;
    }

    /** Records what the last layer gives. */
    Layers probe() {
        probes.add(new ProbedSignal("raw", last, 1));
        return this;
    }

    /** Records what the last layer gives behind a lowpass. */
    Layers probe(double tau) {
        StateSpace space = new Lowpass(tau).discretised(DT);
        Signal filtered = Signal.filled("filtered", 0, last.size());
        Signal state = Signal.filled("filter", 0, space.order(), last.size());
        operators.add(new SimLinearFilter(space, last, filtered, Optional.of(state), WriteMode.UPDATE));
        Signal sink = Signal.filled("probe", 0, last.size());
        operators.add(new Copy(filtered, sink, false));
        probes.add(new ProbedSignal("filtered", sink, 1));
        return this;
    }

    Graph graph() {
        return Graph.ordered(DT, operators, probes);
    }

    private Signal sum(String name, int size) {
        Signal sum = Signal.filled(name, 0, size);
        operators.add(new Reset(sum, 0));
        return sum;
    }

    /** Glorot and Bengio's initial weights (2010), uniform. */
    private double[] uniform(int count, int inputs, int outputs) {
        double limit = Math.sqrt(6.0 / (inputs + outputs));
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = stream.uniform(-limit, limit);
        }
        return weights;
    }
}
