package lanewise.train;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import lanewise.build.BuiltNetwork;
import lanewise.error.TrainingException;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimTriangle;
import lanewise.model.Connection;
import lanewise.model.Network;
import lanewise.model.Probe;
import lanewise.model.synapse.Synapse;
import lanewise.sim.GradientRun;

/** What a person who trains a network probably did not mean, told once. */
final class Warnings {
    private static final Logger LOG = System.getLogger("lanewise.train");

    private static final int MOST_NAMES = 5;

    private final Network network;
    private boolean toldOfOneStep;

    Warnings(Network network, BuiltNetwork built) {
        this.network = network;
        toldOfOneStep = built.graph().operators().stream()
                .noneMatch(operator -> operator instanceof SimLinearFilter || operator instanceof SimTriangle);
    }

    /** A filter passes nothing on in its first step. */
    void oneStep(Data data, Collection<Probe> probes) {
        if (toldOfOneStep || data.steps() > 1) {
            return;
        }
        String filtered = network.allConnections().stream()
                .filter(connection -> isFilter(connection.synapse()))
                .map(Connection::toString)
                .findFirst()
                .orElseGet(() -> probes.stream()
                        .filter(probe -> isFilter(probe.synapse()))
                        .map(Probe::toString)
                        .findFirst()
                        .orElse(""));
        if (!filtered.isEmpty()) {
            toldOfOneStep = true;
            LOG.log(
                    Level.WARNING,
                    "{0} has a synapse, but the data have one step, in which a synapse passes on nothing or little; is Synapse.none() meant?",
                    filtered);
        }
    }

    private static boolean isFilter(Synapse synapse) {
        return !synapse.equals(Synapse.none());
    }

    /** Parameters from which no gradient leads anywhere stay as they are. */
    void unreached(List<Parameter> trained, GradientRun run) {
        List<Parameter> unreached = trained.stream()
                .filter(parameter -> !run.reaches(parameter.signal()))
                .toList();
        String names = unreached.stream().limit(MOST_NAMES).map(Parameter::name).collect(Collectors.joining(", "))
                + (unreached.size() > MOST_NAMES ? " and %d more".formatted(unreached.size() - MOST_NAMES) : "");
        if (unreached.size() == trained.size()) {
            throw new TrainingException(
                    "%s: no loss depends on any of its trained parameters (%s) by steps with a derivative; give losses to probes that do"
                            .formatted(network, names));
        }
        if (!unreached.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "no loss depends on {0} by steps with a derivative: training leaves them as they are",
                    names);
        }
    }
}
