package lanewise.bench.mnist;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import lanewise.error.FormatException;

/**
 * The four files of MNIST.
 *
 * @param train the 60,000 training pictures
 * @param test the 10,000 test pictures
 */
public record MnistData(DigitSet train, DigitSet test) {
    /** Bounds what a wrong file can make us allocate: packing makes none of ours longer by more than a little. */
    private static final int MOST_BYTES = (IdxFile.MOST_ITEMS + 100) * IdxFile.PIXELS;

    /** Opens one of the files by the name it has everywhere, ending in {@code -ubyte}. */
    private interface Source {
        Opened open(String name) throws IOException;
    }

    /**
     * A file that is open.
     *
     * @param name what messages call it
     * @param in its bytes, packed if the name says so
     */
    private record Opened(String name, InputStream in) {}

    /**
     * What a file holds.
     *
     * @param name what messages call it
     * @param values its pixels or labels
     */
    private record Content(String name, byte[] values) {}

    private interface Reader {
        byte[] read(String name, InputStream unpacked);
    }

    /** The files that come with the program. */
    public static MnistData bundled() {
        return from(name -> new Opened(name + ".gz", MnistData.class.getResourceAsStream(name + ".gz")));
    }

    /**
     * The files of a folder, plain or with {@code .gz}.
     *
     * @throws FormatException if one is missing or is not what it should be
     */
    public static MnistData in(Path folder) {
        return from(name -> {
            Path plain = folder.resolve(name);
            Path packed = folder.resolve(name + ".gz");
            if (!Files.exists(plain) && !Files.exists(packed)) {
                throw new FormatException(
                        "%s: there is no such file, nor %s.gz; give the folder of the four MNIST files"
                                .formatted(plain, name));
            }
            Path found = Files.exists(plain) ? plain : packed;
            return new Opened(found.toString(), Files.newInputStream(found));
        });
    }

    private static MnistData from(Source source) {
        return new MnistData(digits(source, "train"), digits(source, "t10k"));
    }

    private static DigitSet digits(Source source, String set) {
        Content images = read(source, set + "-images-idx3-ubyte", IdxFile::images);
        Content labels = read(source, set + "-labels-idx1-ubyte", IdxFile::labels);
        int count = images.values.length / IdxFile.PIXELS;
        if (count != labels.values.length) {
            throw new FormatException("%s: at byte 4: found %d labels; expected %d, as many as the images of %s"
                    .formatted(labels.name, labels.values.length, count, images.name));
        }
        return new DigitSet(images.values, labels.values);
    }

    private static Content read(Source source, String file, Reader reader) {
        String name = file;
        try {
            Opened opened = source.open(file);
            name = opened.name;
            try (InputStream in = new BufferedInputStream(opened.in)) {
                return new Content(name, reader.read(name, name.endsWith(".gz") ? unpacked(name, in) : in));
            }
        } catch (IOException e) {
            throw new FormatException("%s: at byte 0: cannot be read: %s".formatted(name, e), e);
        }
    }

    private static InputStream unpacked(String name, InputStream in) throws IOException {
        byte[] file = in.readNBytes(MOST_BYTES + 1);
        if (file.length > MOST_BYTES) {
            throw new FormatException("%s: at byte %d: found more bytes; expected at most so many in a packed file"
                    .formatted(name, MOST_BYTES));
        }
        try {
            return new WholeGzip(file);
        } catch (ZipException | EOFException e) {
            throw IdxFile.damaged(name, 0, e);
        }
    }
}
