package lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lanewise.error.FormatException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NpzLaws {
    @Provide
    Arbitrary<NpyArray> arrays() {
        return Arbitraries.integers()
                .between(0, 3)
                .array(int[].class)
                .ofMaxSize(4)
                .flatMap(shape -> {
                    int count = NpyHeader.count(shape);
                    return Arbitraries.oneOf(
                            Arbitraries.longs()
                                    .array(long[].class)
                                    .ofSize(count)
                                    .map(values -> new NpyArray.Longs(shape, values)),
                            Arbitraries.doubles()
                                    .array(double[].class)
                                    .ofSize(count)
                                    .map(values -> new NpyArray.Doubles(shape, values)),
                            Arbitraries.floats()
                                    .array(float[].class)
                                    .ofSize(count)
                                    .map(values -> new NpyArray.Floats(shape, values)));
                });
    }

    @Provide
    Arbitrary<Map<String, NpyArray>> files() {
        return Arbitraries.maps(
                        Arbitraries.strings()
                                .alpha()
                                .ofMinLength(1)
                                .ofMaxLength(3)
                                .map(name -> "é/" + name),
                        arrays())
                .ofMaxSize(3);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void writeReadWriteGivesTheSameBytes(@ForAll("files") Map<String, NpyArray> arrays) {
        byte[] first = encode(arrays);
        Map<String, NpyArray> read = Npz.decode("x.npz", first, Limits.DEFAULT);

        assertThat(read.keySet()).containsExactlyElementsOf(arrays.keySet());
        assertThat(encode(read)).isEqualTo(first);
        read.forEach((name, array) -> {
            assertThat(array).hasSameClassAs(arrays.get(name));
            assertThat(array.shape()).isEqualTo(arrays.get(name).shape());
            assertThat(array.toDoubles()).isEqualTo(arrays.get(name).toDoubles());
        });
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void theBytesDoNotDependOnTheTimeZone(@ForAll("files") Map<String, NpyArray> arrays) {
        TimeZone here = TimeZone.getDefault();
        byte[] first = encode(arrays);
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(encode(arrays)).isEqualTo(first);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void aWrongByteIsRefusedOrMakesNoDifference(
            @ForAll("arrays") NpyArray array,
            @ForAll boolean deflated,
            @ForAll @IntRange(max = 1_000_000) int place,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] file = deflated ? deflated(array) : encode(Map.of("a", array));
        byte[] good = NpzLaws.bytes(array);
        file[place % file.length] ^= (byte) change;

        try {
            Map<String, NpyArray> read = Npz.decode("x.npz", file, Limits.DEFAULT);
            assertThat(read.keySet()).containsExactly("a");
            assertThat(bytes(read.get("a"))).isEqualTo(good);
        } catch (FormatException e) {
            assertThat(e).hasMessageStartingWith("x.npz: ");
        }
    }

    @Property(tries = 2000)
    void aWrongByteOfAnArrayFileMakesAnArrayOfTheSameSizeOrIsRefused(
            @ForAll("arrays") NpyArray array,
            @ForAll @IntRange(max = 1_000_000) int place,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] file = bytes(array);
        file[place % file.length] ^= (byte) change;

        try {
            assertThat(Npy.decode("x.npy", file, Limits.DEFAULT).size()).isLessThanOrEqualTo(8 * array.size());
        } catch (FormatException e) {
            assertThat(e).hasMessageStartingWith("x.npy: ");
        }
    }

    @Property(tries = 500)
    void aShortenedFileIsRefused(@ForAll("arrays") NpyArray array, @ForAll @IntRange(max = 1_000_000) int length) {
        byte[] whole = encode(Map.of("a", array));
        byte[] part = Arrays.copyOf(whole, length % whole.length);
        assertThatThrownBy(() -> Npz.decode("x.npz", part, Limits.DEFAULT))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("x.npz: ");
    }

    private static byte[] bytes(NpyArray array) {
        try {
            return NpyTest.encode(array);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encode(Map<String, NpyArray> arrays) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Npz.encode(new LinkedHashMap<>(arrays), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** As other programs write it: deflated, the sizes behind the data. */
    private static byte[] deflated(NpyArray array) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a.npy"));
            zip.write(bytes(array));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
