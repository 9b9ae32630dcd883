package lanewise.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import lanewise.error.ErrorText;
import lanewise.error.FormatException;

/**
 * Where the entries of a zip file lie (PKWARE's APPNOTE.TXT, version 6.3). A zip file says everything twice, in a local
 * header before each entry and in the central directory at its end, and readers that believe one or the other can be
 * shown different files. So both have to agree here, and every byte has to belong to one entry or to the directory.
 */
final class ZipDirectory {
    private static final int LOCAL_MAGIC = 0x04034b50;
    private static final int CENTRAL_MAGIC = 0x02014b50;
    private static final int END_MAGIC = 0x06054b50;
    private static final int DESCRIPTOR_MAGIC = 0x08074b50;
    private static final int LOCAL_SIZE = 30;
    private static final int CENTRAL_SIZE = 46;
    private static final int END_SIZE = 22;

    /** How well it was deflated (bits 1 and 2), sizes behind the data (3), name in UTF-8 (11). */
    private static final int KNOWN_FLAGS = 0b1000_0000_1110;

    private static final int ENCRYPTED = 1;
    private static final int DESCRIPTOR = 1 << 3;
    private static final int UTF_8 = 1 << 11;

    /** A size that stands in an extra field instead. */
    private static final long ELSEWHERE = 0xffff_ffffL;

    private static final int ZIP64 = 1;

    private final String file;
    private final ByteBuffer in;
    private final Limits limits;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * An entry, as far as its sizes have been checked.
     *
     * @param name within the zip file
     * @param from where its packed bytes start
     * @param packed how many there are
     * @param size how many bytes they unpack to
     * @param crc the sum of the unpacked bytes
     * @param method 0 for stored or 8 for deflated
     */
    record Entry(String name, int from, int packed, int size, int crc, int method) {
        boolean stored() {
            return method == ZipEntry.STORED;
        }
    }

    private ZipDirectory(String file, byte[] bytes, Limits limits) {
        this.file = file;
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.limits = limits;
    }

    /**
     * All entries, in the order of the directory.
     *
     * @param file what messages call the zip file
     */
    static Map<String, Entry> read(String file, byte[] bytes, Limits limits) {
        ZipDirectory directory = new ZipDirectory(file, bytes, limits);
        directory.read();
        return directory.entries;
    }

    private void read() {
        int end = end();
        int count = unsignedShort(end + 10);
        long size = unsignedInt(end + 12);
        long start = unsignedInt(end + 16);
        if (in.getInt(end + 4) != 0 || unsignedShort(end + 8) != count) {
            throw wrong("a part of a zip file in several parts; join them");
        }
        if (start + size != end) {
            throw wrong("its directory is said to be bytes %d to %d, but its end is at byte %d; it is damaged"
                    .formatted(start, start + size, end));
        }
        if (count > limits.entries()) {
            throw wrong("%d entries; the limit is %d".formatted(count, limits.entries()));
        }
        int at = (int) start;
        long unpacked = 0;
        int nextLocal = 0;
        for (int i = 0; i < count; i++) {
            require(at, CENTRAL_SIZE, end, "directory entry " + i);
            if (in.getInt(at) != CENTRAL_MAGIC) {
                throw wrong("directory entry %d is damaged".formatted(i));
            }
            int length = CENTRAL_SIZE + unsignedShort(at + 28) + unsignedShort(at + 30) + unsignedShort(at + 32);
            require(at, length, end, "directory entry " + i);
            Central central = central(at, i);
            if (central.local != nextLocal) {
                throw wrong(
                        central.name,
                        "starts at byte %d, where byte %d is due: entries have to follow each other without gaps or overlaps"
                                .formatted(central.local, nextLocal));
            }
            unpacked += central.size;
            if (unpacked > limits.unpackedBytes()) {
                throw wrong("unpacks to more than the limit of %d bytes; read it with larger Limits"
                        .formatted(limits.unpackedBytes()));
            }
            nextLocal = local(central, (int) start);
            at += length;
        }
        if (at != end || nextLocal != start) {
            throw wrong("bytes between its entries and its end belong to nothing; it is damaged");
        }
    }

    /** Where the record at the end of the file starts; a comment of any length may follow it. */
    private int end() {
        int last = in.limit() - END_SIZE;
        for (int at = last; at >= Math.max(0, last - 0xffff); at--) {
            if (in.getInt(at) == END_MAGIC && unsignedShort(at + 20) == last - at) {
                return at;
            }
        }
        boolean starts = in.limit() >= Integer.BYTES && in.getInt(0) == LOCAL_MAGIC;
        throw wrong(starts ? "its end is missing; it is truncated or damaged" : "not a zip file");
    }

    /** An entry of the directory. */
    private record Central(String name, int flags, int method, int crc, long packed, long size, long local) {}

    private Central central(int at, int i) {
        int nameLength = unsignedShort(at + 28);
        int flags = unsignedShort(at + 8);
        String name = name(at + CENTRAL_SIZE, nameLength, flags, "directory entry " + i);
        int method = unsignedShort(at + 10);
        if ((flags & ENCRYPTED) != 0) {
            throw wrong(name, "encrypted; archives are to be plain");
        }
        if ((flags & ~KNOWN_FLAGS) != 0) {
            throw wrong(name, "unknown flags 0x%x".formatted(flags & ~KNOWN_FLAGS));
        }
        if (method != ZipEntry.STORED && method != ZipEntry.DEFLATED) {
            throw wrong(name, "compression method %d; stored (0) and deflated (8) are known".formatted(method));
        }
        if (unsignedShort(at + 34) != 0) {
            throw wrong(name, "in another part of a zip file in several parts; join them");
        }
        long[] sizes = sizes(name, at + 24, at + 20, at + CENTRAL_SIZE + nameLength, unsignedShort(at + 30));
        long size = sizes[0];
        long packed = sizes[1];
        if (size < 0 || size > limits.entryBytes()) {
            throw wrong(
                    name,
                    "unpacks to %s bytes; the limit is %d".formatted(Long.toUnsignedString(size), limits.entryBytes()));
        }
        if (method == ZipEntry.STORED && packed != size) {
            throw wrong(name, "stored as %s bytes, but said to be %d".formatted(Long.toUnsignedString(packed), size));
        }
        return new Central(name, flags, method, in.getInt(at + 16), packed, size, unsignedInt(at + 42));
    }

