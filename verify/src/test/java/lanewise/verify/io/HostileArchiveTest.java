package lanewise.verify.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lanewise.error.FormatException;
import lanewise.io.Limits;
import lanewise.io.ModelArchive;
import lanewise.kernel.ScalarKernels;
import lanewise.plan.PlanReport;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.Test;

/** Small files that are made to take much time or memory take little of both. */
class HostileArchiveTest {
    private static final int MIB = 1 << 20;

    private static final Limits LIMITS = new Limits(MIB, 1000, 4 * MIB, 16 * MIB, MIB / 4, 2 * MIB, MIB, 20, MIB);

    private static final String NOTHING = "\"fill\": 0";

    private final List<String> signals = new ArrayList<>();
    private final List<String> operators = new ArrayList<>();
    private final List<String> probes = new ArrayList<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private int steps = 3;

    @Test
    void aLargeArrayThatManyProbesNameIsReadOnce() {
        steps = 200_000;
        entries.put("e.npy", npy("<f8", "(200000,)", 8 * steps));
        int x = signal("", NOTHING);
        for (int i = 0; i < 100; i++) {
            probes.add("""
                    {"name": "p", "target": "t", "key": "k", "signal": %d, "every": 1, "expected": "e.npy"}""".formatted(x));
        }
        assertThat(read(8 * MIB).probes()).hasSize(100);
    }

    @Test
    void bytesThatBecomeDoublesCountAsBothWhatTheyAreAndWhatTheyBecome() {
        steps = 200_000;
        for (int i = 0; i < 10; i++) {
            entries.put("e%d.npy".formatted(i), npy("|u1", "(200000,)", steps));
            probes.add("""
                    {"name": "p", "target": "t", "key": "k", "signal": 0, "every": 1, "expected": "e%d.npy"}""".formatted(i));
        }
        signal("", NOTHING);
        assertRefused(16 * MIB, "model.json: probes[2]: expected, array e2.npy: with it, the arrays have more values");
    }

    @Test
    void sparseMatricesThatShareTheirEntriesCountEach() {
        entries.put("i.npy", npy("<i8", "(100000,)", 800_000));
        entries.put("v.npy", npy("<f8", "(100000,)", 800_000));
        for (int i = 0; i < 50; i++) {
            signal("5, 5", "\"sparse\": {\"rows\": \"i.npy\", \"cols\": \"i.npy\", \"values\": \"v.npy\"}");
        }
        assertRefused(64 * MIB, "model.json: signals[10]: shape [5, 5]: with it, the signals have more values");
    }

    @Test
    void anArrayOfTheWrongShapeIsNotUnpacked() {
        entries.put("s.npy", npy("<f8", "(250000,)", 2_000_000));
        signal("3", "\"data\": \"s.npy\"");
        assertRefused(MIB, "model.json: signals[0]: data, array s.npy: its shape is [250000]; it has to be [3]");
    }

    @Test
    void aDocumentThatIsTooLongIsNotUnpacked() {
        entries.put("model.json", " ".repeat(4_000_000).getBytes(StandardCharsets.US_ASCII));
        assertRefused(MIB / 2, "model.json: 4000000 bytes of JSON; the limit is 2097152");
    }

    @Test
    void aViewWithGapsIsHeldAgainstConstantPartsOnce() {
        int n = 100_000;
        signal("" + 2 * n, NOTHING);
        view("" + n, 0, "2", ", \"readonly\": true");
        int odd = view("" + n, 1, "2", "");
        for (int i = 0; i < 1000; i++) {
            operators.add("""
                    {"type": "Copy", "src": 1, "dst": %d, "src_index": null, "dst_index": null, "inc": true}""".formatted(odd));
        }
        assertThat(read(64 * MIB).graph().operators()).hasSize(1000);
    }

