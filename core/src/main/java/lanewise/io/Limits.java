package lanewise.io;

import lanewise.error.ModelException;

/**
 * How much a file may hold before it is refused: a small file can unpack to terabytes.
 *
 * @param fileBytes of a file as it lies on the disk
 * @param entries in an archive
 * @param entryBytes of one entry, unpacked
 * @param unpackedBytes of all entries together, unpacked
 * @param arrayValues in one array
 * @param jsonBytes of a JSON document
 * @param jsonValues in a JSON document: numbers, texts, lists, ...
 * @param jsonDepth of lists and objects in a JSON document
 * @param signalValues of all signals of a model together, and of all arrays from which they come
 */
public record Limits(
        int fileBytes,
        int entries,
        int entryBytes,
        long unpackedBytes,
        int arrayValues,
        int jsonBytes,
        int jsonValues,
        int jsonDepth,
        long signalValues) {
    /** Reading nests as deep as the document, and a stack has an end. */
    private static final int DEEPEST = 500;

    private static final int MIB = 1 << 20;

    /**
     * Enough for models of a hundred thousand neurons and more: files of 512 MiB, entries of 256 MiB, 1 GiB unpacked,
     * arrays of 32 Mi values and models of 128 Mi.
     */
    public static final Limits DEFAULT =
            new Limits(512 * MIB, 65_535, 256 * MIB, 1024L * MIB, 32 * MIB, 64 * MIB, 4 * MIB, 64, 128L * MIB);

    /** With a check that all are positive, and the depth at most 500. */
    public Limits {
        if (fileBytes < 1
                || entries < 1
                || entryBytes < 1
                || unpackedBytes < 1
                || arrayValues < 1
                || jsonBytes < 1
                || jsonValues < 1
                || jsonDepth < 1
                || signalValues < 1) {
            throw new ModelException(
                    "limits %d, %d, %d, %d, %d, %d, %d, %d, %d: every limit must be positive; start from Limits.DEFAULT"
                            .formatted(
                                    fileBytes,
                                    entries,
                                    entryBytes,
                                    unpackedBytes,
                                    arrayValues,
                                    jsonBytes,
                                    jsonValues,
                                    jsonDepth,
                                    signalValues));
        }
        if (jsonDepth > DEEPEST) {
            throw new ModelException("limits: a JSON depth of %d; at most %d".formatted(jsonDepth, DEEPEST));
        }
    }
}
