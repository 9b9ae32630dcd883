package lanewise.model.solver;

/**
 * Decoders that are never negative: for each target the {@code x >= 0} that minimises {@code |A x - y|} (Lawson and Hanson
 * 1974). With full weights, all neurons excite.
 */
public record Nnls() implements Solver {
    @Override
    public boolean compositional() {
        return false;
    }
}
