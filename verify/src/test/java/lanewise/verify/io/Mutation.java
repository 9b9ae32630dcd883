package lanewise.verify.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lanewise.io.Json;

/** A document with one value, chosen at random, replaced, left out or put twice. */
final class Mutation {
    private static final List<Json> VALUES =
            ArchiveEdit.json("""
                    [null, true, false, -1, 0, 1, 2, 3, 7, 255, 2147483647, 2147483648, 9007199254740993,
                     -9223372036854775808, 0.5, -0.0, 1e-300, 1e39, -1.5, Infinity, -Infinity, "", "x", "s5.npy",
                     "model.json", [], [0], [1, 1], [65536, 65536], [[1.0]], {}, {"X": 1}]""") instanceof Json.Elements elements ? elements.values() : List.of();

    private final Random random;
    private final Json document;
    private final List<Json> all = new ArrayList<>();
    private final int place;
    private int visited;

    Mutation(Json document, Random random) {
        this.random = random;
        this.document = document;
        collect(document);
        place = 1 + random.nextInt(all.size() - 1);
    }

    private void collect(Json json) {
        all.add(json);
        switch (json) {
            case Json.Members members -> members.values().values().forEach(this::collect);
            case Json.Elements elements -> elements.values().forEach(this::collect);
            default -> {}
        }
    }

    Json result() {
        return changed(document).getFirst();
    }

    /** What stands in the place of a value: none, one or two. */
    private List<Json> changed(Json json) {
        if (visited++ == place) {
            return switch (random.nextInt(8)) {
                case 0 -> List.of();
                case 1 -> List.of(json, json);
                case 2, 3 -> List.of(all.get(random.nextInt(all.size())));
                case 4, 5 -> List.of(near(json));
                default -> List.of(VALUES.get(random.nextInt(VALUES.size())));
            };
        }
        return switch (json) {
            case Json.Members members -> {
                Map<String, Json> values = new LinkedHashMap<>();
                members.values().forEach((key, value) -> changed(value).forEach(other -> values.put(key, other)));
                yield List.of(new Json.Members(values));
            }
            case Json.Elements elements -> {
                List<Json> values = new ArrayList<>();
                elements.values().forEach(value -> values.addAll(changed(value)));
                yield List.of(new Json.Elements(values));
            }
            default -> List.of(json);
        };
    }

    private Json near(Json json) {
        return switch (json) {
            case Json.Whole whole -> new Json.Whole(whole.value() + random.nextInt(-3, 4));
            case Json.Real real -> new Json.Real(Math.min(real.value(), 1e300) * random.nextDouble(-2, 2));
            case Json.Flag flag -> new Json.Flag(!flag.value());
            default -> json;
        };
    }
}
