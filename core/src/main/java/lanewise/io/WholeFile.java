package lanewise.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import lanewise.error.FormatException;

/** Files that are read whole or not at all, and written whole or not at all. */
final class WholeFile {
    private static final int BUFFER = 1 << 16;

    private WholeFile() {}

    /** What is written into a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** All bytes of a file. */
    static byte[] read(Path file, Limits limits) {
        int most = limits.fileBytes();
        if (Files.isDirectory(file)) {
            throw new FormatException("%s: a folder; name a file".formatted(file));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most);
            if (bytes.length == most && in.read() >= 0) {
                throw new FormatException("%s: larger than the limit of %d bytes for a file; read it with larger Limits"
                        .formatted(file, most));
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new FormatException("%s: no such file in %s; check the path".formatted(file, folder(file)), e);
        } catch (AccessDeniedException e) {
            throw new FormatException("%s: may not be read; check its permissions".formatted(file), e);
        } catch (IOException e) {
            throw new FormatException("%s: cannot be read: %s".formatted(file, e), e);
        }
    }

    /**
     * Writes beside the file and then moves it into its place, so that nobody ever sees a part of it, not even after a
     * loss of power. A link stays a link, and a device or a pipe, whose place a file must not take, is written into.
     */
    static void write(Path file, Content content) {
        if (file.toAbsolutePath().getFileName() == null || Files.isDirectory(file)) {
            throw new FormatException("%s: a folder; name a file".formatted(file));
        }
        if (!Files.isDirectory(folder(file))) {
            throw new FormatException(
                    "%s: there is no folder %s to write it to; make it first".formatted(file, folder(file)));
        }
        try {
            if (!Files.exists(file)) {
                replace(file.toAbsolutePath(), content);
            } else if (Files.isRegularFile(file)) {
                replace(file.toRealPath(), content);
            } else {
                try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
                    writeTo(out, content);
                }
            }
        } catch (AccessDeniedException e) {
            throw new FormatException(
                    "%s: may not be written; check the permissions of %s".formatted(file, folder(file)), e);
        } catch (IOException e) {
            throw new FormatException("%s: cannot be written: %s".formatted(file, e), e);
        }
    }

    private static void replace(Path file, Content content) throws IOException {
        Path draft = file.resolveSibling(".%s.%x.tmp".formatted(file.getFileName(), System.nanoTime()));
        try {
            try (FileChannel channel =
                    FileChannel.open(draft, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                writeTo(Channels.newOutputStream(channel), content);
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            discard(draft);
        }
    }

    private static void writeTo(OutputStream out, Content content) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, BUFFER);
        content.writeTo(buffered);
        buffered.flush();
    }

    /** After a move there is no draft left; and where it cannot be deleted, an earlier error says more. */
    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            draft.toFile().deleteOnExit();
        }
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().getParent();
    }
}
