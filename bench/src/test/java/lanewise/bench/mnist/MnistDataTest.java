package lanewise.bench.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import lanewise.error.FormatException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MnistDataTest {
    private static final String LABELS = "t10k-labels-idx1-ubyte";

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        Files.write(folder.resolve("train-images-idx3-ubyte"), images(3));
        Files.write(folder.resolve("train-labels-idx1-ubyte"), labels(3, 0, 1));
        Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), packed(images(2)));
        Files.write(folder.resolve(LABELS + ".gz"), packed(labels(4, 5)));
    }

    @Test
    void theBundledFilesAreMnist() {
        MnistData mnist = MnistData.bundled();

        assertThat(mnist.train().count()).isEqualTo(60_000);
        assertThat(mnist.test().count()).isEqualTo(10_000);
        assertThat(mnist.test().label(0)).isEqualTo(7);
        assertThat(mnist.train().label(0)).isEqualTo(5);
    }

    @Test
    void aFolderMayHoldPlainAndPackedFiles() {
        MnistData mnist = MnistData.in(folder);

        assertThat(mnist.train().count()).isEqualTo(3);
        assertThat(mnist.train().label(0)).isEqualTo(3);
        assertThat(mnist.test().label(1)).isEqualTo(5);
        assertThat(mnist.test().pixel(1, 783)).isEqualTo(2 / 255.0);
    }

    @Test
    void picturesAndLabelsArePoints() {
        DigitSet train = MnistData.in(folder).train();

        assertThat(train.images().row(2)).hasSize(784).startsWith(3 / 255.0).endsWith(3 / 255.0);
        assertThat(train.classes().row(0)).containsExactly(0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
        assertThat(train.first(2).count()).isEqualTo(2);
        assertThat(train.first(9).count()).isEqualTo(3);
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve(LABELS + ".gz"));

        assertThatThrownBy(() -> MnistData.in(folder))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(folder.resolve(LABELS) + ": there is no such file");
    }

    @Test
    void imagesNeedAsManyLabels() throws IOException {
        Path file = Files.write(folder.resolve(LABELS), labels(1, 2, 3));

        assertThatThrownBy(() -> MnistData.in(folder))
                .isInstanceOf(FormatException.class)
                .hasMessage(file + ": at byte 4: found 3 labels; expected 2, as many as the images of "
                        + folder.resolve("t10k-images-idx3-ubyte.gz"));
    }

    @Test
    void whatIsNoGzipFileIsDamaged() throws IOException {
        Path file = Files.write(folder.resolve(LABELS + ".gz"), labels(4, 5));

        assertDamaged(file, 0);
    }

    @Test
    void aGzipFileThatEndsEarlyIsDamaged() throws IOException {
        Path file = folder.resolve("t10k-images-idx3-ubyte.gz");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));

        assertDamaged(file, 16 + 2 * 784);
    }

    @Test
    void aGzipFileWhoseSumIsWrongIsDamaged() throws IOException {
        Path file = folder.resolve("t10k-images-idx3-ubyte.gz");
        byte[] whole = Files.readAllBytes(file);
        whole[whole.length - 7] ^= 1;
        Files.write(file, whole);

        assertDamaged(file, 16 + 2 * 784);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 18, 19, 500, 200_000})
    void nothingFollowsTheEndOfAGzipFile(int more) throws IOException {
        Path file = folder.resolve(LABELS + ".gz");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length + more));

        assertDamaged(file, 8 + 2);
        assertThatThrownBy(() -> MnistData.in(folder))
                .hasMessageContaining("at byte %d of the file %d more follow its end", whole.length, more);
    }

    @Test
    void aGzipFileMayConsistOfSeveral() throws IOException {
        byte[] labels = labels(4, 5);
        var file = new ByteArrayOutputStream();
        file.write(packed(Arrays.copyOf(labels, 3)));
        file.write(packed(Arrays.copyOfRange(labels, 3, labels.length)));
        Files.write(folder.resolve(LABELS + ".gz"), file.toByteArray());

        assertThat(MnistData.in(folder).test().label(1)).isEqualTo(5);
    }

    @Test
    void aFolderInPlaceOfAFileIsNamed() throws IOException {
        Path file = Files.createDirectory(folder.resolve(LABELS));

        assertThatThrownBy(() -> MnistData.in(folder))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(file + ": at byte 0: cannot be read");
    }

    private void assertDamaged(Path file, int offset) {
        assertThatThrownBy(() -> MnistData.in(folder))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith(
                        "%s: at byte %d of its unpacked form: found damaged gzip data".formatted(file, offset));
    }

    /** Images whose pixels are all 1, all 2, ... */
    private static byte[] images(int count) {
        var file = ByteBuffer.allocate(16 + 784 * count)
                .putInt(0x803)
                .putInt(count)
                .putInt(28)
                .putInt(28);
        for (int i = 0; i < 784 * count; i++) {
            file.put((byte) (1 + i / 784));
        }
        return file.array();
    }

    private static byte[] labels(int... labels) {
        var file = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
        Arrays.stream(labels).forEach(label -> file.put((byte) label));
        return file.array();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** Pixels are bytes in the files: with an ink of 255 they are what they were, exactly. */
    @Test
    void picturesAreDataToTrainWith() {
        DigitSet digits = MnistData.bundled().train().part(1, 2);
        float[] pixels = new float[IdxFile.PIXELS];
        digits.pixels(255).read(1, 0, pixels, 0);
        float[] dark = new float[1];
        digits.pixelByPixel(783, 350).read(1, 1, dark, 0);

        assertThat(digits.count()).isEqualTo(2);
        assertThat(digits.label(1)).isEqualTo(MnistData.bundled().train().label(2));
        for (int i = 0; i < pixels.length; i++) {
            assertThat(pixels[i]).isEqualTo((float) Math.rint(255 * digits.pixel(1, i)));
        }
        assertThat(dark[0]).isEqualTo((float) digits.pixel(1, 350));
        digits.targets().read(1, 0, dark, 0);
        assertThat(dark[0]).isEqualTo(digits.label(1));
    }
}
