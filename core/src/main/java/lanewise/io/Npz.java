package lanewise.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lanewise.error.ErrorText;
import lanewise.error.FormatException;

/**
 * NumPy's {@code .npz} files: zip files of arrays. What is written is stored and not deflated, with a fixed date, in the
 * order given: the same arrays are the same bytes.
 */
public final class Npz {
    private static final String SUFFIX = ".npy";

    private Npz() {}

    /**
     * The arrays of a file under their names without {@code .npy}, in the file's order, within {@link Limits#DEFAULT}.
     *
     * @throws FormatException if the file cannot be read, is damaged, or holds something else
     */
    public static Map<String, NpyArray> read(Path file) {
        return read(file, Limits.DEFAULT);
    }

    /**
     * The arrays of a file under their names without {@code .npy}, in the file's order.
     *
     * @throws FormatException if the file cannot be read, is damaged, beyond the limits, or holds something else
     */
    public static Map<String, NpyArray> read(Path file, Limits limits) {
        return decode(file.toString(), WholeFile.read(file, limits), limits);
    }

    static Map<String, NpyArray> decode(String file, byte[] bytes, Limits limits) {
        ZipArchive zip = ZipArchive.of(file, bytes, limits);
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (String name : zip.names()) {
            if (!name.endsWith(SUFFIX)) {
                throw new FormatException(
                        "%s: entry %s: not an array; every name ends in .npy".formatted(file, ErrorText.quoted(name)));
            }
            arrays.put(name.substring(0, name.length() - SUFFIX.length()), array(zip, name, limits));
        }
        return arrays;
    }

    /** The array in one entry of a zip file. */
    static NpyArray array(ZipArchive zip, String name, Limits limits) {
        header(zip, name, limits);
        return Npy.decode(where(zip, name), zip.bytes(name), limits);
    }

    /** What the array in one entry of a zip file says of itself: most of an entry need not be unpacked for that. */
    static NpyHeader header(ZipArchive zip, String name, Limits limits) {
        byte[] start = zip.start(name, Npy.LONGEST_START);
        return Npy.start(where(zip, name), start, zip.size(name), limits).header();
    }

    private static String where(ZipArchive zip, String name) {
        return "%s: entry %s".formatted(zip.file(), ErrorText.quoted(name));
    }

    /**
     * Writes arrays under their names and {@code .npy}, in the map's order. The file has its old content or all of the
     * new one, whatever happens.
     *
     * @throws FormatException if the file cannot be written
     */
    public static void write(Path file, Map<String, NpyArray> arrays) {
        WholeFile.write(file, out -> encode(arrays, out));
    }

    static void encode(Map<String, NpyArray> arrays, OutputStream out) throws IOException {
        ZipWriter.write(out, zip -> {
            for (Map.Entry<String, NpyArray> entry : arrays.entrySet()) {
                zip.add(entry.getKey() + SUFFIX, array -> Npy.encode(entry.getValue(), array));
            }
        });
    }
}