    @Test
    void onePlaceThatIsConstantIsEnoughToRefuse() {
        signal("12", NOTHING);
        view("6", 0, "2", ", \"readonly\": true");
        reset(view("1", 7, "1", ""), 1);
        reset(view("2", 5, "6", ""), 1);
        assertThat(read(MIB).graph().operators()).hasSize(2);
        reset(view("2", 7, "1", ""), 1);
        assertRefused(MIB, "model.json: operators[2]: it writes signal s[2], which is readonly");
        operators.removeLast();
        reset(view("2", 3, "3", ""), 1);
        assertRefused(MIB, "model.json: operators[2]: it writes signal s[2], which is readonly");
    }

    @Test
    void manyInputsOfALongChainArePlannedInTime() {
        int n = 1500;
        int sum = signal("1", NOTHING);
        reset(sum, 0);
        entries.put("r.npy", npy("<f8", "(3, 1)", 24));
        for (int i = 0; i < n; i++) {
            int input = signal("1", NOTHING);
            operators.add("""
                    {"type": "HostFunction", "recorded": "r.npy", "x": null, "t": false, "output": %d}""".formatted(input));
            copy(input, sum, true);
        }
        int last = sum;
        for (int i = 0; i < n; i++) {
            int next = signal("1", NOTHING);
            copy(last, next, false);
            last = next;
        }
        ModelArchive model = read(64 * MIB);
        assertThat(Cost.limited(256 * MIB, () -> PlanReport.of(model.graph())).blocks())
                .isNotEmpty();
    }

    @Test
    void manyShortOperatorsAreBoundInTime() {
        int last = signal("1", NOTHING);
        reset(last, 1);
        for (int i = 0; i < 4000; i++) {
            int next = signal("1", NOTHING);
            copy(last, next, false);
            last = next;
        }
        ModelArchive model = read(64 * MIB);
        PlanReport.of(model.graph());
        try (Simulator simulator = Cost.limited(
                256 * MIB, () -> Simulator.of(model.graph(), options -> options.kernels(ScalarKernels.INSTANCE)))) {
            simulator.runSteps(3);
        }
    }

    private int signal(String shape, String content) {
        signals.add("""
                {"id": %d, "name": "s", "shape": [%s], "type": "float", %s}""".formatted(signals.size(), shape, content));
        return signals.size() - 1;
    }

    /** A view on the first signal. */
    private int view(String shape, int offset, String strides, String more) {
        return signal(shape, "\"base\": 0, \"offset\": %d, \"strides\": [%s]%s".formatted(offset, strides, more));
    }

    private void reset(int signal, int value) {
        operators.add("{\"type\": \"Reset\", \"dst\": %d, \"value\": %d}".formatted(signal, value));
    }

    private void copy(int from, int to, boolean increment) {
        operators.add("""
                {"type": "Copy", "src": %d, "dst": %d, "src_index": null, "dst_index": null, "inc": %b}""".formatted(from, to, increment));
    }

    private ModelArchive read(long mostBytes) {
        byte[] file = zip();
        return Cost.limited(mostBytes, () -> ModelArchive.decode("bad.zip", file, LIMITS));
    }

    private void assertRefused(long mostBytes, String why) {
        assertThatThrownBy(() -> read(mostBytes))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("bad.zip: " + why);
    }

    private static byte[] npy(String type, String shape, int bytes) {
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
        String start = "\u0093NUMPY\u0001\0v\0%-117s\n".formatted(header);
        byte[] file = new byte[start.length() + bytes];
        System.arraycopy(start.getBytes(StandardCharsets.ISO_8859_1), 0, file, 0, start.length());
        return file;
    }

    private byte[] zip() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("model.json", document().getBytes(StandardCharsets.US_ASCII));
        all.putAll(entries);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private String document() {
        return """
                {"format": "lanewise-model", "version": 1, "source": "", "note": "", "dt": 0.001, "steps": %d,
                 "signals": [%s], "operators": [%s], "probes": [%s]}""".formatted(
                        steps, String.join(", ", signals), String.join(", ", operators), String.join(", ", probes));
    }
}
