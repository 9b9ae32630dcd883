package lanewise.build;

import java.util.function.Supplier;
import lanewise.error.ModelException;

/** Draws from distributions of a person's, with errors that say what was drawn. */
final class Drawn {
    private Drawn() {}

    /** What is drawn; an error begins with the name. */
    static <T> T named(String name, Supplier<T> draw) {
        try {
            return draw.get();
        } catch (ModelException e) {
            throw new ModelException("%s: %s".formatted(name, e.getMessage()), e);
        }
    }
}
