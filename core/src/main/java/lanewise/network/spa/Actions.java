package lanewise.network.spa;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rules of what happens under which condition, as text:
 *
 * <pre>{@code
 * Actions.of(
 *         "dot(vision, DOG) --> speech = BARK",
 *         "dot(vision, FLOWER) + 0.5 * dot(mood, SAD) --> speech = 0.5 * PICK, memory = vision * ~POSITION",
 *         "0.4 --> speech = 0");
 * }</pre>
 *
 * <p>An effect sends to a module's input a sum of semantic pointers (capitalised names and numbers), of what modules give
 * out, and of products. Without a condition, effects always happen. Immutable; what names mean is found where the rules are
 * used.
 */
public final class Actions {
    private final List<String> texts;
    private final SortedMap<String, String> named;

    private Actions(List<String> texts, SortedMap<String, String> named) {
        this.texts = List.copyOf(texts);
        this.named = named;
    }

    /** Rules, in this order. */
    public static Actions of(String... texts) {
        for (String text : texts) {
            Checks.given("actions", "rule", text);
        }
        return new Actions(List.of(texts), new TreeMap<>());
    }

    /** These and one more with a name: rules with names come last, sorted by name. */
    public Actions named(String name, String text) {
        SortedMap<String, String> more = new TreeMap<>(named);
        more.put(Checks.given("actions", "name", name), Checks.given("actions", "rule", text));
        return new Actions(texts, more);
    }

    /** How many rules there are. */
    public int count() {
        return texts.size() + named.size();
    }

    /** The rules, in the order in which they count. */
    public List<String> texts() {
        List<String> all = new ArrayList<>(texts);
        all.addAll(named.values());
        return all;
    }

    List<Action> parsed(Set<String> outputs, Set<String> inputs) {
        return texts().stream().map(text -> Action.of(text, outputs, inputs)).toList();
    }

    @Override
    public String toString() {
        return String.join("; ", texts());
    }
}
