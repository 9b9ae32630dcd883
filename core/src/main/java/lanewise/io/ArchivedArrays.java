package lanewise.io;

import java.util.Arrays;
import lanewise.error.ErrorText;
import lanewise.error.FormatException;

/** The arrays of a model archive, by the names under which its document speaks of them. */
final class ArchivedArrays {
    private static final String SUFFIX = ".npy";

    private final ZipArchive zip;
    private final Limits limits;

    ArchivedArrays(ZipArchive zip, Limits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    /** An array of any type and shape. */
    NpyArray array(Fields fields, String key) {
        String name = fields.text(key);
        if (!name.endsWith(SUFFIX) || !zip.names().contains(name)) {
            throw fields.wrong("%s names \"%s\", but the archive has no array of that name"
                    .formatted(key, ErrorText.quoted(name)));
        }
        return Npz.array(zip, name, limits);
    }

    /** An array of numbers that are finite as floats. */
    NpyArray.Doubles finite(Fields fields, String key) {
        NpyArray array = array(fields, key);
        double[] values = array.toDoubles();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite((float) values[i])) {
                throw wrong(fields, key, "value %d is %s; it has to be finite as a float".formatted(i, values[i]));
            }
        }
        return new NpyArray.Doubles(array.shape(), values);
    }

    /** A list of whole numbers from 0 to below a bound. */
    int[] indices(Fields fields, String key, int bound) {
        NpyArray array = array(fields, key);
        if (!(array instanceof NpyArray.Longs longs) || array.shape().length != 1) {
            throw wrong(fields, key, "its shape is %s; a list of integers is needed".formatted(shape(array)));
        }
        int[] indices = new int[array.size()];
        for (int i = 0; i < indices.length; i++) {
            long index = longs.values()[i];
            if (index < 0 || index >= bound) {
                throw wrong(fields, key, "value %d is %d; indices go from 0 to %d".formatted(i, index, bound - 1));
            }
            indices[i] = (int) index;
        }
        return indices;
    }

    /** An array that has to have a shape. */
    NpyArray.Doubles finite(Fields fields, String key, int... shape) {
        NpyArray.Doubles array = finite(fields, key);
        requireShape(fields, key, array, shape);
        return array;
    }

    void requireShape(Fields fields, String key, NpyArray array, int... shape) {
        if (!Arrays.equals(array.shape(), shape)) {
            throw wrong(
                    fields, key, "its shape is %s; it has to be %s".formatted(shape(array), Arrays.toString(shape)));
        }
    }

    FormatException wrong(Fields fields, String key, String what) {
        return fields.wrong("%s, array %s: %s".formatted(key, ErrorText.quoted(fields.text(key)), what));
    }

    static String shape(NpyArray array) {
        return Arrays.toString(array.shape());
    }
}
