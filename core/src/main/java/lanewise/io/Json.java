package lanewise.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.error.ErrorText;
import lanewise.error.ModelException;

/**
 * A value of a JSON document (RFC 8259), which keeps whole numbers apart from others and may hold {@code Infinity} and
 * {@code -Infinity}, as Python writes them. Values are immutable.
 */
public sealed interface Json {
    /** The value {@code null}. */
    record Null() implements Json {}

    /**
     * {@code true} or {@code false}.
     *
     * @param value which
     */
    record Flag(boolean value) implements Json {}

    /**
     * A number without fraction and exponent.
     *
     * @param value the number
     */
    record Whole(long value) implements Json {}

    /**
     * Any other number.
     *
     * @param value finite or infinite
     */
    record Real(double value) implements Json {
        /** With a check that it is a number. */
        public Real {
            if (Double.isNaN(value)) {
                throw new ModelException("NaN in a JSON document; only numbers and the infinities can be written");
            }
        }
    }

    /**
     * A text.
     *
     * @param value its characters, surrogates in pairs
     */
    record Text(String value) implements Json {
        /** With a check of the surrogates. */
        public Text {
            if (!JsonReader.surrogatesArePaired(value)) {
                throw new ModelException("the text \"%s\" has half a surrogate pair; no file can hold it"
                        .formatted(ErrorText.quoted(value)));
            }
        }
    }

    /**
     * A list.
     *
     * @param values in order
     */
    record Elements(List<Json> values) implements Json {
        /** With a copy of the list. */
        public Elements {
            values = List.copyOf(values);
        }
    }

    /**
     * An object: values by name.
     *
     * @param values in the order in which they are written
     */
    record Members(Map<String, Json> values) implements Json {
        /** With a copy of the map. */
        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * The document in a file, within {@link Limits#DEFAULT}.
     *
     * @throws lanewise.error.FormatException if the file cannot be read or is not JSON; it names line and column
     */
    static Json read(Path file) {
        return read(file, Limits.DEFAULT);
    }

    /**
     * The document in a file.
     *
     * @throws lanewise.error.FormatException if the file cannot be read, is not JSON, or beyond the limits; it names
     *     line and column
     */
    static Json read(Path file, Limits limits) {
        return parse(file.toString(), WholeFile.read(file, limits), limits);
    }

    /**
     * The document that a text in UTF-8 holds.
     *
     * @param where what messages call it
     * @throws lanewise.error.FormatException if it is not JSON, or beyond the limits; it names line and column
     */
    static Json parse(String where, byte[] utf8, Limits limits) {
        return JsonReader.read(where, utf8, limits);
    }

    /**
     * Writes this value as a document. The file has its old content or all of the new one, whatever happens.
     *
     * @throws lanewise.error.FormatException if the file cannot be written
     */
    default void write(Path file) {
        WholeFile.write(file, this::encode);
    }

    /** Writes the text of this value in ASCII. */
    default void encode(OutputStream out) throws IOException {
        out.write(text().getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * This value as Python's {@code json.dumps} writes it with {@code indent=1}, character for character: in ASCII, one
     * element a line, numbers in the shortest form that reads back the same.
     */
    default String text() {
        return JsonWriter.text(this);
    }
}
