package lanewise.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Nengo has built, a file each: those among the test resources, or those of another folder of the same form, which
 * {@code -Dlanewise.reference=DIR} names.
 */
public final class ReferenceFile {
    private static final String FOLDER = System.getProperty("lanewise.reference");

    private ReferenceFile() {}

    /** Opens a file by its name below the folder. */
    public static InputStream open(String name) throws IOException {
        return FOLDER == null
                ? ReferenceFile.class.getResourceAsStream("/reference/" + name)
                : Files.newInputStream(Path.of(FOLDER, name));
    }
}
