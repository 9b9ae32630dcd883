package lanewise.verify.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.io.Limits;
import lanewise.io.ModelArchive;
import lanewise.io.ModelArchive.ArchivedOperator;
import lanewise.io.Npy;
import lanewise.io.NpyArray;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the reference exporter wrote is read whole: written again, document and arrays are what they were. */
class ModelArchiveTest {
    static final Iterable<String> NAMES = ReferenceModels.NAMES;

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("NAMES")
    void writesWhatTheExporterWrote(String name) throws IOException {
        byte[] original = ReferenceModels.bytes(name);
        Path file = folder.resolve("first.zip");
        ModelArchive.decode(name, original, Limits.DEFAULT).write(file);

        Map<String, byte[]> expected = entries(original);
        Map<String, byte[]> actual = entries(Files.readAllBytes(file));
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        assertThat(new String(actual.get("model.json"), StandardCharsets.UTF_8))
                .isEqualTo(new String(expected.get("model.json"), StandardCharsets.UTF_8));
        for (String entry : expected.keySet()) {
            if (!Arrays.equals(actual.get(entry), expected.get(entry))) {
                assertSameValues(entry, actual.get(entry), expected.get(entry));
            }
        }
    }

    /** A function that gives integers was recorded as integers; here all recordings are doubles. */
    private void assertSameValues(String entry, byte[] actual, byte[] expected) throws IOException {
        assertThat(entry).startsWith("recorded");
        NpyArray read = Npy.read(Files.write(folder.resolve("expected.npy"), expected));
        NpyArray written = Npy.read(Files.write(folder.resolve("actual.npy"), actual));
        assertThat(read).isInstanceOf(NpyArray.Longs.class);
        assertThat(written.shape()).isEqualTo(read.shape());
        assertThat(written.toDoubles()).isEqualTo(read.toDoubles());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void writeReadWriteGivesTheSameBytesAndTheSameGraph(String name) throws IOException {
        ModelArchive model = ModelArchive.decode(name, ReferenceModels.bytes(name), Limits.DEFAULT);
        Path first = folder.resolve("first.zip");
        Path second = folder.resolve("second.zip");
        model.write(first);
        ModelArchive again = ModelArchive.read(first);
        again.write(second);

        assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
        assertSame(again, model);
    }

    private static void assertSame(ModelArchive actual, ModelArchive expected) {
        Graph graph = actual.graph();
        assertThat(graph.dt()).isEqualTo(expected.graph().dt());
        assertThat(actual.signals()).hasSameSizeAs(expected.signals());
        for (int i = 0; i < actual.signals().size(); i++) {
            Signal signal = actual.signals().get(i).signal();
            Signal other = expected.signals().get(i).signal();
            assertThat(signal.toString()).isEqualTo(other.toString());
            assertThat(signal.type()).isEqualTo(other.type());
            assertThat(signal.positions()).isEqualTo(other.positions());
            for (int k = 0; k < signal.size() && signal.sparse().isEmpty(); k++) {
                assertThat(signal.initial(k)).isEqualTo(other.initial(k));
            }
        }
        assertThat(graph.operators()).hasSameSizeAs(expected.graph().operators());
        for (int i = 0; i < graph.operators().size(); i++) {
            Operator operator = graph.operators().get(i);
            assertThat(operator).hasSameClassAs(expected.graph().operators().get(i));
        }
        assertThat(actual.operators())
                .extracting(ArchivedOperator::tag)
                .isEqualTo(
                        expected.operators().stream().map(ArchivedOperator::tag).toList());
    }

    private static Map<String, byte[]> entries(byte[] file) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
