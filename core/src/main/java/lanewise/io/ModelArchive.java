package lanewise.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.error.FormatException;
import lanewise.error.ModelException;
import lanewise.graph.Graph;
import lanewise.graph.Signal;

/**
 * A built model as a file, format {@code lanewise-model} version 1: the graph, what its signals are called and which of
 * them are constant, and what a reference simulation recorded. Immutable, but for its arrays, which are never to be
 * changed; may be shared by threads.
 *
 * <p>Reading refuses with a {@link FormatException}, which names file, place and reason, whatever is
 * damaged, inconsistent, unknown or beyond the limits; members that the format does not know are passed over. Writing is
 * canonical: write, read, write gives the same bytes.
 *
 * @param source what wrote the model
 * @param note free text
 * @param steps how many steps the expected data of the probes cover
 * @param graph the model
 * @param signals all signals in the order of their ids; a view after its base
 * @param operators what is said of each operator of the graph, in its order
 * @param probes what is said of each probe of the graph, in its order
 */
public record ModelArchive(
        String source,
        String note,
        int steps,
        Graph graph,
        List<ArchivedSignal> signals,
        List<ArchivedOperator> operators,
        List<ArchivedProbe> probes) {
    /** The format's name. */
    public static final String FORMAT = "lanewise-model";

    /** The format's version. */
    public static final int VERSION = 1;

    /**
     * A signal.
     *
     * @param signal the signal
     * @param readonly whether no operator may change it
     */
    public record ArchivedSignal(Signal signal, boolean readonly) {}

    /**
     * What an archive says of an operator, besides the graph.
     *
     * @param tag where it comes from, for people
     * @param process the kind of process whose recorded values it gives, for people
     * @param idleStates the state signals of such a process, which a recording leaves as they are
     */
    public record ArchivedOperator(Optional<String> tag, Optional<String> process, Map<String, Signal> idleStates) {
        /** Of an operator without such a recording. */
        public ArchivedOperator(Optional<String> tag) {
            this(tag, Optional.empty(), Map.of());
        }

        /** With a copy of the map, which keeps its order. */
        public ArchivedOperator {
            idleStates = Collections.unmodifiableMap(new LinkedHashMap<>(idleStates));
        }
    }

    /**
     * What an archive says of a probe, besides the graph.
     *
     * @param target the object that is probed
     * @param key what of it
     * @param expected what a reference simulation recorded: one sample after the other
     */
    public record ArchivedProbe(String target, String key, NpyArray.Doubles expected) {}

    /** With a check that all lists fit the graph; they are copied. */
    public ModelArchive {
        signals = List.copyOf(signals);
        operators = List.copyOf(operators);
        probes = List.copyOf(probes);
        if (steps < 0
                || operators.size() != graph.operators().size()
                || probes.size() != graph.probes().size()) {
            throw new ModelException(
                    "model archive: %d steps, %d operators and %d probes; the graph has %d operators and %d probes"
                            .formatted(
                                    steps,
                                    operators.size(),
                                    probes.size(),
                                    graph.operators().size(),
                                    graph.probes().size()));
        }
    }

    /**
     * The model in a file, within {@link Limits#DEFAULT}.
     *
     * @throws FormatException if the file cannot be read or is refused
     */
    public static ModelArchive read(Path file) {
        return read(file, Limits.DEFAULT);
    }

    /**
     * The model in a file.
     *
     * @throws FormatException if the file cannot be read or is refused
     */
    public static ModelArchive read(Path file, Limits limits) {
        try {
            return decode(file.toString(), WholeFile.read(file, limits), limits);
        } catch (OutOfMemoryError e) {
            throw tooLarge(file.toString(), e);
        }
    }

    /**
     * The model that the bytes of a file hold.
     *
     * @param file what messages call it
     * @throws FormatException if it is refused
     */
    public static ModelArchive decode(String file, byte[] bytes, Limits limits) {
        try {
            return new ModelReader(ZipArchive.of(file, bytes, limits), limits).read();
        } catch (OutOfMemoryError e) {
            throw tooLarge(file, e);
        }
    }

    /** What is within the limits may still be more than there is; all that was read is garbage by then. */
    private static FormatException tooLarge(String file, OutOfMemoryError cause) {
        return new FormatException(
                "%s: reading it takes more memory than the %d MB that this Java may use; start Java with a larger -Xmx"
                        .formatted(file, Runtime.getRuntime().maxMemory() / 1_000_000),
                cause);
    }

    /**
     * The bytes of the file that {@link #write} writes.
     *
     * @throws ModelException if the format has no way to say what the model contains
     */
    public byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new ModelWriter(this).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Writes the model. The file has its old content or all of the new one, whatever happens.
     *
     * @throws FormatException if the file cannot be written
     * @throws ModelException if the format has no way to say what the model contains
     */
    public void write(Path file) {
        ModelWriter writer = new ModelWriter(this);
        WholeFile.write(file, writer::writeTo);
    }
}
