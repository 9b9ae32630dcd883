package lanewise.bench.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.graph.Copy;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.TimeUpdate;
import lanewise.graph.WriteMode;
import lanewise.math.RandomStream;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.StateVariable;
import lanewise.model.solver.NoSolver;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.StateSpace;

/** Workloads of one large population. */
final class Populations {
    private static final long SEED = 0;
    private static final double DT = 0.001;

    /** Up to this current neurons are driven; LIF neurons under currents from 1 to it fire at 66 Hz on average. */
    private static final double LARGEST_CURRENT = 3.3;

    /** How strong what a wide ensemble sends to itself is: about half of the length of what it represents well. */
    private static final double FEEDBACK = 0.5;

    /** About the root mean square of the rates (Hz) of LIF neurons with Nengo's defaults. */
    private static final double TYPICAL_RATE = 120;

    private Populations() {}

    /**
     * One ensemble on itself, with rates and intercepts as they are by default. Its decoders are drawn: to solve for so
     * many would take longer than all that is measured, and a step takes as long with any.
     */
    static Network wide(int dimensions, int neurons, NeuronType type) {
        Network network = new Network("wide", SEED);
        Ensemble ensemble = network.ensemble("wide", neurons, dimensions, options -> options.neurons(type));
        RandomStream stream = new RandomStream(SEED);
        double size = FEEDBACK / (TYPICAL_RATE * Math.sqrt((double) neurons * dimensions));
        double[][] decoders = new double[neurons][dimensions];
        for (double[] row : decoders) {
            for (int k = 0; k < dimensions; k++) {
                row[k] = stream.gaussian(0, size);
            }
        }
        network.connect(ensemble, ensemble, connection -> connection.solver(new NoSolver(decoders)));
        network.probe(ensemble, probe -> probe.attribute("input"));
        return network;
    }

    /**
     * Neurons under constant currents, evenly drawn from 1 to 3.3, each filtered by a lowpass of 5 ms. An ensemble in the
     * modelling language would have encoders and evaluation points too, of which ten million neurons have no use.
     */
    static Graph population(int neurons, NeuronType type) {
        RandomStream stream = new RandomStream(SEED);
        double[] currents = new double[neurons];
        for (int i = 0; i < neurons; i++) {
            currents[i] = stream.uniform(1, LARGEST_CURRENT);
        }
        List<Operator> operators = new ArrayList<>();
        operators.add(new TimeUpdate(Signal.filled("step", Signal.Type.INT, 0), Signal.filled("time", 0)));
        Signal current = Signal.filled("current", 0, neurons);
        operators.add(new Copy(Signal.of("currents", currents, neurons), current, false));
        Signal spikes = Signal.filled("spikes", 0, neurons);
        List<Signal> states = new ArrayList<>();
        for (StateVariable state : type.states()) {
            states.add(Signal.of(state.name(), state.initial().sample(neurons, stream), neurons));
        }
        operators.add(new SimNeurons(type, current, spikes, states, SEED));
        Signal filtered = Signal.filled("filtered", 0, neurons);
        StateSpace space = new Lowpass(0.005).discretised(DT);
        Signal state = Signal.filled("filter", 0, space.order(), neurons);
        operators.add(new SimLinearFilter(space, spikes, filtered, Optional.of(state), WriteMode.UPDATE));
        return Graph.ordered(DT, operators, List.of(new ProbedSignal("first neuron", filtered.part(0, 1), 1)));
    }
}
