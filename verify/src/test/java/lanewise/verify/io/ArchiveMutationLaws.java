package lanewise.verify.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import lanewise.error.FormatException;
import lanewise.error.LanewiseException;
import lanewise.io.Json;
import lanewise.io.Limits;
import lanewise.io.ModelArchive;
import lanewise.kernel.ScalarKernels;
import lanewise.plan.PlanReport;
import lanewise.sim.Simulator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/**
 * An archive with something changed in it is refused with a {@link FormatException}, or is an archive that can be
 * written, read, planned and run. Whatever was changed, nothing else is ever thrown, reading takes no second of the
 * processor, and no more memory than the limits allow. A file that breaks this is kept, to be read again.
 */
class ArchiveMutationLaws {
    /** A small file is not to become large in memory. */
    private static final Limits LIMITS =
            new Limits(1 << 20, 100, 1 << 20, 1 << 22, 1 << 18, 1 << 20, 1 << 16, 20, 1 << 20);

    /** What is within these limits: 4 MiB of entries, 8 MiB of arrays, and the document's values as objects. */
    private static final long MOST_READING = 16L << 20;

    /** All values of all signals in double and in float, as they are laid out and as they start. */
    private static final long MOST_RUNNING = 64L << 20;

    private static final int STEPS = 3;

    private static final byte[] MODEL = ModelArchive.decode(
                    "good.zip", ArchiveEdit.everyOperator().zip(), LIMITS)
            .encode();

    /** Numbers from all over, since those that are drawn by default are mostly small and often the same. */
    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.randomValue(Random::nextLong);
    }

    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReportMode.OFF)
    void anythingElseInTheDocument(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        ArchiveEdit edit = ArchiveEdit.everyOperator();
        Json document = edit.document();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            document = new Mutation(document, random).result();
        }
        edit.document(document);
        String outcome = check(edit.zip());
        Statistics.collect(outcome);
        Statistics.coverage(ArchiveMutationLaws::bothOften);
    }

    /** Another type, order or shape, other values, or those of another array. */
    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void anythingElseInAnArray(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        ArchiveEdit edit = ArchiveEdit.everyOperator();
        List<String> names = edit.entries().keySet().stream()
                .filter(name -> name.endsWith(".npy"))
                .toList();
        String name = names.get(random.nextInt(names.size()));
        byte[] array = edit.entries().get(name);
        switch (random.nextInt(3)) {
            case 0 -> edit.entries().put(name, edit.entries().get(names.get(random.nextInt(names.size()))));
            case 1 -> edit.entries().put(name, withHeader(array, random));
            default -> Arrays.fill(array, array.length - 8, array.length, (byte) (random.nextBoolean() ? 0xff : 0x7f));
        }
        check(edit.zip());
    }

    private static byte[] withHeader(byte[] array, Random random) {
        List<String> types = List.of("<f8", "<f4", "<i8", "<i4", "<i2", "|i1", "|u1", "|b1", ">f8", "|O", "<c16");
        List<String> shapes = List.of("()", "(1,)", "(3,)", "(6, 3)", "(0, 5)", "(2, 2, 2)", "(2147483647, 2)");
        String header = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }"
                .formatted(
                        types.get(random.nextInt(types.size())),
                        random.nextBoolean() ? "True" : "False",
                        shapes.get(random.nextInt(shapes.size())));
        byte[] changed = array.clone();
        Arrays.fill(changed, 10, 127, (byte) ' ');
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, changed, 10, text.length);
        return changed;
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void anyOtherByteInAnEntry(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        ArchiveEdit edit = ArchiveEdit.everyOperator();
        List<byte[]> entries = new ArrayList<>(edit.entries().values());
        byte[] entry = entries.get(random.nextInt(entries.size()));
        entry[random.nextInt(entry.length)] ^= (byte) (1 + random.nextInt(255));
        check(edit.zip());
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void anyOtherByteInTheFile(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        byte[] file = ArchiveEdit.everyOperator().zip();
        file[random.nextInt(file.length)] ^= (byte) (1 + random.nextInt(255));
        if (!check(file).equals("refused")) {
            assertThat(ModelArchive.decode("bad.zip", file, LIMITS).encode()).isEqualTo(MODEL);
        }
    }

    /** A file that is kept if anything goes wrong. */
    private static String check(byte[] file) {
        try {
            return outcome(file);
        } catch (Throwable e) {
            throw new AssertionError("%s, with the file %s".formatted(e, kept(file)), e);
        }
    }

    private static Path kept(byte[] file) {
        CRC32 sum = new CRC32();
        sum.update(file);
        try {
            Path folder = Files.createDirectories(Path.of("target", "bad-archives"));
            return Files.write(folder.resolve("%08x.zip".formatted(sum.getValue())), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String outcome(byte[] file) {
        ModelArchive model;
        try {
            model = Cost.limited(MOST_READING, () -> ModelArchive.decode("bad.zip", file, LIMITS));
        } catch (FormatException e) {
            assertThat(e).hasMessageStartingWith("bad.zip: ");
            return "refused";
        }
        byte[] written = model.encode();
        assertThat(ModelArchive.decode("again.zip", written, LIMITS).encode()).isEqualTo(written);
        return Cost.limited(MOST_RUNNING, () -> run(model));
    }

    /** Some models can only be found to be wrong when they are planned, or run. */
    private static String run(ModelArchive model) {
        try {
            assertThat(PlanReport.of(model.graph()).memoryBytes(1)).isPositive();
            try (Simulator simulator = Simulator.of(
                    model.graph(),
                    options ->
                            options.kernels(ScalarKernels.INSTANCE).function("square", ArchiveMutationLaws::square))) {
                simulator.runSteps(STEPS);
            }
            return "run";
        } catch (LanewiseException e) {
            assertThat(e.getMessage()).isNotBlank();
            return "failed in a run";
        }
    }

    private static void square(double t, double[] x, double[] out) {
        Arrays.setAll(out, i -> x[i % x.length] * x[i % x.length]);
    }

    /** Both what is refused and what is run says something only if there is enough of it. */
    private static void bothOften(StatisticsCoverage coverage) {
        coverage.check("refused").percentage(percent -> percent > 20);
        coverage.check("run").percentage(percent -> percent > 5);
    }
}
