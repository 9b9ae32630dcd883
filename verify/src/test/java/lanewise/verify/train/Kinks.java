package lanewise.verify.train;

import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.SimNeurons;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.verify.oracle.Oracle;

/** Where the response of a neuron has no derivative, or one without bound. */
final class Kinks {
    private Kinks() {}

    /** Whether no current of the last step is next to one. */
    static boolean areFar(Graph graph, Oracle oracle) {
        for (Operator operator : graph.operators()) {
            if (operator instanceof SimNeurons neurons) {
                for (double current : oracle.values(neurons.current())) {
                    if (isNear(neurons.type(), current)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean isNear(NeuronType type, double current) {
        return switch (type) {
            case RectifiedLinear relu -> Math.abs(current) < 1e-4;
            case LeakyRelu relu -> Math.abs(current) < 1e-4;
            case LifRate lif -> Math.abs(current - 1) < 1e-2; // just above, a rounded current has another slope
            default -> false;
        };
    }
}
