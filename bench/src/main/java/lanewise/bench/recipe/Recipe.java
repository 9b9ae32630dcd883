package lanewise.bench.recipe;

import java.util.Set;
import lanewise.bench.mnist.Progress;

/** A training that the command line knows by name. */
public interface Recipe {
    /** The name. */
    String name();

    /** What it trains on what, in a line. */
    String what();

    /** How many items an update takes unless it is chosen. */
    int minibatch();

    /** The names of choices that it has beside those of every recipe. */
    default Set<String> own() {
        return Set.of();
    }

    /**
     * Trains and tests.
     *
     * @throws lanewise.error.LanewiseException if choices or data do not fit, or the training fails
     */
    RecipeResult run(RecipeSettings settings, Progress progress);
}
