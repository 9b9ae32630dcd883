package lanewise.reference;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the reference arrays: NumPy's format 1.0 with little-endian doubles or longs, row by row. */
public final class Npy {
    private static final int PREFIX = 8;

    private Npy() {}

    /** The values in a reference file, longs as doubles. */
    public static double[] read(String name) {
        try (InputStream file = ReferenceFile.open(name)) {
            DataInputStream in = new DataInputStream(file);
            in.skipNBytes(PREFIX);
            int headerLength = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
            String header = new String(in.readNBytes(headerLength), StandardCharsets.US_ASCII);
            boolean doubles = header.contains("'<f8'");
            if (!(doubles || header.contains("'<i8'")) || header.contains("'fortran_order': True")) {
                throw new IOException(name + " has another layout: " + header);
            }
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            double[] values = new double[bytes.remaining() / Double.BYTES];
            for (int i = 0; i < values.length; i++) {
                values[i] = doubles ? bytes.getDouble() : bytes.getLong();
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
