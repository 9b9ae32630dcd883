package lanewise.bench.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lanewise.bench.archive.TuneReport.Row;
import lanewise.graph.Graph;
import lanewise.io.ModelArchive;
import lanewise.kernel.KernelChoice;
import lanewise.plan.Planner;
import org.junit.jupiter.api.Test;

/** What tuning says about given measurements, and what it tells to type. */
class TuneReportTest {
    private static final double NOISE = 0.03;

    /** A gain that was measured where even the default differed by more. */
    private static final double NOISY = 0.2;

    private final Trial threads =
            Trial.of("threads", "2", 1, options -> options.threads(2), new Trial.Words("--threads 2", ".threads(2)"));
    private final Trial planner = Trial.of(
            "planner",
            "tree-3",
            1,
            options -> options.planner(Planner.tree(3)),
            new Trial.Words("--planner tree-3", ".planner(Planner.tree(3))"));
    private final List<Row> rows = List.of(
            row(threads, 0.5),
            row(planner, 0.031),
            row(Trial.ofAnother("stateful", "false", 1, options -> {}), -0.03),
            row(Trial.ofAnother("useLoop", "false", 1, options -> {}), -0.031),
            row(Trial.ofAnother("batch", "4", 4, options -> {}), NOISY),
            Row.of(Trial.untried("inferenceOnly", "true", "always so")));
    private final Graph graph;

    TuneReportTest() throws Exception {
        graph = ModelArchive.read(Path.of(TuneReportTest.class
                        .getResource("/lanewise/bench/models/host_function.zip")
                        .toURI()))
                .graph();
    }

    private static Row row(Trial trial, double gain) {
        return new Row(
                trial, OptionalDouble.of(2 / (1 + gain)), OptionalDouble.of(gain), gain == NOISY ? 2 * NOISY : 0);
    }

    private String text(String model, int batch, Optional<Row> best) {
        var settings =
                new Tuning.Settings(Path.of(model), OptionalInt.empty(), batch, KernelChoice.of("scalar"), 1, Map.of());
        return new TuneReport(settings, new TrialRun.Calls(5, 10), graph, 9, 1, 2, NOISE, rows, best).text();
    }

    @Test
    void whatDiffersByMoreThanNoiseHelpsOrHarms() {
        assertThat(text("m.zip", 1, Optional.empty()))
                .containsPattern("threads +2 +1\\.33 +\\+50\\.0 %  faster\n")
                .containsPattern("planner +tree-3 +1\\.94 +\\+3\\.1 %  faster\n")
                .containsPattern("stateful +false +2\\.06 +-3\\.0 %  within noise\n")
                .containsPattern("useLoop +false +2\\.06 +-3\\.1 %  slower\n")
                .containsPattern("batch +4 +1\\.67 +\\+20\\.0 %  within noise, here 40\\.0 %\n")
                .containsPattern("inferenceOnly +true +always so\n")
                .contains("helps         threads 2 (+50.0 %), planner tree-3 (+3.1 %)\n")
                .contains("no help       stateful, useLoop, batch, inferenceOnly\n");
    }

    @Test
    void theBestCanBeTyped() {
        Row together = row(Trial.together(List.of(threads, planner)), 0.6);
        assertThat(text("my model's.zip", 4, Optional.of(together)))
                .contains("best          threads 2, planner tree-3: +60.0 %, measured once more\n")
                .contains("java -jar lanewise.jar run 'my model'\\''s.zip' --batch 4 --threads 2 --planner tree-3\n")
                .endsWith("Simulator.of(graph, options -> options.batch(4).threads(2).planner(Planner.tree(3)))");
    }

    @Test
    void whatHelpsOnlyOnceIsNotTheBest() {
        assertThat(text("m.zip", 1, Optional.empty()))
                .contains("best          the default: what seemed to help did not when it was measured once more\n")
                .contains("to type       java -jar lanewise.jar run m.zip\n")
                .endsWith("in Java       Simulator.of(graph)");
    }
}
