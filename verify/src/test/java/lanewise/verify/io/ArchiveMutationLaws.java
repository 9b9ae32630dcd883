package lanewise.verify.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lanewise.error.FormatException;
import lanewise.io.Json;
import lanewise.io.Limits;
import lanewise.io.ModelArchive;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * An archive with something changed in it is refused with a {@link FormatException}, or is an archive that can be
 * written and read; nothing else is ever thrown, whatever was changed.
 */
class ArchiveMutationLaws {
    /** A small file is not to become large in memory. */
    private static final Limits LIMITS =
            new Limits(1 << 20, 100, 1 << 20, 1 << 22, 1 << 18, 1 << 20, 1 << 16, 20, 1 << 20);

    private static final List<Json> VALUES =
            ArchiveEdit.json("""
                    [null, true, false, -1, 0, 1, 2, 3, 7, 255, 2147483647, 2147483648, 9007199254740993,
                     -9223372036854775808, 0.5, -0.0, 1e-300, 1e39, -1.5, Infinity, -Infinity, "", "x", "s5.npy",
                     "model.json", [], [0], [1, 1], [65536, 65536], [[1.0]], {}, {"X": 1}]""") instanceof Json.Elements elements ? elements.values() : List.of();

    private static final ModelArchive MODEL =
            ModelArchive.decode("good.zip", ArchiveEdit.everyOperator().zip(), LIMITS);

    @Property(tries = 20_000)
    void anythingElseInTheDocument(@ForAll long seed) {
        Random random = new Random(seed);
        ArchiveEdit edit = ArchiveEdit.everyOperator();
        Json document = edit.document();
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            document = new Mutation(document, random).result();
        }
        edit.document(document);
        check(edit.zip());
    }

    @Property(tries = 3000)
    void anyOtherByteInAnEntry(@ForAll long seed) {
        Random random = new Random(seed);
        ArchiveEdit edit = ArchiveEdit.everyOperator();
        List<byte[]> entries = new ArrayList<>(edit.entries().values());
        byte[] entry = entries.get(random.nextInt(entries.size()));
        entry[random.nextInt(entry.length)] ^= (byte) (1 + random.nextInt(255));
        check(edit.zip());
    }

    @Property(tries = 3000)
    void anyOtherByteInTheFile(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] file = ArchiveEdit.everyOperator().zip();
        file[random.nextInt(file.length)] ^= (byte) (1 + random.nextInt(255));
        try {
            assertThat(ModelArchive.decode("bad.zip", file, LIMITS).encode()).isEqualTo(MODEL.encode());
        } catch (FormatException e) {
            assertThat(e).hasMessageStartingWith("bad.zip: ");
        }
    }

    private static void check(byte[] file) {
        ModelArchive model;
        try {
            model = ModelArchive.decode("bad.zip", file, LIMITS);
        } catch (FormatException e) {
            assertThat(e).hasMessageStartingWith("bad.zip: ");
            return;
        }
        byte[] written = model.encode();
        assertThat(ModelArchive.decode("again.zip", written, LIMITS).encode()).isEqualTo(written);
    }

    /** A document with one value, chosen at random, replaced, left out or put twice. */
    private static final class Mutation {
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
}
