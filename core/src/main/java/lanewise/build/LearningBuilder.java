package lanewise.build;

import java.util.LinkedHashMap;
import java.util.Map;
import lanewise.error.ModelException;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimBCM;
import lanewise.graph.SimOja;
import lanewise.graph.SimPES;
import lanewise.graph.SimRLS;
import lanewise.graph.SimVoja;
import lanewise.graph.WriteMode;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Learning;
import lanewise.model.Neurons;
import lanewise.model.View;
import lanewise.model.learning.Bcm;
import lanewise.model.learning.LearningRule;
import lanewise.model.learning.Oja;
import lanewise.model.learning.Pes;
import lanewise.model.learning.Rls;
import lanewise.model.learning.Voja;
import lanewise.model.synapse.Synapse;

/**
 * Builds learning rules: the change of the weights or encoders is found at the end of a step, and added to them at the
 * start of the next.
 */
final class LearningBuilder {
    private final Learning learning;
    private final Connection connection;
    private final Draft draft;
    private final Map<String, Signal> probeable = new LinkedHashMap<>();

    private LearningBuilder(Learning learning, Draft draft) {
        this.learning = learning;
        connection = learning.connection();
        this.draft = draft;
    }

    /** Adds a rule; the signals that probes can record, by their names. */
    static Map<String, Signal> add(Learning learning, Draft draft) {
        LearningBuilder builder = new LearningBuilder(learning, draft);
        LearningRule rule = learning.rule();
        Signal target = rule.modifies() == LearningRule.Target.ENCODERS ? builder.encoders() : builder.weights();
        Signal delta = builder.named("delta", Signal.filled(learning.label() + ".delta", 0, target.shape()));
        draft.add(new Copy(delta, target, true));
        switch (rule) {
            case Pes pes -> builder.add(pes, delta);
            case Rls rls -> builder.add(rls, delta);
            case Bcm bcm -> builder.add(bcm, delta);
            case Oja oja -> builder.add(oja, delta);
            case Voja voja -> builder.add(voja, delta);
        }
        return builder.probeable;
    }

    private Signal weights() {
        return draft.signals(connection).weights().orElseThrow();
    }

    private Signal encoders() {
        return draft.signals(target()).encoders();
    }

    private Signal named(String name, Signal signal) {
        probeable.put(name, signal);
        return signal;
    }

    private static Ensemble ensemble(Endpoint end) {
        return end instanceof Neurons neurons ? neurons.ensemble() : (Ensemble) end;
    }

    /** The ensemble that the connection leads to, or whose neurons it leads to. */
    private Ensemble target() {
        return ensemble(connection.post().whole());
    }

    private Signal filtered(String name, Synapse synapse, Signal source) {
        return named(
                name, FilterBuilder.filtered(synapse, source, WriteMode.SET, learning.label() + "." + name, draft));
    }

    private Signal before(Synapse synapse) {
        return filtered("pre_filtered", synapse, draft.output(connection.pre().whole()));
    }

    private Signal after(Synapse synapse) {
        return filtered("post_filtered", synapse, draft.signals(target()).output());
    }

    /** What is connected to the rule, and else has some value. */
    private Signal taken(String name, double otherwise) {
        Signal signal = named(name, Signal.filled(learning.label() + "." + name, 0, learning.sizeIn()));
        draft.add(new Reset(signal, otherwise));
        draft.add(learning, signal);
        return signal;
    }

    private void add(Pes pes, Signal delta) {
        Signal error = taken("error", 0);
        Endpoint pre = connection.pre();
        Signal output = draft.output(pre);
        Signal source = pre.whole() instanceof Neurons ? Slices.read(output, pre, learning.label(), draft) : output;
        Signal activities = filtered("activities", pes.preSynapse(), source);
        draft.add(new SimPES(activities, encoded(error), delta, pes.learningRate()));
    }

    private void add(Rls rls, Signal delta) {
        Signal error = taken("error", 0);
        Signal activities = before(rls.preSynapse());
        int n = activities.size();
        double[] identity = new double[Math.multiplyExact(n, n)];
        for (int i = 0; i < n; i++) {
            identity[i * n + i] = rls.learningRate() * draft.options().dt() / n;
        }
        Signal inverse = named("inv_gamma", Signal.of(learning.label() + ".inv_gamma", identity, n, n));
        draft.add(new SimRLS(activities, error, delta, inverse));
    }

    private void add(Bcm bcm, Signal delta) {
        Signal pre = before(bcm.preSynapse());
        Signal post = after(bcm.postSynapse());
        Signal theta =
                filtered("theta", bcm.thetaSynapse(), draft.signals(target()).output());
        draft.add(new SimBCM(pre, post, theta, delta, bcm.learningRate()));
    }

    private void add(Oja oja, Signal delta) {
        Signal pre = before(oja.preSynapse());
        Signal post = after(oja.postSynapse());
        draft.add(new SimOja(pre, post, weights(), delta, oja.learningRate(), oja.beta()));
    }

    private void add(Voja voja, Signal delta) {
        Signal post = after(voja.postSynapse());
        Signal factor = taken("learning_signal", 1);
        double[] gain = draft.built(target()).gain();
        double[] scale = new double[gain.length];
        for (int i = 0; i < scale.length; i++) {
            scale[i] = gain[i] / target().radius();
        }
        named("scaled_encoders", encoders());
        Signal input = draft.signals(target()).input();
        draft.add(new SimVoja(input, post, encoders(), factor, delta, voja.learningRate(), scale));
    }

    /** The error of each row of the weights: where these lead to neurons, the error as their encoders see it. */
    private Signal encoded(Signal error) {
        if (!connection.isToNeurons()) {
            return error;
        }
        Signal encoders = slice(encoders());
        Signal encoded = Signal.filled(learning.label() + ".encoded_error", 0, encoders.extent(0));
        draft.add(new Reset(encoded, 0));
        draft.add(new DotInc(encoders, error, encoded));
        return encoded;
    }

    /** A view on the encoders of the neurons that the connection leads to; between ensembles on the columns of its target. */
    private Signal slice(Signal encoders) {
        int neurons = encoders.extent(0);
        int dimensions = encoders.extent(1);
        int from = 0;
        int step = 1;
        int count = connection.post().sizeIn();
        if (connection.post() instanceof View view) {
            if (!view.isSlice()) {
                throw new ModelException(
                        "%s: it learns, but leads to a list of entries; name a slice of them".formatted(connection));
            }
            int[] indices = view.inputs();
            from = indices[0];
            step = count == 1 ? 1 : indices[1] - from;
        }
        String name = "%s[%d::%d]".formatted(encoders.name(), from, step);
        return connection.post().whole() instanceof Neurons
                ? encoders.view(name, from * dimensions, new int[] {step * dimensions, 1}, count, dimensions)
                : encoders.view(name, from, new int[] {dimensions, step}, neurons, count);
    }
}
