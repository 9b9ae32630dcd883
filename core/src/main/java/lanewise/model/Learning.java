package lanewise.model;

import java.util.List;
import lanewise.model.learning.LearningRule;

/**
 * What a learning rule of a connection learns from, as a place to connect to: {@code PES} and {@code RLS} an error, one
 * entry a value that the connection carries to its target ({@code PES} to neurons: one a dimension of their ensemble);
 * {@code Voja} one factor; {@code BCM} and {@code Oja} nothing.
 *
 * @param connection the one that learns
 * @param number which of its rules, from 0
 */
public record Learning(Connection connection, int number) implements Endpoint {
    /** The rule. */
    public LearningRule rule() {
        return connection.learningRules().get(number);
    }

    @Override
    public String label() {
        return (connection.learningRules().size() == 1 ? "learning" : "learning rule " + number) + " of " + connection;
    }

    @Override
    public int sizeIn() {
        return switch (rule().signal()) {
            case NONE -> 0;
            case FACTOR -> 1;
            case ERROR ->
                connection.post().whole() instanceof Neurons neurons
                        ? neurons.ensemble().dimensions()
                        : connection.post().sizeIn();
        };
    }

    @Override
    public int sizeOut() {
        return 0;
    }

    @Override
    public List<String> probeable() {
        return rule().probeable();
    }
}
