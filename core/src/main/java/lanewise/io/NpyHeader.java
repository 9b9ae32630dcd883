package lanewise.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import lanewise.error.ErrorText;
import lanewise.error.FormatException;

/**
 * What an array file says of its values (NumPy's "NEP 1: a simple file format for NumPy arrays"): the literal of a
 * Python dict, padded with spaces and ended by a line feed.
 *
 * @param type of a value
 * @param fortranOrder whether the first index runs fastest
 * @param shape the extent of each axis
 */
record NpyHeader(Type type, boolean fortranOrder, int[] shape) {
    /** NumPy's own limit is 64, and was 32 until its version 2. */
    static final int MOST_AXES = 32;

    /** The array's bytes start at a multiple of this in what NumPy writes, and so here. */
    private static final int ALIGNMENT = 64;

    /** NumPy leaves room to append rows in place: the first extent may grow to so many digits. */
    private static final int GROWTH_DIGITS = 21;

    /** The magic number, the version and the header's length in format 1.0. */
    private static final int PREFIX = 10;

    /** Kinds of values, all little-endian. */
    enum Type {
        F8("<f8", 8),
        F4("<f4", 4),
        I8("<i8", 8),
        I4("<i4", 4),
        U1("|u1", 1),
        B1("|b1", 1);

        final String descr;
        final int bytes;

        Type(String descr, int bytes) {
            this.descr = descr;
            this.bytes = bytes;
        }

        /** Whether its values are whole numbers. */
        boolean isWhole() {
            return this != F8 && this != F4;
        }
    }

    /** The type of a NumPy descr, or why it is refused. */
    static Type type(String where, String descr) {
        for (Type type : Type.values()) {
            if (type.descr.equals(descr)) {
                return type;
            }
        }
        String kind = descr.length() > 1 ? descr.substring(1, 2) : "";
        String why = switch (kind) {
            case "O" -> "an array of Python objects, which only Python can read";
            case "U", "S" -> "an array of texts";
            case "V" -> "an array of structures";
            default -> descr.startsWith(">") ? "big-endian" : "not supported";
        };
        String types = Arrays.stream(Type.values()).map(type -> type.descr).collect(Collectors.joining(", "));
        throw new FormatException("%s: its values are '%s', %s; save it as one of %s"
                .formatted(where, ErrorText.quoted(descr), why, types));
    }

    /** How many values an array of this shape has: more than an {@code int} holds counts as -1. */
    static int count(int[] shape) {
        long count = 1;
        for (int extent : shape) {
            if (extent == 0) {
                return 0;
            }
            count = Math.min(count * extent, Integer.MAX_VALUE + 1L);
        }
        return count > Integer.MAX_VALUE ? -1 : (int) count;
    }

    /** The start of a file of format 1.0, byte for byte as NumPy writes it. */
    byte[] bytes() {
        String extents = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        StringBuilder header = new StringBuilder("{'descr': '%s', 'fortran_order': %s, 'shape': (%s%s), }"
                .formatted(type.descr, fortranOrder ? "True" : "False", extents, shape.length == 1 ? "," : ""));
        if (shape.length > 0) {
            int growing = shape[fortranOrder ? shape.length - 1 : 0];
            header.append(" ".repeat(GROWTH_DIGITS - Integer.toString(growing).length()));
        }
        int unpadded = PREFIX + header.length() + 1;
        header.append(" ".repeat(ALIGNMENT - unpadded % ALIGNMENT)).append('\n');
        byte[] bytes = new byte[PREFIX + header.length()];
        System.arraycopy(Npy.MAGIC, 0, bytes, 0, Npy.MAGIC.length);
        bytes[Npy.MAGIC.length] = 1;
        bytes[PREFIX - 2] = (byte) header.length();
        bytes[PREFIX - 1] = (byte) (header.length() >> 8);
        byte[] text = header.toString().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, bytes, PREFIX, text.length);
        return bytes;
    }
}
