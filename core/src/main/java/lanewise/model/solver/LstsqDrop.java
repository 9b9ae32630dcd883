package lanewise.model.solver;

import lanewise.error.ModelException;

/**
 * Least squares without the connections that matter least: solves with one solver, drops the decoders (weights) of the
 * smallest absolute value, and solves with another for those that are left, target by target.
 *
 * @param drop which share to drop, from 0 to less than 1
 * @param solver1 finds what is small
 * @param solver2 finds what is used
 */
public record LstsqDrop(double drop, Solver solver1, Solver solver2) implements Solver {
    /** With the checks. */
    public LstsqDrop {
        if (!(drop >= 0 && drop < 1)) {
            throw new ModelException("LstsqDrop: drop is %s; it must be at least 0 and below 1".formatted(drop));
        }
        decoders("solver1", solver1);
        decoders("solver2", solver2);
    }

    /** With {@link LstsqL2} of a regularisation of 0.001 first, and of 0.1 then. */
    public LstsqDrop(double drop) {
        this(drop, new LstsqL2(0.001), new LstsqL2(0.1));
    }

    /** Drops a quarter. */
    public LstsqDrop() {
        this(0.25);
    }

    private static void decoders(String name, Solver solver) {
        Checks.given("LstsqDrop", name, solver);
        if (solver.weights()) {
            throw new ModelException(
                    "LstsqDrop: %s is %s; give solvers without weights, and use withWeights() of the whole"
                            .formatted(name, solver));
        }
    }

    @Override
    public boolean compositional() {
        return false;
    }
}
