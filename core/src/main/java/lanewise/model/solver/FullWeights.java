package lanewise.model.solver;

import lanewise.error.ModelException;

/**
 * A solver whose solution is used as a full matrix of weights, from the source's neurons to the target's. Made by
 * {@link Solver#withWeights}.
 *
 * @param solver how the solution is found; not itself one of full weights
 */
public record FullWeights(Solver solver) implements Solver {
    /** With the check of the solver. */
    public FullWeights {
        if (solver == null || solver instanceof FullWeights) {
            throw new ModelException("FullWeights: of %s; give a solver of decoders".formatted(solver));
        }
    }

    @Override
    public boolean weights() {
        return true;
    }

    @Override
    public boolean compositional() {
        return solver.compositional();
    }

    @Override
    public Solver withWeights() {
        return this;
    }
}
