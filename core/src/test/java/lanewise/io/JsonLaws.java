package lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import lanewise.error.FormatException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class JsonLaws {
    @Provide
    Arbitrary<Json> documents() {
        return nested(3);
    }

    private static Arbitrary<Json> nested(int depth) {
        Arbitrary<Json> simple = Arbitraries.oneOf(
                Arbitraries.just(new Json.Null()),
                Arbitraries.of(true, false).map(Json.Flag::new),
                Arbitraries.longs().map(Json.Whole::new),
                Arbitraries.doubles().map(Json.Real::new),
                Arbitraries.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE)
                        .map(Json.Real::new),
                texts().map(Json.Text::new));
        if (depth == 0) {
            return simple;
        }
        Arbitrary<Json> inner = nested(depth - 1);
        return Arbitraries.oneOf(
                simple,
                inner.list().ofMaxSize(3).map(Json.Elements::new),
                Arbitraries.maps(texts(), inner).ofMaxSize(3).map(Json.Members::new));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.strings(), Arbitraries.just("\ud83d\ude00"))
                .filter(text -> JsonReader.surrogatesArePaired(text) && text.length() < 10);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void writeReadWriteIsTheSame(@ForAll("documents") Json document) {
        byte[] text = document.text().getBytes(StandardCharsets.US_ASCII);
        Json read = JsonReader.read("x", text, Limits.DEFAULT);
        assertThat(read).isEqualTo(document);
        assertThat(read.text()).isEqualTo(document.text());
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void aWrongByteIsRefusedOrReadAsSomethingThatCanBeWritten(
            @ForAll("documents") Json document,
            @ForAll @IntRange(max = 1_000_000) int place,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] text = document.text().getBytes(StandardCharsets.US_ASCII);
        text[place % text.length] ^= (byte) change;
        try {
            Json read = JsonReader.read("x.json", text, Limits.DEFAULT);
            assertThat(JsonReader.read("x", read.text().getBytes(StandardCharsets.US_ASCII), Limits.DEFAULT))
                    .isEqualTo(read);
        } catch (FormatException e) {
            assertThat(e).hasMessageStartingWith("x.json: line ");
        }
    }
}
