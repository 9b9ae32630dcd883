package lanewise.bench.archive;

import java.nio.file.Path;
import java.util.Map;
import lanewise.error.FormatException;
import lanewise.io.Json;

/** How large the error of a probe may be. */
public interface Yardstick {
    /** The relative rms error that is allowed where nothing else is said. */
    double LEAST = 3e-6;

    /** The limit of a probe. */
    double limit(int index, String name);

    /** The same limit for all probes. */
    static Yardstick same(double limit) {
        return (index, name) -> limit;
    }

    /**
     * 20 times what a file allows a probe, and at least {@link #LEAST}.
     *
     * @param file JSON: for the name of each archive, for {@code index:name} of each probe, the error of a reference in
     *     single precision
     * @param archive the name of the archive
     */
    static Yardstick in(Path file, String archive) {
        Json errors = member(file, Json.read(file), archive);
        return (index, name) -> {
            String key = "%d:%s".formatted(index, name);
            double error = switch (member(file, errors, key)) {
                case Json.Real real -> real.value();
                case Json.Whole whole -> whole.value();
                case Json other ->
                    throw new FormatException("%s: \"%s\" is no number".formatted(file, Shown.text(key)));
            };
            if (!(error >= 0 && error < Double.POSITIVE_INFINITY)) {
                throw new FormatException("%s: \"%s\" is %s; an error is a number from 0, and finite"
                        .formatted(file, Shown.text(key), error));
            }
            return Math.max(LEAST, 20 * error);
        };
    }

    private static Json member(Path file, Json json, String key) {
        Map<String, Json> members = json instanceof Json.Members object ? object.values() : Map.of();
        if (!members.containsKey(key)) {
            throw new FormatException(
                    "%s: there is no \"%s\" in it, which the check needs".formatted(file, Shown.text(key)));
        }
        return members.get(key);
    }
}
