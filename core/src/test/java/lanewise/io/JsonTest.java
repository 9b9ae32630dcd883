package lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lanewise.error.FormatException;
import lanewise.error.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @Test
    void readsEveryKindOfValue() {
        assertThat(read(" [null, true,false,\t-0, 12, -1.5e3, 1E2, Infinity, -Infinity, \"a\\u00e9\\n\\/é\", {}]\r\n"))
                .isEqualTo(new Json.Elements(List.of(
                        new Json.Null(),
                        new Json.Flag(true),
                        new Json.Flag(false),
                        new Json.Whole(0),
                        new Json.Whole(12),
                        new Json.Real(-1500),
                        new Json.Real(100),
                        new Json.Real(Double.POSITIVE_INFINITY),
                        new Json.Real(Double.NEGATIVE_INFINITY),
                        new Json.Text("aé\n/é"),
                        new Json.Members(Map.of()))));
        assertThat(read("{\"b\": 1, \"a\": [ ]}"))
                .isInstanceOfSatisfying(
                        Json.Members.class,
                        members -> assertThat(members.values().keySet()).containsExactly("b", "a"));
        assertThat(read("\"\\ud83d\\ude00\"")).isEqualTo(new Json.Text("\ud83d\ude00"));
    }

    @Test
    void writesAsPythonDoes() {
        assertThat(read("{\"a\":[1,2.0,{\"b\":\"\\\"\\\\é\\u007f\\b\\f\\t\\r\\u0001\"}],\"c\":[],\"d\":{},\"e\":null}")
                        .text())
                .isEqualTo("""
                        {
                         "a": [
                          1,
                          2.0,
                          {
                           "b": "\\"\\\\\\u00e9\\u007f\\b\\f\\t\\r\\u0001"
                          }
                         ],
                         "c": [],
                         "d": {},
                         "e": null
                        }""");
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, 0.001",
        "1e-4, 0.0001",
        "0.00001, 1e-05",
        "-1.25e-5, -1.25e-05",
        "123456789012345.6, 123456789012345.6",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "1.5e300, 1.5e+300",
        "2.5e-323, 2.5e-323",
        "1e23, 1e+23",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "-0.0, -0.0",
        "0e5, 0.0",
        "100.0, 100.0",
        "Infinity, Infinity",
        "-Infinity, -Infinity",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void writesNumbersAsPythonDoes(String text, String expected) {
        assertThat(read(text).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                      | line 1, column 1: the document ends too early
            [1                      | line 1, column 3: the document ends too early; expected a comma
            [1,]                    | line 1, column 4: found ']'; expected a value
            [,1]                    | line 1, column 2: found ','; expected a value
            [1 2]                   | line 1, column 4: found '2'; expected a comma
            {"a":1,}                | line 1, column 8: found '}'; expected a name
            {"a" 1}                 | line 1, column 6: found '1'; expected a colon
            {a:1}                   | line 1, column 2: found 'a'; expected a name
            {"a":1,"b":2,"a":3}     | line 1, column 14: the name "a" occurs twice
            {"a":1,"\\u0061":3}     | the name "a" occurs twice
            1 1                     | line 1, column 3: the document goes on
            01                      | line 1, column 2: the document goes on
            +1                      | found '+'; expected a value
            .5                      | found '.'; expected a value
            1.                      | ends too early; expected a digit
            1e                      | expected a digit
            1e+-1                   | expected a digit
            -                       | expected a digit
            -Inf                    | expected a value
            NaN                     | line 1, column 1: NaN
            nul                     | expected a value
            TRUE                    | expected a value
            1e309                   | too large
            9223372036854775808     | beyond 64 bits
            "a                      | line 1, column 1: a text without an end
            "a\\                    | a text without an end
            "\\x"                   | unknown escape
            "\\u12g4"               | found 'g'; expected four hexadecimal digits
            "\\u12"                 | expected four hexadecimal digits
            "\\ud800"               | half a surrogate pair
            "\\ude00\\ud83d"        | half a surrogate pair
            'a'                     | found '''; expected a value
            // comment              | expected a value
            """)
    void refuses(String text, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("x.json: line ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesBytesThatAreNoText() {
        refusesBytes("line 2, column 3: the byte 0xff is not UTF-8", '[', '\n', '"', 'a', 0xff, '"', ']');
        refusesBytes("is not UTF-8", '"', 0xed, 0xa0, 0x80, '"');
        refusesBytes("is not UTF-8", '"', 0xc0, 0x80, '"');
        refusesBytes("is not UTF-8", '"', 0xe2, 0x82);
        refusesBytes("found '\\ufeff'", 0xef, 0xbb, 0xbf, '1');
        refusesBytes("line 1, column 3: the control character 0x0a", '"', 'a', '\n', '"');
        refusesBytes("found '\\u0000'", 0);
    }

    @Test
    void refusesMoreThanTheLimits() {
        Limits limits = new Limits(100, 1, 1, 1, 1, 20, 5, 3, 1);
        assertThat(JsonReader.read("x", bytes("[[[1,2]]]"), limits)).isInstanceOf(Json.Elements.class);
        assertThatThrownBy(() -> JsonReader.read("x", bytes("[[[[1]]]]"), limits))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("deeper than the limit of 3");
        assertThatThrownBy(() -> JsonReader.read("x", bytes("[1,2,3,4,5]"), limits))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("limit of 5 values");
        assertThatThrownBy(() -> JsonReader.read("x", bytes("[1,2,3,4,5,6,7,8,9,10]"), limits))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("the limit is 20");
        assertThatThrownBy(() -> read("1".repeat(401)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("401 characters");
        assertThatThrownBy(() -> read("[".repeat(1_000_000)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("deeper");
    }

    @Test
    void refusesToHoldWhatCannotBeRead() {
        assertThatThrownBy(() -> new Json.Real(Double.NaN)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> new Json.Text("a\ud800")).isInstanceOf(ModelException.class);
    }

    @Test
    void writesAFileAndReadsIt(@TempDir Path folder) {
        Path file = folder.resolve("a.json");
        Json value = new Json.Elements(List.of(new Json.Text("é"), new Json.Whole(1)));
        value.write(file);
        assertThat(Json.read(file)).isEqualTo(value);
    }

    private static void refusesBytes(String reason, int... bytes) {
        byte[] text = new byte[bytes.length];
        Arrays.setAll(bytes, i -> text[i] = (byte) bytes[i]);
        assertThatThrownBy(() -> JsonReader.read("x.json", text, Limits.DEFAULT))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("x.json: ")
                .hasMessageContaining(reason);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Json read(String text) {
        return JsonReader.read("x.json", bytes(text), Limits.DEFAULT);
    }
}
