package lanewise.bench.mnist;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import lanewise.error.FormatException;

/**
 * An IDX file of the kinds MNIST is made of, read from its first byte to its last: a magic number, one size a dimension
 * (both as big-endian ints), then bytes (LeCun, Cortes and Burges, "The MNIST database of handwritten digits").
 *
 * <p>Every error names the file, the offset in its unpacked bytes, what was found there and what was expected.
 */
final class IdxFile {
    static final int SIDE = 28;
    static final int PIXELS = SIDE * SIDE;
    static final int CLASSES = 10;

    /** Bounds what a wrong header can make us allocate; MNIST and its relatives have 60,000. */
    static final int MOST_ITEMS = 100_000;

    private static final int LABELS_MAGIC = 0x00000801;
    private static final int IMAGES_MAGIC = 0x00000803;

    private final String name;
    private final InputStream in;
    private long offset;

    private IdxFile(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /**
     * The pixels of all images, row by row.
     *
     * @param name what messages call the file
     * @param in the unpacked bytes
     */
    static byte[] images(String name, InputStream in) {
        var file = new IdxFile(name, in);
        int count = file.header(IMAGES_MAGIC, "images");
        file.expectSide("rows");
        file.expectSide("columns");
        return file.body(count * PIXELS, "%d images of %d x %d bytes".formatted(count, SIDE, SIDE));
    }

    /**
     * All labels.
     *
     * @param name what messages call the file
     * @param in the unpacked bytes
     */
    static byte[] labels(String name, InputStream in) {
        var file = new IdxFile(name, in);
        int count = file.header(LABELS_MAGIC, "labels");
        long start = file.offset;
        byte[] labels = file.body(count, "%d labels".formatted(count));
        for (int i = 0; i < count; i++) {
            if (labels[i] < 0 || labels[i] >= CLASSES) {
                throw file.wrong(start + i, "found label %d; expected 0 to 9".formatted(labels[i] & 0xff));
            }
        }
        return labels;
    }

    private int header(int magic, String what) {
        int found = readInt("its magic number");
        if (found != magic) {
            throw wrong(
                    0, "found magic number 0x%08x; expected 0x%08x, an IDX file of %s".formatted(found, magic, what));
        }
        int count = readInt("the number of " + what);
        if (count < 1 || count > MOST_ITEMS) {
            throw wrong(4, "found %d %s; expected 1 to %d".formatted(count & 0xffffffffL, what, MOST_ITEMS));
        }
        return count;
    }

    private void expectSide(String what) {
        long at = offset;
        int found = readInt("the number of " + what);
        if (found != SIDE) {
            throw wrong(at, "found %d %s an image; expected %d".formatted(found & 0xffffffffL, what, SIDE));
        }
    }

    private byte[] body(int size, String declared) {
        long end = offset + size;
        byte[] bytes = new byte[size];
        if (read(bytes) < size) {
            throw wrong(offset, "found the end of the file; expected it at byte %d, after %s".formatted(end, declared));
        }
        if (read(new byte[1]) > 0) {
            throw wrong(end, "found more bytes; expected the end of the file, after " + declared);
        }
        return bytes;
    }

    private int readInt(String what) {
        byte[] bytes = new byte[4];
        long at = offset;
        if (read(bytes) < 4) {
            throw wrong(at, "found the end of the file; expected %s, 4 bytes".formatted(what));
        }
        return (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    }

    /** Fills the array as far as there are bytes, and returns how far that is. */
    private int read(byte[] into) {
        int filled = 0;
        try {
            for (int n; filled < into.length && (n = in.read(into, filled, into.length - filled)) > 0; ) {
                filled += n;
                offset += n;
            }
        } catch (ZipException | EOFException e) {
            throw damaged(name, offset, e);
        } catch (IOException e) {
            throw new FormatException("%s: at byte %d: cannot be read: %s".formatted(name, offset, e), e);
        }
        return filled;
    }

    /** What a compressed file says that cannot be unpacked. */
    static FormatException damaged(String name, long offset, IOException cause) {
        String why = cause instanceof EOFException ? "it ends too early" : cause.getMessage();
        return new FormatException(
                "%s: at byte %d of its unpacked form: found damaged gzip data (%s); expected a whole gzip file"
                        .formatted(name, offset, why),
                cause);
    }

    private FormatException wrong(long at, String what) {
        return new FormatException("%s: at byte %d: %s".formatted(name, at, what));
    }
}
