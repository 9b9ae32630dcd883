package lanewise.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import lanewise.error.FormatException;
import lanewise.io.Limits;
import lanewise.io.NpyArray;
import lanewise.io.Npz;

/** The whole state of a run as named arrays in a file. What is read is checked before any of it is used. */
final class Snapshot {
    private final String file;
    private final Map<String, NpyArray> arrays;

    /** One to be filled and written. */
    Snapshot() {
        this("", new LinkedHashMap<>());
    }

    private Snapshot(String file, Map<String, NpyArray> arrays) {
        this.file = file;
        this.arrays = arrays;
    }

    /** Another of the same, as taking arrays out of one empties it. */
    Snapshot copy() {
        return new Snapshot(file, new LinkedHashMap<>(arrays));
    }

    static Snapshot read(Path file) {
        return new Snapshot(file.toString(), new LinkedHashMap<>(Npz.read(file, limits(file))));
    }

    /** As large as a run may be, but it unpacks to no more than lies on the disk: nothing is packed when it is written. */
    private static Limits limits(Path file) {
        long length;
        try {
            length = Math.max(1, Files.size(file));
        } catch (IOException e) {
            length = 1; // reading will say what is wrong
        }
        Limits usual = Limits.DEFAULT;
        int most = Integer.MAX_VALUE - 64;
        return new Limits(
                most,
                usual.entries(),
                most,
                length,
                most,
                usual.jsonBytes(),
                usual.jsonValues(),
                usual.jsonDepth(),
                usual.signalValues());
    }

    /** The file has its old content or all of the new one, whatever happens. */
    void write(Path to) {
        Npz.write(to, arrays);
    }

    void put(String name, float[] values, int... shape) {
        arrays.put(name, new NpyArray.Floats(shape, values));
    }

    void put(String name, double[] values, int... shape) {
        arrays.put(name, new NpyArray.Doubles(shape, values));
    }

    void put(String name, long[] values, int... shape) {
        arrays.put(name, new NpyArray.Longs(shape, values));
    }

    /** Floats of a shape; without -0, which no signal holds. */
    float[] floats(String name, int... shape) {
        NpyArray array = take(name, shape);
        if (!(array instanceof NpyArray.Floats floats)) {
            throw wrong(name, "it does not hold floats");
        }
        float[] values = floats.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] + 0f;
        }
        return values;
    }

    /** Doubles of a shape. */
    double[] doubles(String name, int... shape) {
        NpyArray array = take(name, shape);
        if (!(array instanceof NpyArray.Doubles doubles)) {
            throw wrong(name, "it does not hold doubles");
        }
        return doubles.values().clone();
    }

    /** Whole numbers of a shape. */
    long[] longs(String name, int... shape) {
        NpyArray array = take(name, shape);
        if (!(array instanceof NpyArray.Longs longs)) {
            throw wrong(name, "it does not hold whole numbers");
        }
        return longs.values().clone();
    }

    private NpyArray take(String name, int... shape) {
        NpyArray array = arrays.remove(name);
        if (array == null) {
            throw wrong(name, "it is missing");
        }
        int[] found = array.shape();
        if (!Arrays.equals(found, shape)) {
            throw wrong(
                    name,
                    "its shape is %s, but this run needs %s; restore into a simulator of the same network, batch and feeds"
                            .formatted(Arrays.toString(found), Arrays.toString(shape)));
        }
        return array;
    }

    /** Refuses what nobody has asked for. */
    void checkAllTaken() {
        if (!arrays.isEmpty()) {
            throw wrong(arrays.keySet().iterator().next(), "it belongs to no part of this run");
        }
    }

    FormatException wrong(String name, String why) {
        return new FormatException("%s: entry %s.npy: %s".formatted(file, name, why));
    }
}
