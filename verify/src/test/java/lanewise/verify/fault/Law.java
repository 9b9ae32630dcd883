package lanewise.verify.fault;

import java.util.Optional;
import java.util.function.ObjIntConsumer;
import lanewise.error.SimulationException;
import lanewise.verify.kernel.KernelTrials;

/** A law of the engine, with the number of random tries that it has in every build. */
enum Law {
    /** Each kernel has the scalar kernel's bits. */
    KERNELS(10_000, (engine, trial) -> KernelTrials.check(trial, engine.kernels())),

    /** On a random graph the engine agrees with the oracle. */
    ORACLE(400, (engine, trial) -> GraphTrials.checkAgainstOracle(trial, engine)),

    /** On a random graph a planned run has the bits of an unplanned one. */
    SAME_BITS(400, (engine, trial) -> GraphTrials.checkBits(trial, engine));

    private final int tries;

    @SuppressWarnings("ImmutableEnumChecker") // what checks has no state
    private final ObjIntConsumer<Engine> check;

    Law(int tries, ObjIntConsumer<Engine> check) {
        this.tries = tries;
        this.check = check;
    }

    int tries() {
        return tries;
    }

    /** What is wrong with an engine in a try, if that shows it. */
    Optional<String> violation(Engine engine, int trial) {
        try {
            check.accept(engine, trial);
            return Optional.empty();
        } catch (AssertionError | SimulationException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
