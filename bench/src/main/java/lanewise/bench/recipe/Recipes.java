package lanewise.bench.recipe;

import java.util.List;
import java.util.stream.Collectors;
import lanewise.error.ModelException;

/** All recipes. */
public final class Recipes {
    private static final List<Recipe> ALL = List.of(
            new SpikingDigits(),
            new SparseDigits(),
            new KerasStudy(),
            new PermutedDigits(),
            new SineSquare(),
            new Autoencoder(),
            new CuedRetrieval(),
            new MemoryHold(),
            new MemoryRetrieval(),
            new DenseDigits());

    private Recipes() {}

    /**
     * The recipe of a name.
     *
     * @throws ModelException if there is none; the message lists them
     */
    public static Recipe named(String name) {
        return ALL.stream()
                .filter(recipe -> recipe.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ModelException(
                        "recipe %s: there is none of this name; there are %s".formatted(name, list())));
    }

    /** All names with what they stand for. */
    public static String list() {
        return ALL.stream()
                .map(recipe -> "%s (%s)".formatted(recipe.name(), recipe.what()))
                .collect(Collectors.joining(", "));
    }
}
