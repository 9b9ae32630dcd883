package lanewise.build;

import lanewise.error.ModelException;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimPES;
import lanewise.graph.WriteMode;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Neurons;
import lanewise.model.View;
import lanewise.model.learning.Pes;

/**
 * Builds learning rules: the change of the weights is found at the end of a step, and added to them at the start of the
 * next.
 */
final class LearningBuilder {
    private final Connection connection;
    private final Draft draft;

    private LearningBuilder(Connection connection, Draft draft) {
        this.connection = connection;
        this.draft = draft;
    }

    /**
     * Adds the rule of a connection.
     *
     * @param source what the weights multiply
     * @param weights the matrix that is learned
     */
    static void add(Connection connection, Signal source, Signal weights, Draft draft) {
        Signal delta = Signal.filled(connection + ".delta", 0, weights.shape());
        draft.add(new Copy(delta, weights, true));
        LearningBuilder builder = new LearningBuilder(connection, draft);
        switch (connection.learningRule().orElseThrow()) {
            case Pes pes -> builder.add(pes, source, delta);
        }
    }

    private void add(Pes pes, Signal source, Signal delta) {
        Signal error =
                Signal.filled(connection + ".error", 0, connection.learning().sizeIn());
        draft.add(new Reset(error, 0));
        draft.addError(connection, error);
        Signal activities =
                FilterBuilder.filtered(pes.preSynapse(), source, WriteMode.SET, connection + ".activities", draft);
        draft.add(new SimPES(activities, encoded(error), delta, pes.learningRate()));
    }

    /** The error of each row of the weights: where these lead to neurons, the error as their encoders see it. */
    private Signal encoded(Signal error) {
        Endpoint post = connection.post();
        if (!(post.whole() instanceof Neurons neurons)) {
            return error;
        }
        Signal encoded = Signal.filled(connection + ".encoded_error", 0, post.sizeIn());
        draft.add(new Reset(encoded, 0));
        draft.add(new DotInc(rows(draft.signals(neurons.ensemble()).encoders(), post), error, encoded));
        return encoded;
    }

    private Signal rows(Signal encoders, Endpoint post) {
        if (!(post instanceof View view)) {
            return encoders;
        }
        int[] indices = view.indices();
        int cols = encoders.extent(1);
        for (int i = 1; i < indices.length; i++) {
            if (indices[i] != indices[0] + i) {
                throw new ModelException(
                        "%s: it learns, but leads to a list of neurons; name consecutive neurons, as a slice does"
                                .formatted(connection));
            }
        }
        return encoders.view(
                encoders.name() + "[" + indices[0] + ":]",
                indices[0] * cols,
                new int[] {cols, 1},
                indices.length,
                cols);
    }
}
