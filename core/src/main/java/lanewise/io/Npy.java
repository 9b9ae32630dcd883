package lanewise.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import lanewise.error.FormatException;

/**
 * NumPy's {@code .npy} files. Formats 1.0 to 3.0 are read, with little-endian values of type {@code f8, f4, i8, i4, u1}
 * or {@code b1}, by rows or by columns; written are format 1.0 and {@code f8, f4} or {@code i8} by rows, as
 * {@code numpy.save} writes them.
 */
public final class Npy {
    static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);

    private static final int VERSION_END = 8;

    /** NumPy's own limit is 10,000. */
    private static final int LONGEST_HEADER = 1 << 16;

    /** How many bytes there may be before an array's values. */
    static final int LONGEST_START = VERSION_END + Integer.BYTES + LONGEST_HEADER;

    private static final int CHUNK = 1 << 16;

    private Npy() {}

    /**
     * The array in a file, within {@link Limits#DEFAULT}.
     *
     * @throws FormatException if the file cannot be read, or is damaged, or of a kind that is not supported
     */
    public static NpyArray read(Path file) {
        return read(file, Limits.DEFAULT);
    }

    /**
     * The array in a file.
     *
     * @throws FormatException if the file cannot be read, or is damaged, or beyond the limits, or of a kind that is not
     *     supported
     */
    public static NpyArray read(Path file, Limits limits) {
        return decode(file.toString(), WholeFile.read(file, limits), limits);
    }

    /**
     * Writes an array: the file has its old content or all of the new one, whatever happens.
     *
     * @throws FormatException if the file cannot be written
     */
    public static void write(Path file, NpyArray array) {
        WholeFile.write(file, out -> encode(array, out));
    }

    /**
     * The array that the bytes hold.
     *
     * @param where what messages call it
     */
    static NpyArray decode(String where, byte[] bytes, Limits limits) {
        Start start = start(where, bytes, bytes.length, limits);
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return values(where, start.header, in.position(start.length));
    }

    /**
     * What an array file says before its values.
     *
     * @param header what it says
     * @param length how many bytes that takes
     */
    record Start(NpyHeader header, int length) {}

    /**
     * What the file of an array says of it, and whether it is as long as its values take. So far as it is wrong, it is
     * found out before the values are unpacked.
     *
     * @param where what messages call the array
     * @param bytes the first of the file, {@link #LONGEST_START} or all
     * @param fileLength how many there are in all
     */
    static Start start(String where, byte[] bytes, int fileLength, Limits limits) {
        if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new FormatException(
                    "%s: not a NumPy array: it does not start with \\x93NUMPY; save it with numpy.save"
                            .formatted(where));
        }
        if (bytes.length < VERSION_END) {
            throw truncated(where);
        }
        int major = bytes[VERSION_END - 2];
        int minor = bytes[VERSION_END - 1];
        if (major < 1 || major > 3 || minor != 0) {
            throw new FormatException("%s: version %d.%d of NumPy's format; 1.0, 2.0 and 3.0 are known"
                    .formatted(where, major & 0xff, minor & 0xff));
        }
        int start = VERSION_END + (major == 1 ? Short.BYTES : Integer.BYTES);
        if (bytes.length < start) {
            throw truncated(where);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = major == 1
                ? Short.toUnsignedInt(in.getShort(VERSION_END))
                : Integer.toUnsignedLong(in.getInt(VERSION_END));
        if (length > LONGEST_HEADER) {
            throw new FormatException(
                    "%s: a header of %d bytes; at most %d are allowed".formatted(where, length, LONGEST_HEADER));
        }
        if (length > bytes.length - start) {
            throw truncated(where);
        }
        String text = new String(bytes, start, (int) length, StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\n")) {
            throw new FormatException(
                    "%s: its header of %d bytes does not end with a line feed; it is damaged".formatted(where, length));
        }
        NpyHeader header = NpyHeaderParser.parse(where, text);
        int end = start + (int) length;
        requireLength(where, header, fileLength - end, limits);
        return new Start(header, end);
    }

    private static void requireLength(String where, NpyHeader header, int bytes, Limits limits) {
        int[] shape = header.shape();
        int count = NpyHeader.count(shape);
        if (count < 0 || count > limits.arrayValues()) {
            throw new FormatException("%s: shape %s has more values than the limit of %d"
                    .formatted(where, Arrays.toString(shape), limits.arrayValues()));
        }
        long expected = (long) count * header.type().bytes;
        if (bytes != expected) {
            throw new FormatException("%s: %d bytes of values; shape %s of %s takes %d"
                    .formatted(where, bytes, Arrays.toString(shape), header.type().descr, expected));
        }
    }

    private static NpyArray values(String where, NpyHeader header, ByteBuffer in) {
        int[] shape = header.shape();
        int count = NpyHeader.count(shape);
        int[] from = header.fortranOrder() && shape.length > 1 ? columnsToRows(shape, count) : null;
        int first = in.position();
        return switch (header.type()) {
            case F8 -> {
                double[] values = new double[count];
                for (int i = 0; i < count; i++) {
                    values[i] = in.getDouble(first + Double.BYTES * place(from, i));
                }
                yield new NpyArray.Doubles(shape, values);
            }
            case F4 -> {
                float[] values = new float[count];
                for (int i = 0; i < count; i++) {
                    values[i] = in.getFloat(first + Float.BYTES * place(from, i));
                }
                yield new NpyArray.Floats(shape, values);
            }
            case I8, I4, U1, B1 -> {
                long[] values = new long[count];
                for (int i = 0; i < count; i++) {
                    int place = place(from, i);
                    values[i] = whole(where, header.type(), in, first + header.type().bytes * place, i);
                }
                yield new NpyArray.Longs(shape, values);
            }
        };
    }

    private static int place(int[] from, int i) {
        return from == null ? i : from[i];
    }

    private static long whole(String where, NpyHeader.Type type, ByteBuffer in, int at, int i) {
        if (type == NpyHeader.Type.I8) {
            return in.getLong(at);
        }
        if (type == NpyHeader.Type.I4) {
            return in.getInt(at);
        }
        int value = Byte.toUnsignedInt(in.get(at));
        if (type == NpyHeader.Type.B1 && value > 1) {
            throw new FormatException(
                    "%s: value %d is %d, which is no boolean; 0 and 1 are".formatted(where, i, value));
        }
        return value;
    }

    /** For each value in row-major order, its number in column-major order. */
    private static int[] columnsToRows(int[] shape, int count) {
        int[] from = new int[count];
        int[] index = new int[shape.length];
        int[] strides = new int[shape.length];
        for (int axis = 0, stride = 1; axis < shape.length; axis++) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        for (int i = 1, place = 0; i < count; i++) {
            int axis = shape.length - 1;
            while (index[axis] == shape[axis] - 1) {
                place -= index[axis] * strides[axis];
                index[axis--] = 0;
            }
            index[axis]++;
            place += strides[axis];
            from[i] = place;
        }
        return from;
    }

    /** The bytes of the file that holds an array. */
    static void encode(NpyArray array, OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        NpyHeader.Type type = switch (array) {
            case NpyArray.Doubles doubles -> NpyHeader.Type.F8;
            case NpyArray.Floats floats -> NpyHeader.Type.F4;
            case NpyArray.Longs longs -> NpyHeader.Type.I8;
        };
        out.write(new NpyHeader(type, false, array.shape()).bytes());
        for (int i = 0; i < array.size(); i++) {
            switch (array) {
                case NpyArray.Doubles doubles -> chunk.putDouble(doubles.values()[i]);
                case NpyArray.Floats floats -> chunk.putFloat(floats.values()[i]);
                case NpyArray.Longs longs -> chunk.putLong(longs.values()[i]);
            }
            if (!chunk.hasRemaining()) {
                out.write(chunk.array());
                chunk.clear();
            }
        }
        out.write(chunk.array(), 0, chunk.position());
    }

    private static FormatException truncated(String where) {
        return new FormatException("%s: ends within its header; it is damaged".formatted(where));
    }
}
