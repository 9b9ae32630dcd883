package lanewise.network.spa;

import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.model.Endpoint;

/**
 * Where semantic pointers, or a number, enter or leave a module.
 *
 * @param module whose port this is
 * @param name what rules call it: the module's name for its default port, else {@code module_port}
 * @param endpoint what to connect to
 * @param vocabulary of the semantic pointers; none for what are no semantic pointers
 */
public record Port(SpaModule module, String name, Endpoint endpoint, Optional<Vocabulary> vocabulary) {
    /** The vocabulary, where there has to be one. */
    Vocabulary requireVocabulary() {
        return vocabulary.orElseThrow(() -> new ModelException(
                "%s: it has no vocabulary, so it takes no semantic pointers; use another port".formatted(name)));
    }
}
