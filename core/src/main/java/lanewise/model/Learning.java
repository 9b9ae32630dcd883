package lanewise.model;

/**
 * What a connection learns from, as a place to connect to: the error, one entry a value that the connection carries to
 * its target (to neurons: one a dimension of their ensemble).
 *
 * @param connection the one that learns
 */
public record Learning(Connection connection) implements Endpoint {
    @Override
    public String label() {
        return "learning of " + connection;
    }

    @Override
    public int sizeIn() {
        return connection.post().whole() instanceof Neurons neurons
                ? neurons.ensemble().dimensions()
                : connection.post().sizeIn();
    }

    @Override
    public int sizeOut() {
        return 0;
    }
}
