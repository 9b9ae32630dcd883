package lanewise.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lanewise.error.ErrorText;
import lanewise.error.ModelException;

/**
 * Writes a zip file whose bytes depend on its entries alone: all are stored, since deflaters differ, and all have the
 * same date.
 */
final class ZipWriter {
    private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    private ZipWriter(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** What fills a zip file. */
    @FunctionalInterface
    interface Entries {
        void addTo(ZipWriter zip) throws IOException;
    }

    static void write(OutputStream out, Entries entries) throws IOException {
        ZipWriter writer = new ZipWriter(out);
        entries.addTo(writer);
        writer.zip.finish();
    }

    /** Adds an entry; its content is asked for twice, since its sum and size precede it. */
    void add(String name, WholeFile.Content content) throws IOException {
        String why = ZipNames.objection(name);
        if (why != null) {
            throw new ModelException("entry %s: %s".formatted(ErrorText.quoted(name), why));
        }
        Sum sum = new Sum();
        content.writeTo(sum.out);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(DATE);
        entry.setSize(sum.size);
        entry.setCompressedSize(sum.size);
        entry.setCrc(sum.crc.getValue());
        zip.putNextEntry(entry);
        content.writeTo(zip);
        zip.closeEntry();
    }

    /** Takes bytes and keeps their sum and number. */
    private static final class Sum {
        private final CRC32 crc = new CRC32();
        private long size;
        private final OutputStream out = new CheckedOutputStream(OutputStream.nullOutputStream(), crc) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                super.write(bytes, from, length);
                size += length;
            }

            @Override
            public void write(int b) throws IOException {
                super.write(b);
                size++;
            }
        };
    }
}
