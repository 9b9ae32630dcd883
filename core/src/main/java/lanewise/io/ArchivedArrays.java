package lanewise.io;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import lanewise.error.ErrorText;
import lanewise.error.FormatException;

/**
 * The arrays of a model archive, by the names under which its document speaks of them. Each is read once, however often
 * it is named; so a small file that names a large array many times stays within the limits.
 */
final class ArchivedArrays {
    private static final String SUFFIX = ".npy";

    private final ZipArchive zip;
    private final Limits limits;
    private final Map<String, NpyHeader> headers = new HashMap<>();
    private final Map<String, NpyArray> arrays = new HashMap<>();
    private final Map<String, double[]> doubles = new HashMap<>();

    /** The arrays of which no value is NaN, by name, and those that are finite as floats. */
    private final Set<String> numbers = new HashSet<>();

    private final Set<String> finite = new HashSet<>();
    private long values;

    ArchivedArrays(ZipArchive zip, Limits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    /** The extent of each axis of an array, for which its values are not read. */
    int[] shape(Fields fields, String key) {
        return header(fields, key).shape();
    }

    /** Whether the values of an array are integers. */
    boolean isWhole(Fields fields, String key) {
        return header(fields, key).type().isWhole();
    }

    private NpyHeader header(Fields fields, String key) {
        String name = fields.text(key);
        if (!name.endsWith(SUFFIX) || !zip.names().contains(name)) {
            throw fields.wrong("%s names \"%s\", but the archive has no array of that name"
                    .formatted(key, ErrorText.quoted(name)));
        }
        return headers.computeIfAbsent(name, unread -> Npz.header(zip, unread, limits));
    }

    private NpyArray array(Fields fields, String key) {
        header(fields, key);
        return arrays.computeIfAbsent(fields.text(key), unread -> {
            count(fields, key);
            return Npz.array(zip, unread, limits);
        });
    }

    /** The values of an array as doubles, of which none is NaN; to be shared, and never to be changed. */
    double[] numbers(Fields fields, String key) {
        double[] read = doubles(fields, key);
        if (numbers.add(fields.text(key))) {
            for (int i = 0; i < read.length; i++) {
                if (Double.isNaN(read[i])) {
                    throw wrong(fields, key, "value %d is NaN".formatted(i));
                }
            }
        }
        return read;
    }

    private double[] doubles(Fields fields, String key) {
        NpyArray array = array(fields, key);
        if (array instanceof NpyArray.Doubles same) {
            return same.values();
        }
        return doubles.computeIfAbsent(fields.text(key), unread -> {
            count(fields, key);
            return array.toDoubles();
        });
    }

    private void count(Fields fields, String key) {
        values += NpyHeader.count(shape(fields, key));
        if (values > limits.signalValues()) {
            throw wrong(
                    fields,
                    key,
                    "with it, the arrays have more values than the limit of %d".formatted(limits.signalValues()));
        }
    }

    /** The values of an array, which have to be finite as floats; to be shared, and never to be changed. */
    double[] finite(Fields fields, String key) {
        double[] read = doubles(fields, key);
        if (finite.add(fields.text(key))) {
            for (int i = 0; i < read.length; i++) {
                if (!Float.isFinite((float) read[i])) {
                    throw wrong(fields, key, "value %d is %s; it has to be finite as a float".formatted(i, read[i]));
                }
            }
        }
        return read;
    }

    /** The values of an array that has to have a shape, finite as floats. */
    double[] finite(Fields fields, String key, int... shape) {
        requireShape(fields, key, shape);
        return finite(fields, key);
    }

    /** A list of whole numbers from 0 to below a bound. */
    int[] indices(Fields fields, String key, int bound) {
        if (!isWhole(fields, key) || shape(fields, key).length != 1) {
            throw wrong(fields, key, "its shape is %s; a list of integers is needed".formatted(shown(fields, key)));
        }
        long[] read = ((NpyArray.Longs) array(fields, key)).values();
        int[] indices = new int[read.length];
        for (int i = 0; i < indices.length; i++) {
            if (read[i] < 0 || read[i] >= bound) {
                throw wrong(fields, key, "value %d is %d; indices go from 0 to %d".formatted(i, read[i], bound - 1));
            }
            indices[i] = (int) read[i];
        }
        return indices;
    }

    void requireShape(Fields fields, String key, int... shape) {
        if (!Arrays.equals(shape(fields, key), shape)) {
            throw wrong(
                    fields,
                    key,
                    "its shape is %s; it has to be %s".formatted(shown(fields, key), Arrays.toString(shape)));
        }
    }

    /** The shape of an array, as messages show it. */
    String shown(Fields fields, String key) {
        return Arrays.toString(shape(fields, key));
    }

    FormatException wrong(Fields fields, String key, String what) {
        return fields.wrong("%s, array %s: %s".formatted(key, ErrorText.quoted(fields.text(key)), what));
    }
}
