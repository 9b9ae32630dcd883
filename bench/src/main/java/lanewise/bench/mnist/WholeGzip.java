package lanewise.bench.mnist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A gzip file that ends where its data ends; {@link GZIPInputStream} takes no notice of what follows. */
final class WholeGzip extends GZIPInputStream {
    /** A sum and a size follow the packed bytes (RFC 1952). */
    private static final int TRAILER = 8;

    private final int length;

    /** @param file all of its bytes: in a buffer of that size the inflater sees what it leaves over */
    WholeGzip(byte[] file) throws IOException {
        super(new ByteArrayInputStream(file), Math.max(1, file.length));
        length = file.length;
    }

    @Override
    public int read(byte[] into, int from, int size) throws IOException {
        int count = super.read(into, from, size);
        int more = inf.getRemaining() - TRAILER;
        if (count < 0 && more > 0) {
            throw new ZipException("at byte %d of the file %d more follow its end".formatted(length - more, more));
        }
        return count;
    }
}