    /** Checks the local header against the directory, and returns where the next one is due. */
    private int local(Central central, int start) {
        String name = central.name;
        int at = (int) central.local;
        require(at, LOCAL_SIZE, start, name);
        if (in.getInt(at) != LOCAL_MAGIC) {
            throw wrong(name, "its header is damaged");
        }
        int nameLength = unsignedShort(at + 26);
        int extraLength = unsignedShort(at + 28);
        require(at, LOCAL_SIZE + nameLength + extraLength, start, name);
        int flags = unsignedShort(at + 6);
        if (flags != central.flags
                || unsignedShort(at + 8) != central.method
                || !name(at + LOCAL_SIZE, nameLength, flags, name).equals(name)) {
            throw disagreement(name);
        }
        int extra = at + LOCAL_SIZE + nameLength;
        int from = extra + extraLength;
        if (central.packed < 0 || central.packed > start - from) {
            throw wrong(
                    name,
                    "%s packed bytes where %d are left; it is truncated or damaged"
                            .formatted(Long.toUnsignedString(central.packed), start - from));
        }
        int after = from + (int) central.packed;
        long[] sizes = sizes(name, at + 22, at + 18, extra, extraLength);
        boolean same = in.getInt(at + 14) == central.crc && sizes[0] == central.size && sizes[1] == central.packed;
        if ((flags & DESCRIPTOR) != 0) {
            boolean none = in.getInt(at + 14) == 0 && sizes[0] == 0 && sizes[1] == 0;
            if (!same && !none) {
                throw disagreement(name);
            }
            after = descriptor(central, after, start);
        } else if (!same) {
            throw disagreement(name);
        }
        Entry entry = new Entry(name, from, (int) central.packed, (int) central.size, central.crc, central.method);
        if (entries.put(name, entry) != null) {
            throw wrong(name, "there are two entries of this name");
        }
        return after;
    }

    /** Sum and sizes behind the data: with or without a signature, the sizes of 4 bytes each or of 8. */
    private int descriptor(Central central, int at, int start) {
        for (int signature = Integer.BYTES; signature >= 0; signature -= Integer.BYTES) {
            if (signature > 0 && (start - at < signature || in.getInt(at) != DESCRIPTOR_MAGIC)) {
                continue;
            }
            int crc = at + signature;
            for (int width = Integer.BYTES; width <= Long.BYTES; width += Integer.BYTES) {
                int after = crc + Integer.BYTES + 2 * width;
                if (after > start || in.getInt(crc) != central.crc) {
                    continue;
                }
                int packed = crc + Integer.BYTES;
                boolean same = width == Long.BYTES
                        ? in.getLong(packed) == central.packed && in.getLong(packed + width) == central.size
                        : unsignedInt(packed) == central.packed && unsignedInt(packed + width) == central.size;
                if (same) {
                    return after;
                }
            }
        }
        throw disagreement(central.name);
    }

    /** The unpacked and the packed size, from the header or, in that order, from its zip64 field. */
    private long[] sizes(String name, int sizeAt, int packedAt, int extra, int extraLength) {
        long[] sizes = {unsignedInt(sizeAt), unsignedInt(packedAt)};
        if (sizes[0] != ELSEWHERE && sizes[1] != ELSEWHERE) {
            return sizes;
        }
        int end = extra + extraLength;
        for (int at = extra; at + 4 <= end; at += 4 + unsignedShort(at + 2)) {
            if (unsignedShort(at) != ZIP64) {
                continue;
            }
            int value = at + 4;
            int fieldEnd = Math.min(end, value + unsignedShort(at + 2));
            for (int i = 0; i < sizes.length; i++) {
                if (sizes[i] == ELSEWHERE && value + Long.BYTES <= fieldEnd) {
                    sizes[i] = in.getLong(value);
                    value += Long.BYTES;
                }
            }
            return sizes;
        }
        throw wrong(name, "a zip64 entry without its sizes");
    }

    private String name(int at, int length, int flags, String where) {
        String name;
        try {
            name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(in.slice(at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FormatException("%s: %s: its name is not UTF-8".formatted(file, ErrorText.quoted(where)), e);
        }
        if ((flags & UTF_8) == 0 && name.length() != length) {
            throw wrong(where, "its name is neither ASCII nor marked as UTF-8");
        }
        String why = ZipNames.objection(name);
        if (why != null) {
            throw wrong(name, why);
        }
        return name;
    }

    private void require(long at, int length, int end, String what) {
        if (at + length > end) {
            throw wrong(what, "ends beyond its place; it is truncated or damaged");
        }
    }

    private int unsignedShort(int at) {
        return Short.toUnsignedInt(in.getShort(at));
    }

    private long unsignedInt(int at) {
        return Integer.toUnsignedLong(in.getInt(at));
    }

    private FormatException disagreement(String name) {
        return wrong(name, "its header and the zip file's directory say different things; it is damaged");
    }

    private FormatException wrong(String what) {
        return new FormatException("%s: %s".formatted(file, what));
    }

    private FormatException wrong(String name, String what) {
        return new FormatException("%s: entry %s: %s".formatted(file, ErrorText.quoted(name), what));
    }
}
