package lanewise.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import lanewise.error.ErrorText;
import lanewise.error.FormatException;
import lanewise.io.ZipDirectory.Entry;

/** A zip file in memory, checked; its entries are unpacked one by one when they are asked for. */
final class ZipArchive {
    private static final int FIRST_BUFFER = 1 << 16;

    private final String file;
    private final byte[] bytes;
    private final Map<String, Entry> entries;

    private ZipArchive(String file, byte[] bytes, Limits limits) {
        this.file = file;
        this.bytes = bytes;
        this.entries = ZipDirectory.read(file, bytes, limits);
    }

    static ZipArchive read(Path file, Limits limits) {
        return of(file.toString(), WholeFile.read(file, limits), limits);
    }

    /**
     * The zip file that the bytes hold.
     *
     * @param file what messages call it
     */
    static ZipArchive of(String file, byte[] bytes, Limits limits) {
        return new ZipArchive(file, bytes, limits);
    }

    /** What messages call it. */
    String file() {
        return file;
    }

    /** All names, in the order of the zip file's directory. */
    Set<String> names() {
        return entries.keySet();
    }

    /** How many bytes an entry is said to unpack to; there are no more. */
    int size(String name) {
        return entry(name).size();
    }

    /** The unpacked bytes of an entry that there is. */
    byte[] bytes(String name) {
        Entry entry = entry(name);
        byte[] unpacked = unpacked(entry, entry.size());
        CRC32 crc = new CRC32();
        crc.update(unpacked);
        if ((int) crc.getValue() != entry.crc()) {
            throw wrong(entry, "its bytes do not match their checksum; it is damaged", null);
        }
        return unpacked;
    }

    /** The first bytes of an entry, at most so many, before their sum has been checked. */
    byte[] start(String name, int most) {
        Entry entry = entry(name);
        return unpacked(entry, Math.min(most, entry.size()));
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new FormatException(
                    "%s: there is no entry %s; it is incomplete".formatted(file, ErrorText.quoted(name)));
        }
        return entry;
    }

    private byte[] unpacked(Entry entry, int most) {
        return entry.stored() ? Arrays.copyOfRange(bytes, entry.from(), entry.from() + most) : inflated(entry, most);
    }

    /**
     * Memory grows with what is really there, not with what the entry says, and at most to that.
     *
     * @param most how many bytes are wanted, at most the entry's size; if that many, there have to be no more
     */
    private byte[] inflated(Entry entry, int most) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, entry.from(), entry.packed());
            byte[] unpacked = new byte[Math.min(most, FIRST_BUFFER)];
            int filled = 0;
            while (!inflater.finished() && (filled < most || most == entry.size())) {
                if (filled == unpacked.length && filled < most) {
                    unpacked = Arrays.copyOf(unpacked, (int) Math.min(most, 2L * filled));
                }
                int free = unpacked.length - filled;
                // Room for one byte more than there may be shows whether there are more.
                byte[] into = free > 0 ? unpacked : new byte[1];
                int count = inflater.inflate(into, free > 0 ? filled : 0, Math.max(1, free));
                if (count > 0 && free == 0) {
                    throw wrong(entry, "unpacks to more than the %d bytes it declares".formatted(entry.size()), null);
                }
                if (count == 0 && !inflater.finished()) {
                    throw wrong(entry, "its packed data end too early; it is damaged", null);
                }
                filled += count;
            }
            boolean leftOver = most == entry.size() && inflater.getRemaining() > 0;
            if (filled < most || leftOver) {
                throw wrong(
                        entry,
                        "unpacks to %d bytes where it declares %d, with %d packed bytes left over"
                                .formatted(filled, entry.size(), inflater.getRemaining()),
                        null);
            }
            return unpacked;
        } catch (DataFormatException | InternalError e) {
            throw wrong(entry, "its packed data are damaged (%s)".formatted(e.getMessage()), e);
        } finally {
            inflater.end();
        }
    }

    private FormatException wrong(Entry entry, String what, Throwable cause) {
        return new FormatException("%s: entry %s: %s".formatted(file, ErrorText.quoted(entry.name()), what), cause);
    }
}
