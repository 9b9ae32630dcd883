package lanewise.bench.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import lanewise.error.FormatException;
import org.junit.jupiter.api.Test;

class IdxFileTest {
    @Test
    void imagesAreTheirBytes() {
        byte[] file = file(0x803, new int[] {2, 28, 28}, 2 * 784);

        assertThat(images(file)).isEqualTo(Arrays.copyOfRange(file, 16, file.length));
    }

    @Test
    void labelsAreTheirBytes() {
        assertThat(labels(file(0x801, new int[] {7}, 7))).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void theMagicNumberDecides() {
        assertThatThrownBy(() -> images(file(0x801, new int[] {2}, 2)))
                .isInstanceOf(FormatException.class)
                .hasMessage("x: at byte 0: found magic number 0x00000801; expected 0x00000803, an IDX file of images");
        assertThatThrownBy(() -> labels(file(0x803, new int[] {2, 28, 28}, 1568)))
                .hasMessage("x: at byte 0: found magic number 0x00000803; expected 0x00000801, an IDX file of labels");
    }

    @Test
    void aHeaderHasToBeWhole() {
        assertThatThrownBy(() -> images(new byte[0]))
                .hasMessage("x: at byte 0: found the end of the file; expected its magic number, 4 bytes");
        assertThatThrownBy(() -> images(new byte[] {0, 0, 8, 3, 0, 0}))
                .hasMessage("x: at byte 4: found the end of the file; expected the number of images, 4 bytes");
    }

    @Test
    void sizesAreLimitedBeforeAnythingIsAllocated() {
        assertThatThrownBy(() -> images(file(0x803, new int[] {-1, 28, 28}, 0)))
                .hasMessage("x: at byte 4: found 4294967295 images; expected 1 to 100000");
        assertThatThrownBy(() -> labels(file(0x801, new int[] {0}, 0)))
                .hasMessage("x: at byte 4: found 0 labels; expected 1 to 100000");
    }

    @Test
    void imagesAreOf28By28() {
        assertThatThrownBy(() -> images(file(0x803, new int[] {2, 14, 28}, 1568)))
                .hasMessage("x: at byte 8: found 14 rows an image; expected 28");
        assertThatThrownBy(() -> images(file(0x803, new int[] {2, 28, -4}, 1568)))
                .hasMessage("x: at byte 12: found 4294967292 columns an image; expected 28");
    }

    @Test
    void aFileEndsWhereItsHeaderSays() {
        assertThatThrownBy(() -> images(file(0x803, new int[] {2, 28, 28}, 1000)))
                .hasMessage("x: at byte 1016: found the end of the file;"
                        + " expected it at byte 1584, after 2 images of 28 x 28 bytes");
        assertThatThrownBy(() -> labels(file(0x801, new int[] {7}, 8)))
                .hasMessage("x: at byte 15: found more bytes; expected the end of the file, after 7 labels");
    }

    @Test
    void labelsAreDigits() {
        byte[] file = file(0x801, new int[] {7}, 7);
        file[10] = (byte) 200;

        assertThatThrownBy(() -> labels(file)).hasMessage("x: at byte 10: found label 200; expected 0 to 9");
    }

    @Test
    void aFileThatCannotBeReadSaysWhere() {
        var in = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk is gone");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> IdxFile.labels("x", in))
                .isInstanceOf(FormatException.class)
                .hasMessage("x: at byte 0: cannot be read: java.io.IOException: disk is gone");
    }

    private static byte[] images(byte[] file) {
        return IdxFile.images("x", new ByteArrayInputStream(file));
    }

    private static byte[] labels(byte[] file) {
        return IdxFile.labels("x", new ByteArrayInputStream(file));
    }

    /** A file of that header, and after it the bytes 0, 1, 2, ... */
    private static byte[] file(int magic, int[] sizes, int bytes) {
        var file = ByteBuffer.allocate(4 + 4 * sizes.length + bytes).putInt(magic);
        Arrays.stream(sizes).forEach(file::putInt);
        for (int i = 0; i < bytes; i++) {
            file.put((byte) i);
        }
        return file.array();
    }
}
