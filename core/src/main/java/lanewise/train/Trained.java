package lanewise.train;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lanewise.build.ParameterSignal;
import lanewise.build.ParameterSignal.Kind;
import lanewise.error.ModelException;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Learning;
import lanewise.model.Network;
import lanewise.model.Neurons;
import lanewise.model.Node;
import lanewise.model.ParameterOwner;
import lanewise.model.Probe;
import lanewise.model.View;
import lanewise.model.learning.LearningRule;

/** Which parameters of a network are trained, by what its configurations set, and by NengoDL's rules where they do not. */
final class Trained {
    private static final Logger LOG = System.getLogger("lanewise.train");

    private final Network root;
    private final boolean gains;
    private final Map<ParameterOwner, Network> homes = new HashMap<>();
    private final Map<ParameterOwner, Probe> probes = new HashMap<>();
    private final Set<ParameterOwner> learnedWeights = new HashSet<>();
    private final Set<ParameterOwner> learnedEncoders = new HashSet<>();

    /** @param gains whether gains can be trained */
    Trained(Network root, boolean gains) {
        this.root = root;
        this.gains = gains;
        add(root);
        root.allNetworks().forEach(this::add);
    }

    private void add(Network network) {
        network.ensembles().forEach(ensemble -> homes.put(ensemble, network));
        network.nodes().forEach(node -> homes.put(node, network));
        network.probes().forEach(probe -> probe.decoding().ifPresent(by -> probes.put(by, probe)));
        for (Connection connection : network.connections()) {
            homes.put(connection, network);
            for (LearningRule rule : connection.learningRules()) {
                if (rule.modifies() == LearningRule.Target.ENCODERS) {
                    learnedEncoders.add(ensemble(connection.post()));
                } else {
                    learnedWeights.add(connection);
                }
            }
        }
    }

    /** The ensemble whose encoders a connection to some end can learn. */
    private static Endpoint ensemble(Endpoint end) {
        return end.whole() instanceof Neurons neurons ? neurons.ensemble() : end.whole();
    }

    /** What messages call an owner. */
    String name(ParameterOwner owner) {
        Probe probe = probes.get(owner);
        return probe != null ? probe.toString() : text(owner);
    }

    private static String text(ParameterOwner owner) {
        return owner instanceof Endpoint end && !(end instanceof Ensemble || end instanceof Node)
                ? end.label()
                : owner.toString();
    }

    boolean isLearned(ParameterSignal parameter) {
        return switch (parameter.kind()) {
            case ENCODERS -> learnedEncoders.contains(parameter.owner());
            case WEIGHTS -> learnedWeights.contains(parameter.owner());
            case BIAS, GAIN, TAU, TAU_RC, TAU_REF, TAU_N, FUNCTION, STATISTIC -> false;
        };
    }

    /** Whether a parameter is trained; warns if it is although a learning rule changes it. */
    boolean is(ParameterSignal parameter, boolean learned, String name) {
        if (parameter.kind().isTimeConstant()) {
            return true; // there is none unless it is asked for
        }
        if (probes.containsKey(parameter.owner())) {
            return false;
        }
        Network home = homes.get(parameter.owner());
        if (home == null) {
            throw new ModelException(
                    "%s: it is not in %s; give the network that was built".formatted(text(parameter.owner()), root));
        }
        if ((parameter.kind() == Kind.GAIN && !gains) || parameter.kind() == Kind.STATISTIC) {
            return false;
        }
        Optional<Boolean> set = set(parameter, home);
        boolean trained = set.orElse(!learned);
        if (learned && trained) {
            LOG.log(
                    Level.WARNING,
                    "{0}: a learning rule changes it during a run, and it is set to be trained, but what it starts from is a constant to training; only the rule will change it",
                    name);
        }
        return trained;
    }

    private static Optional<Boolean> set(ParameterSignal parameter, Network home) {
        return switch (parameter.owner()) {
            case Ensemble ensemble when parameter.kind() == Kind.BIAS -> home.trainable(ensemble.neurons());
            case Ensemble ensemble -> home.trainable(ensemble);
            case Connection connection -> home.trainable(connection);
            case Node node -> home.trainable(node);
            case Neurons neurons -> Optional.empty();
            case Probe probe -> Optional.empty();
            case Learning learning -> Optional.empty();
            case View view -> Optional.empty();
        };
    }
}
