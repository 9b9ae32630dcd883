package lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import lanewise.error.FormatException;
import lanewise.error.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                              | 118 | ()
            4                               | 118 | (4,)
            2,3                             | 118 | (2, 3)
            0,5                             | 118 | (0, 5)
            1,1,1,1,1,1,1,1,1,1,1,1,1,1     | 118 | (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
            1,1,1,1,1,1,1,1,1,1,1,1,1,1,1   | 182 | (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
            """)
    void writesTheHeaderThatNumpyWrites(String shape, int length, String tuple) throws IOException {
        int[] extents = shape.isEmpty()
                ? new int[0]
                : Stream.of(shape.split(",")).mapToInt(Integer::parseInt).toArray();
        int count = NpyHeader.count(extents);
        byte[] bytes = encode(new NpyArray.Doubles(extents, new double[count]));

        String expected = "{'descr': '<f8', 'fortran_order': False, 'shape': %s, }".formatted(tuple);
        expected += " ".repeat(length - expected.length() - 1) + "\n";
        assertThat(bytes).hasSize(10 + length + 8 * count).startsWith(Npy.MAGIC);
        assertThat(Arrays.copyOfRange(bytes, 6, 10)).containsExactly(1, 0, length, 0);
        assertThat(new String(bytes, 10, length, StandardCharsets.US_ASCII)).isEqualTo(expected);
    }

    @Test
    void readsEveryTypeAndFormat() {
        ByteBuffer f8 = values(16).putDouble(1.5).putDouble(-0.0);
        assertThat(read(1, "<f8", false, "(2,)", f8).toDoubles()).containsExactly(1.5, -0.0);
        ByteBuffer f4 = values(8).putFloat(1.5f).putFloat(Float.NEGATIVE_INFINITY);
        assertThat(((NpyArray.Floats) read(2, "<f4", false, "(2,)", f4)).values())
                .containsExactly(1.5f, Float.NEGATIVE_INFINITY);
        ByteBuffer i8 = values(8).putLong(Long.MIN_VALUE);
        assertThat(((NpyArray.Longs) read(3, "<i8", false, "()", i8)).values()).containsExactly(Long.MIN_VALUE);
        assertThat(read(1, "<i4", false, "(1,)", values(4).putInt(-7)).toDoubles())
                .containsExactly(-7);
        assertThat(read(1, "|u1", false, "(1,)", values(1).put((byte) 200)).toDoubles())
                .containsExactly(200);
        assertThat(read(1, "|b1", false, "(2,)", values(2).put((byte) 1)).toDoubles())
                .containsExactly(1, 0);
    }

    @Test
    void readsColumnsAsRows() {
        ByteBuffer columns = values(24 * 4);
        for (int k = 0; k < 4; k++) {
            for (int j = 0; j < 3; j++) {
                for (int i = 0; i < 2; i++) {
                    columns.putInt(100 * i + 10 * j + k);
                }
            }
        }
        NpyArray array = read(1, "<i4", true, "(2, 3, 4)", columns);
        assertThat(array.shape()).containsExactly(2, 3, 4);
        for (int i = 0; i < 24; i++) {
            assertThat(((NpyArray.Longs) array).values()[i]).isEqualTo(100L * (i / 12) + 10L * (i / 4 % 3) + i % 4);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            {'descr': '>f8', 'fortran_order': False, 'shape': (1,), } @ big-endian
            {'descr': '|O', 'fortran_order': False, 'shape': (1,), } @ Python objects
            {'descr': '<U8', 'fortran_order': False, 'shape': (1,), } @ texts
            {'descr': '|S8', 'fortran_order': False, 'shape': (1,), } @ texts
            {'descr': '|V8', 'fortran_order': False, 'shape': (1,), } @ structures
            {'descr': '<c16', 'fortran_order': False, 'shape': (1,), } @ not supported
            {'descr': '', 'fortran_order': False, 'shape': (1,), } @ not supported
            {'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), } @ structures
            {'descr': '<f8', 'fortran_order': False, } @ lacks the key 'shape'
            {'fortran_order': False, 'shape': (1,)} @ lacks the key 'descr'
            {'descr': '<f8', 'shape': (1,)} @ lacks the key 'fortran_order'
            {'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (1,)} @ the key 'descr' twice
            {'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'shape': (1,)} @ the key 'shape' twice
            {'descr': '<f8', 'fortran_order': True, 'fortran_order': True, 'shape': (1,)} @ 'fortran_order' twice
            {'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'x': 1} @ unknown key 'x'
            {'descr': '<f8', 'fortran_order': 0, 'shape': (1,)} @ neither True nor False
            {'descr': '<f8', 'fortran_order': False, 'shape': [1]} @ lacks a '('
            {'descr': '<f8', 'fortran_order': False, 'shape': (1)} @ no tuple
            {'descr': '<f8', 'fortran_order': False, 'shape': (,)} @ no tuple
            {'descr': '<f8', 'fortran_order': False, 'shape': (1, -1)} @ negative
            {'descr': '<f8', 'fortran_order': False, 'shape': (1, 01)} @ whole numbers
            {'descr': '<f8', 'fortran_order': False, 'shape': (1 1)} @ whole numbers
            {'descr': '<f8', 'fortran_order': False, 'shape': (1.0,)} @ whole numbers
            {'descr': '<f8', 'fortran_order': False, 'shape': (9223372036854775808,)} @ beyond 2147483647
            {'descr': '<f8', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647)} @ more values
            {'descr': '<f8', 'fortran_order': False, 'shape': (65536, 65536, 2)} @ more values than the limit
            {'descr': '<f8', 'fortran_order': False, 'shape': (2,)} @ 8 bytes of values; shape [2]
            {'descr': '<f8', 'fortran_order': False, 'shape': (0,)} @ 8 bytes of values; shape [0]
            {'descr': '<f8', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)} @ more than 32 axes
            {'descr': '<f8', 'fortran_order': False, 'shape': (1,)} x @ goes on
            {'descr': '<f8', 'fortran_order': False, 'shape': (1,) @ lacks a '}'
            {'descr': '<f\\x38', 'fortran_order': False, 'shape': (1,)} @ escape
            {'descr': '<f8 @ without an end
            {descr: '<f8'} @ no text
            [] @ lacks a '{'
            """)
    void refusesHeaders(String header, String reason) {
        assertThatThrownBy(() -> Npy.decode("x.npy", file(1, header + "\n", values(8)), Limits.DEFAULT))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("x.npy: ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesWhatIsNoArrayFile() throws IOException {
        byte[] good = encode(new NpyArray.Doubles(new int[] {1}, new double[] {1}));
        refuses(new byte[0], "does not start with");
        refuses(Arrays.copyOf(good, 6), "within its header");
        refuses(Arrays.copyOf(good, 9), "within its header");
        refuses(Arrays.copyOf(good, 60), "within its header");
        refuses(Arrays.copyOf(good, good.length - 1), "7 bytes of values");
        refuses(Arrays.copyOf(good, good.length + 1), "9 bytes of values");
        refuses(changed(good, 0, 0x92), "does not start with");
        refuses(changed(good, 6, 4), "version 4.0");
        refuses(changed(good, 6, 255), "version 255.0");
        refuses(changed(good, 7, 1), "version 1.1");
        refuses(changed(good, 8, 0x75), "does not end with a line feed");
        refuses(file(2, "x".repeat(70_000), values(0)), "a header of 70000 bytes");
        refuses(
                file(
                        1,
                        "{'descr': '|b1', 'fortran_order': False, 'shape': ()}\n",
                        values(1).put((byte) 2)),
                "no boolean");
    }

    @Test
    void refusesMoreValuesThanTheLimit() throws IOException {
        Limits few = new Limits(1000, 1, 1000, 1000, 2, 10, 10, 10, 10);
        byte[] three = encode(new NpyArray.Doubles(new int[] {3}, new double[3]));
        assertThatThrownBy(() -> Npy.decode("x", three, few)).hasMessageContaining("limit of 2");
    }

    @Test
    void writesAFileAndReadsIt() throws IOException {
        Path file = folder.resolve("a.npy");
        Files.writeString(file, "old");
        Npy.write(file, new NpyArray.Longs(new int[] {1, 2}, new long[] {3, 4}));
        assertThat(Npy.read(file)).isInstanceOfSatisfying(NpyArray.Longs.class, array -> {
            assertThat(array.shape()).containsExactly(1, 2);
            assertThat(array.values()).containsExactly(3, 4);
        });
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void saysWhichFileIsNotThereOrTooLarge() throws IOException {
        Path none = folder.resolve("none.npy");
        assertThatThrownBy(() -> Npy.read(none))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(none.toString())
                .hasMessageContaining("check the path");
        assertThatThrownBy(() -> Npy.read(folder))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("a folder");
        Path file = Files.write(folder.resolve("large"), new byte[11]);
        assertThatThrownBy(() -> Npy.read(file, new Limits(10, 1, 1, 1, 1, 1, 1, 1, 1)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("limit of 10 bytes");
        Path astray = folder.resolve("no").resolve("x.npy");
        assertThatThrownBy(() -> Npy.write(astray, new NpyArray.Longs(new int[0], new long[1])))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("make it first");
        assertThatThrownBy(() -> Npy.write(folder, new NpyArray.Longs(new int[0], new long[1])))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("a folder");
    }

    @Test
    void anArrayHasAsManyValuesAsItsShapeSays() {
        assertThatThrownBy(() -> new NpyArray.Doubles(new int[] {2, 2}, new double[3]))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("[2, 2] with 3 values");
    }

    private static void refuses(byte[] bytes, String reason) {
        assertThatThrownBy(() -> Npy.decode("x.npy", bytes, Limits.DEFAULT))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("x.npy: ")
                .hasMessageContaining(reason);
    }

    private static byte[] changed(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static NpyArray read(int major, String descr, boolean fortran, String shape, ByteBuffer values) {
        String header = "{'descr': '%s', 'fortran_order': %s, 'shape': %s}\n"
                .formatted(descr, fortran ? "True" : "False", shape);
        return Npy.decode("x", file(major, header, values), Limits.DEFAULT);
    }

    private static ByteBuffer values(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] file(int major, String header, ByteBuffer values) {
        byte[] file = new byte[(major == 1 ? 10 : 12) + header.length() + values.capacity()];
        ByteBuffer out = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        out.put(Npy.MAGIC).put((byte) major).put((byte) 0);
        if (major == 1) {
            out.putShort((short) header.length());
        } else {
            out.putInt(header.length());
        }
        out.put(header.getBytes(StandardCharsets.ISO_8859_1)).put(values.clear());
        return file;
    }

    static byte[] encode(NpyArray array) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Npy.encode(array, out);
        return out.toByteArray();
    }
}
