package lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lanewise.error.FormatException;
import lanewise.error.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zip files by hand, since no program writes them wrong in these ways. */
class ZipArchiveTest {
    private static final byte[] TEXT = "eight by".getBytes(StandardCharsets.US_ASCII);

    @Test
    void readsStoredAndDeflatedEntries() {
        byte[] zip = zip(stored("a", TEXT), deflated("b/c", TEXT));
        ZipArchive archive = ZipArchive.of("x.zip", zip, Limits.DEFAULT);
        assertThat(archive.names()).containsExactly("a", "b/c");
        assertThat(archive.bytes("a")).isEqualTo(TEXT);
        assertThat(archive.bytes("b/c")).isEqualTo(TEXT);
        assertThatThrownBy(() -> archive.bytes("d")).hasMessageContaining("no entry d");
    }

    @Test
    void readsSizesBehindTheDataAndZip64Fields() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setComment("a comment with PK\u0005\u0006 in it, and more than twenty-two characters");
            zip.putNextEntry(new ZipEntry("a"));
            zip.write(TEXT);
            zip.closeEntry();
        }
        assertThat(ZipArchive.of("x", out.toByteArray(), Limits.DEFAULT).bytes("a"))
                .isEqualTo(TEXT);

        Entry zip64 = stored("a", TEXT);
        zip64.localSize = 0xffff_ffff;
        zip64.localPacked = 0xffff_ffff;
        zip64.localExtra = ByteBuffer.allocate(26)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 99)
                .putShort((short) 2)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 16)
                .putLong(TEXT.length)
                .putLong(TEXT.length)
                .array();
        assertThat(ZipArchive.of("x", zip(zip64), Limits.DEFAULT).bytes("a")).isEqualTo(TEXT);
        zip64.localExtra[10] = 7;
        refuses(zip(zip64), "say different things");
        zip64.localExtra = new byte[0];
        refuses(zip(zip64), "zip64 entry without its sizes");
    }

    @Test
    void readsAnEmptyFile() {
        assertThat(ZipArchive.of("x", zip(), Limits.DEFAULT).names()).isEmpty();
        assertThat(ZipArchive.of("x", zip(deflated("a", new byte[0])), Limits.DEFAULT)
                        .bytes("a"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/a",
                "../a",
                "a/../b",
                "a/..",
                "./a",
                "a//b",
                "a/",
                "a\\b",
                "C:a",
                "a\u0000b",
                "a\nb",
                "\u0085"
            })
    void refusesNames(String name) {
        Entry entry = stored(name, TEXT);
        entry.flags = 1 << 11;
        refuses(zip(entry), "name");
    }

    @Test
    void refusesNamesInOtherEncodings() {
        refuses(zip(stored("é", TEXT)), "neither ASCII nor marked as UTF-8");
        Entry entry = stored("a", TEXT);
        entry.name = new byte[] {(byte) 0xff};
        refuses(zip(entry), "not UTF-8");
    }

    @Test
    void refusesWhatIsNoZipFile() {
        refuses(new byte[0], "not a zip file");
        refuses(TEXT, "not a zip file");
        byte[] zip = zip(stored("a", TEXT));
        refuses(Arrays.copyOf(zip, zip.length - 1), "truncated");
        refuses(Arrays.copyOf(zip, 40), "truncated");
        byte[] prefixed = new byte[zip.length + 1];
        System.arraycopy(zip, 0, prefixed, 1, zip.length);
        refuses(prefixed, "its directory is said to be");
    }

    @Test
    void refusesTheSameNameTwice() {
        refuses(zip(stored("a", TEXT), deflated("a", TEXT)), "entry a: there are two entries of this name");
    }

    @Test
    void refusesGapsAndOverlaps() {
        Entry first = stored("a", TEXT);
        Entry second = stored("b", TEXT);
        second.offset = 0;
        refuses(zip(first, second), "without gaps or overlaps");
        Entry early = stored("a", TEXT);
        early.offset = 1;
        refuses(zip(early), "without gaps or overlaps");
        Entry hidden = stored("b", TEXT);
        hidden.listed = false;
        refuses(zip(stored("a", TEXT), hidden), "belong to nothing");
        refuses(zip(hidden, stored("a", TEXT)), "without gaps or overlaps");
        Entry far = stored("a", TEXT);
        far.offset = Integer.MIN_VALUE;
        refuses(zip(far), "without gaps or overlaps");
    }

    @Test
    void refusesHeadersThatDisagree() {
        for (int field = 0; field < 5; field++) {
            Entry entry = deflated("a", TEXT);
            switch (field) {
                case 0 -> entry.localSize++;
                case 1 -> entry.localPacked++;
                case 2 -> entry.localCrc++;
                case 3 -> entry.localMethod = 0;
                default -> entry.localName = new byte[] {'b'};
            }
            refuses(zip(entry), "entry a: its header and the zip file's directory say different things");
        }
    }

    @Test
    void refusesUnknownKinds() {
        Entry encrypted = stored("a", TEXT);
        encrypted.flags = 1;
        refuses(zip(encrypted), "entry a: encrypted");
        Entry flags = stored("a", TEXT);
        flags.flags = 1 << 5;
        refuses(zip(flags), "unknown flags 0x20");
        Entry method = stored("a", TEXT);
        method.method = method.localMethod = 14;
        refuses(zip(method), "compression method 14");
    }

    @Test
    void refusesSizesThatLie() {
        Entry longer = deflated("a", TEXT);
        longer.size = longer.localSize = TEXT.length - 1;
        refusesContent(zip(longer), "unpacks to more than the 7 bytes it declares");
        Entry shorter = deflated("a", TEXT);
        shorter.size = shorter.localSize = 200 << 20;
        refusesContent(zip(shorter), "unpacks to 8 bytes where it declares 209715200");
        Entry stored = stored("a", TEXT);
        stored.size = stored.localSize = 7;
        refuses(zip(stored), "stored as 8 bytes, but said to be 7");
        Entry packed = deflated("a", TEXT);
        packed.packed = packed.localPacked = 1 << 20;
        refuses(zip(packed), "truncated or damaged");
        Entry huge = deflated("a", TEXT);
        huge.size = huge.localSize = 0xffff_fffe;
        refuses(zip(huge), "unpacks to 4294967294 bytes; the limit is");
    }

    @Test
    void refusesDamagedData() {
        Entry crc = stored("a", TEXT);
        crc.crc = ++crc.localCrc;
        refusesContent(zip(crc), "checksum");
        Entry deflated = deflated("a", TEXT);
        Arrays.fill(deflated.data, (byte) 0xff);
        refusesContent(zip(deflated), "packed data are damaged");
        Entry more = deflated("a", TEXT);
        more.data = Arrays.copyOf(more.data, more.data.length + 2);
        more.packed = more.localPacked = more.data.length;
        refusesContent(zip(more), "2 packed bytes left over");
        Entry less = deflated("a", TEXT);
        less.data = Arrays.copyOf(less.data, less.data.length - 3);
        less.packed = less.localPacked = less.data.length;
        refusesContent(zip(less), "end too early");
    }

    @Test
    void refusesMoreThanTheLimits() {
        Limits limits = new Limits(1000, 2, 100, 150, 1, 1, 1, 1, 1);
        assertThatThrownBy(
                        () -> ZipArchive.of("x", zip(stored("a", TEXT), stored("b", TEXT), stored("c", TEXT)), limits))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("3 entries; the limit is 2");
        assertThatThrownBy(() -> ZipArchive.of("x", zip(deflated("a", new byte[101])), limits))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("entry a: unpacks to 101 bytes; the limit is 100");
        assertThatThrownBy(() ->
                        ZipArchive.of("x", zip(deflated("a", new byte[80]), deflated("b", new byte[80])), limits))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("more than the limit of 150");
        assertThatThrownBy(() -> new Limits(0, 1, 1, 1, 1, 1, 1, 1, 1)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> new Limits(1, 1, 1, 1, 1, 1, 1, 501, 1)).isInstanceOf(ModelException.class);
    }

    @Test
    void refusesToWriteNamesThatItWouldNotRead() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("../a", new NpyArray.Longs(new int[0], new long[1]));
        assertThatThrownBy(() -> Npz.encode(arrays, new ByteArrayOutputStream()))
                .isInstanceOf(ModelException.class);
    }

    @Test
    void refusesArraysAmongOtherThings() {
        byte[] zip = zip(stored("readme.txt", TEXT));
        assertThatThrownBy(() -> Npz.decode("x", zip, Limits.DEFAULT))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("entry readme.txt: not an array");
    }

    private static void refuses(byte[] zip, String reason) {
        assertThatThrownBy(() -> ZipArchive.of("x.zip", zip, Limits.DEFAULT))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("x.zip: ")
                .hasMessageContaining(reason);
    }

    private static void refusesContent(byte[] zip, String reason) {
        ZipArchive archive = ZipArchive.of("x.zip", zip, Limits.DEFAULT);
        assertThatThrownBy(() -> archive.bytes("a"))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("x.zip: entry a: ")
                .hasMessageContaining(reason);
    }

    /** What is written of an entry, in its header and in the directory. */
    private static final class Entry {
        private byte[] name;
        private byte[] localName;
        private byte[] localExtra = new byte[0];
        private byte[] data;
        private int flags;
        private int method;
        private int localMethod;
        private int crc;
        private int localCrc;
        private int size;
        private int localSize;
        private int packed;
        private int localPacked;
        private int offset = -1;
        private boolean listed = true;
    }

    private static Entry stored(String name, byte[] content) {
        Entry entry = new Entry();
        entry.name = name.getBytes(StandardCharsets.UTF_8);
        entry.data = content.clone();
        entry.size = entry.localSize = entry.packed = entry.localPacked = content.length;
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.crc = entry.localCrc = (int) crc.getValue();
        return entry;
    }

    private static Entry deflated(String name, byte[] content) {
        Entry entry = stored(name, content);
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[100];
        entry.data = Arrays.copyOf(packed, deflater.deflate(packed));
        System.arraycopy(packed, 0, entry.data, 0, entry.data.length);
        deflater.end();
        entry.packed = entry.localPacked = entry.data.length;
        entry.method = entry.localMethod = ZipEntry.DEFLATED;
        return entry;
    }

    private static byte[] zip(Entry... entries) {
        ByteBuffer zip = ByteBuffer.allocate(2000).order(ByteOrder.LITTLE_ENDIAN);
        for (Entry entry : entries) {
            entry.offset = entry.offset < 0 && entry.offset > Integer.MIN_VALUE ? zip.position() : entry.offset;
            byte[] name = entry.localName == null ? entry.name : entry.localName;
            zip.putInt(0x04034b50).putShort((short) 20).putShort((short) entry.flags);
            zip.putShort((short) entry.localMethod).putInt(0).putInt(entry.localCrc);
            zip.putInt(entry.localPacked).putInt(entry.localSize);
            zip.putShort((short) name.length).putShort((short) entry.localExtra.length);
            zip.put(name).put(entry.localExtra).put(entry.data);
        }
        int start = zip.position();
        List<Entry> listed =
                Arrays.stream(entries).filter(entry -> entry.listed).toList();
        for (Entry entry : listed) {
            zip.putInt(0x02014b50).putShort((short) 20).putShort((short) 20).putShort((short) entry.flags);
            zip.putShort((short) entry.method).putInt(0).putInt(entry.crc);
            zip.putInt(entry.packed).putInt(entry.size).putShort((short) entry.name.length);
            zip.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0);
            zip.putInt(0).putInt(entry.offset).put(entry.name);
        }
        int end = zip.position();
        zip.putInt(0x06054b50).putInt(0).putShort((short) listed.size()).putShort((short) listed.size());
        zip.putInt(end - start).putInt(start).putShort((short) 0);
        return Arrays.copyOf(zip.array(), zip.position());
    }
}
