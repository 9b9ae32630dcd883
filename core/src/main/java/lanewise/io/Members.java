package lanewise.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Builds a JSON object, member by member. */
final class Members {
    private final Map<String, Json> values = new LinkedHashMap<>();

    Json json() {
        return new Json.Members(values);
    }

    Members put(String key, Json value) {
        values.put(key, value);
        return this;
    }

    Members put(String key, String value) {
        return put(key, new Json.Text(value));
    }

    Members put(String key, long value) {
        return put(key, new Json.Whole(value));
    }

    Members put(String key, double value) {
        return put(key, new Json.Real(value));
    }

    Members put(String key, boolean value) {
        return put(key, new Json.Flag(value));
    }

    Members put(String key, List<Json> elements) {
        return put(key, new Json.Elements(elements));
    }

    Members put(String key, int... values) {
        return put(key, IntStream.of(values).<Json>mapToObj(Json.Whole::new).toList());
    }

    Members put(String key, double... values) {
        return put(key, reals(values));
    }

    Members putAll(Map<String, Json> others) {
        values.putAll(others);
        return this;
    }

    static Json reals(double... values) {
        return new Json.Elements(
                DoubleStream.of(values).<Json>mapToObj(Json.Real::new).toList());
    }
}
