package lanewise.build;

import java.util.HashMap;
import java.util.Map;
import lanewise.error.ModelException;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Neurons;
import lanewise.model.learning.LearningRule;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.CustomNeuronType;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.SpikingLeakyRelu;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.neuron.StochasticSpiking;
import lanewise.model.neuron.Tanh;

/**
 * Firing rates that are multiplied while what neurons stand for stays: currents times a factor, amplitude through it. That
 * is exact where the rate is proportional to the current on either side of 0, so only there it is done.
 */
final class RateScaling {
    private double everywhere = 1;
    private final Map<Ensemble, Double> factors = new HashMap<>();

    void everywhere(double factor) {
        everywhere = checked("the network", factor);
    }

    void of(Ensemble ensemble, double factor) {
        factors.put(ensemble, checked(ensemble, factor));
    }

    private static double checked(Object what, double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new ModelException(
                    "%s: firing rates times %s; give a positive, finite factor".formatted(what, factor));
        }
        return factor;
    }

    /** By what the currents of an ensemble's neurons are multiplied. */
    double factor(Ensemble ensemble) {
        return ensemble.neuronType() instanceof Direct ? 1 : factors.getOrDefault(ensemble, everywhere);
    }

    /** The neurons that fire more often, by spikes that weigh less. */
    NeuronType type(Ensemble ensemble) {
        double factor = factor(ensemble);
        if (factor == 1) {
            return ensemble.neuronType();
        }
        if (ensemble.noise().isPresent()) {
            throw new ModelException(
                    "%s: firing rates times %s, but noise is added to its currents, and would weigh less; leave one of the two out"
                            .formatted(ensemble, factor));
        }
        return lighter(ensemble, ensemble.neuronType(), factor);
    }

    private static NeuronType lighter(Ensemble ensemble, NeuronType type, double factor) {
        return switch (type) {
            case RectifiedLinear relu -> new RectifiedLinear(relu.amplitude() / factor);
            case SpikingRectifiedLinear relu -> new SpikingRectifiedLinear(relu.amplitude() / factor);
            case LeakyRelu relu -> new LeakyRelu(relu.negativeSlope(), relu.amplitude() / factor);
            case SpikingLeakyRelu relu -> new SpikingLeakyRelu(relu.negativeSlope(), relu.amplitude() / factor);
            case RegularSpiking spikes ->
                new RegularSpiking(proportional(ensemble, spikes.base(), factor), spikes.amplitude() / factor);
            case StochasticSpiking spikes ->
                new StochasticSpiking(proportional(ensemble, spikes.base(), factor), spikes.amplitude() / factor);
            case PoissonSpiking spikes ->
                new PoissonSpiking(proportional(ensemble, spikes.base(), factor), spikes.amplitude() / factor);
            case Lif lif -> throw saturating(ensemble, factor, type, lif.tauRef());
            case LifRate lif -> throw saturating(ensemble, factor, type, lif.tauRef());
            case AdaptiveLif lif -> throw saturating(ensemble, factor, type, lif.tauRef());
            case AdaptiveLifRate lif -> throw saturating(ensemble, factor, type, lif.tauRef());
            case SoftLifRate lif -> throw saturating(ensemble, factor, type, lif.tauRef());
            case Sigmoid sigmoid -> throw saturating(ensemble, factor, type, sigmoid.tauRef());
            case Tanh tanh -> throw saturating(ensemble, factor, type, tanh.tauRef());
            case Izhikevich izhikevich -> throw curved(ensemble, factor, type, "");
            case CustomNeuronType custom -> throw curved(ensemble, factor, type, ", as far as is known");
            case Direct direct -> direct;
        };
    }

    /** A base that is fit to be driven harder; it stays as it is. */
    private static NeuronType proportional(Ensemble ensemble, NeuronType base, double factor) {
        lighter(ensemble, base, factor);
        return base;
    }

    private static ModelException saturating(Ensemble ensemble, double factor, NeuronType type, double tauRef) {
        return curved(
                ensemble,
                factor,
                type,
                tauRef > 0 ? ", and it ends at 1 / tauRef = %s Hz".formatted(1 / tauRef) : ", but has a threshold");
    }

    private static ModelException curved(Ensemble ensemble, double factor, NeuronType type, String more) {
        return new ModelException(
                ("%s: firing rates times %s, but the rate of %s is not proportional to its current%s, so it would stand for something else; "
                                + "use SpikingRectifiedLinear, or train towards the rates you want")
                        .formatted(ensemble, factor, type, more));
    }

    /** Refuses rules that would change weights or encoders of scaled neurons by what is right for unscaled ones. */
    void checkLearning(Network network) {
        for (Connection connection : network.connections()) {
            boolean learns = connection.learningRules().stream()
                    .anyMatch(rule -> rule.modifies() == LearningRule.Target.ENCODERS || connection.isToNeurons());
            Ensemble target = switch (connection.post().whole()) {
                case Ensemble ensemble -> ensemble;
                case Neurons neurons -> neurons.ensemble();
                default -> null;
            };
            if (learns && target != null && factor(target) != 1) {
                throw new ModelException(
                        "%s: firing rates times %s, but %s learns what reaches its neurons, and would learn at another speed; leave one of the two out"
                                .formatted(target, factor(target), connection));
            }
        }
        network.networks().forEach(this::checkLearning);
    }
}
