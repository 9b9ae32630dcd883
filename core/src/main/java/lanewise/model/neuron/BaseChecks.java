package lanewise.model.neuron;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import lanewise.error.ModelException;

/** The checks of what {@link RatesToSpikes} is built on. */
final class BaseChecks {
    private static final Logger LOG = System.getLogger("lanewise.model");

    private BaseChecks() {}

    static void usable(String type, NeuronType base, List<StateVariable> states) {
        if (base == null || base instanceof Direct || base instanceof RatesToSpikes) {
            throw new ModelException(
                    "%s: the base is %s, which gives no rates; take a rate type such as LifRate".formatted(type, base));
        }
        for (StateVariable own : states) {
            for (StateVariable other : base.states()) {
                if (own.name().equals(other.name())) {
                    throw new ModelException(
                            "%s: the base %s has a state variable \"%s\" too; take one without, such as its rate form"
                                    .formatted(type, base, own.name()));
                }
            }
        }
        if (base.spiking()) {
            LOG.log(
                    Level.WARNING,
                    "{0}: the base {1} spikes itself; its spikes are taken for rates, so take a rate type",
                    type,
                    base);
        }
    }
}
