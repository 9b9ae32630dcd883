package lanewise.verify.train;

import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.SimNeurons;
import lanewise.model.neuron.AdaptiveLifRate;
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
                double[] currents = oracle.values(neurons.current());
                for (int i = 0; i < currents.length; i++) {
                    if (isNear(neurons.type(), currents[i] - tired(neurons, graph.dt(), oracle, i))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** How tired a neuron was in the last step, which has moved its adaptation on. */
    private static double tired(SimNeurons neurons, double dt, Oracle oracle, int i) {
        if (!(neurons.type() instanceof AdaptiveLifRate type)) {
            return 0;
        }
        double present = oracle.values(neurons.states().getFirst())[i];
        double share = dt / type.tauN();
        return (present - share * type.incN() * oracle.values(neurons.output())[i]) / (1 - share);
    }

    private static boolean isNear(NeuronType type, double current) {
        return switch (type) {
            case RectifiedLinear relu -> Math.abs(current) < 1e-4;
            case LeakyRelu relu -> Math.abs(current) < 1e-4;
            case LifRate lif -> Math.abs(current - 1) < 1e-2; // just above, a rounded current has another slope
            case AdaptiveLifRate lif -> Math.abs(current - 1) < 1e-2;
            default -> false;
        };
    }
}
