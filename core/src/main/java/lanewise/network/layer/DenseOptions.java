package lanewise.network.layer;

/** What can be chosen for a dense layer. */
public final class DenseOptions extends LayerOptions<DenseOptions> {
    DenseOptions() {}

    @Override
    DenseOptions self() {
        return this;
    }
}
