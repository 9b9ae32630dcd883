package lanewise.analysis.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.analysis.ResponseCurves;
import lanewise.analysis.SpikeTrains;
import lanewise.analysis.TuningCurves;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.error.FormatException;
import lanewise.error.ModelException;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.sim.Simulator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a picture, and that it is a document. */
class PictureTest {
    /** What is drawn, not how it looks. */
    private static final class Notes implements Canvas {
        private final List<String> texts = new ArrayList<>();
        private final List<double[]> xs = new ArrayList<>();
        private final List<double[]> ys = new ArrayList<>();
        private final List<double[]> marks = new ArrayList<>();
        private final List<Double> heights = new ArrayList<>();
        private int dots;

        static Notes of(Picture picture) {
            Notes notes = new Notes();
            picture.draw(notes);
            return notes;
        }

        @Override
        public void rectangle(double x, double y, double width, double height, int colour) {
            assertThat(new double[] {x, y, width, height}).doesNotContain(Double.NaN);
        }

        @Override
        public void ticks(double[] lefts, double y, double width, double height, int colour) {
            marks.add(lefts);
            heights.add(y + height / 2);
        }

        @Override
        public void line(double[] lineXs, double[] lineYs, double width, int colour) {
            assertThat(lineXs).doesNotContain(Double.NaN);
            assertThat(lineYs).doesNotContain(Double.NaN);
            if (lineXs.length > 2 || width == 1.6) {
                xs.add(lineXs);
                ys.add(lineYs);
            }
        }

        @Override
        public void dot(double x, double y, double radius, int colour) {
            dots++;
        }

        @Override
        public void text(String text, double x, double y, double size, boolean bold, Anchor anchor, int colour) {
            texts.add(text);
        }
    }

    private static final double[] TIMES = {0.001, 0.002, 0.003, 0.004};

    private static LinePlot plot(double... ys) {
        return LinePlot.titled("title").values("value").line("line", TIMES, ys);
    }

    @Test
    void aPlotNamesWhatItShows() {
        Notes notes = Notes.of(plot(1, 2, 3, 4));
        assertThat(notes.texts).contains("title", "time (s)", "value", "line", "0.0010", "0.0040", "0", "2", "4");
        assertThat(notes.xs).hasSize(1);
        assertThat(notes.xs.get(0)).hasSize(4).isSorted();
        assertThat(notes.ys.get(0)[0]).as("up is up").isGreaterThan(notes.ys.get(0)[3]);
    }

    @Test
    void whatIsNoNumberIsAGap() {
        Notes notes = Notes.of(plot(1, Double.NaN, 3, 4));
        assertThat(notes.dots).isEqualTo(1);
        assertThat(notes.xs).hasSize(1);
        assertThat(notes.xs.get(0)).hasSize(2);
        assertThat(Notes.of(plot(1, 2, Double.POSITIVE_INFINITY, 1e301)).xs.get(0))
                .hasSize(2);
    }

    @Test
    void constantsAndNothingHaveAxesToo() {
        for (double value : new double[] {0, 5, -1e-200, 1e299, Double.NaN, -1}) {
            assertThat(Notes.of(plot(value, value, value, value)).texts).contains("title", "value");
        }
        assertThat(Notes.of(LinePlot.titled("empty")).texts).contains("empty", "time (s)");
        assertThat(Notes.of(plot(5, Math.nextUp(5.0), 5, 5)).texts).contains("5.0");
    }

    /** A record of a million steps is a picture of some thousand points, on which each peak is still there. */
    @Test
    void longRecordsAreThinnedOut() {
        int steps = 1_000_000;
        double[] times = new double[steps];
        double[] values = new double[steps];
        Arrays.setAll(times, i -> i * 0.001);
        Arrays.setAll(values, i -> Math.sin(i * 0.01));
        values[654_321] = 10;
        Notes notes = Notes.of(LinePlot.titled("long").line("line", times, values));
        assertThat(notes.xs.get(0)).hasSizeBetween(1000, 4000).isSorted();
        double highest = Arrays.stream(notes.ys.get(0)).min().orElseThrow();
        long peaks = Arrays.stream(notes.ys.get(0)).filter(y -> y == highest).count();
        double[] rest = Arrays.stream(notes.ys.get(0)).sorted().skip(1).toArray();
        assertThat(peaks).isEqualTo(1);
        assertThat(rest[0] - highest).as("from 10 down to 1").isGreaterThan(100);
    }

    @Test
    void aLegendThatIsTooLongTellsHowManyAreLeftOut() {
        double[][] rows = new double[4][60];
        Notes notes = Notes.of(LinePlot.titled("many").lines("a line of some length", TIMES, rows));
        assertThat(notes.texts).contains("a line of some length[0]").doesNotContain("a line of some length[59]");
        long named =
                notes.texts.stream().filter(text -> text.startsWith("a line")).count();
        assertThat(notes.texts).contains("and %d more".formatted(60 - named));
    }

    @Test
    void spikesAreRowsOfMarks() {
        float[][] spikes = {{1, 0, 0}, {0, 0, 1}, {0, 0, 0}, {1, 0, 1}};
        RasterPlot raster = RasterPlot.of("spikes", SpikeTrains.of(TIMES, spikes));
        Notes notes = Notes.of(raster);
        assertThat(notes.texts).contains("spikes", "neuron", "1", "2", "3", "time (s)");
        assertThat(notes.marks).extracting(lefts -> lefts.length).containsExactly(2, 2);
        assertThat(notes.heights).as("downward").isSorted();
        double[] first = notes.marks.get(0);
        double[] last = notes.marks.get(1);
        assertThat(last[0] - first[0])
                .isCloseTo((first[1] - first[0]) / 3, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(Notes.of(RasterPlot.of("none", SpikeTrains.of(new double[0], new float[0][]))).texts)
                .contains("none");
    }

    @Test
    void curvesOfAnEnsembleAreALineANeuron() {
        Network net = new Network("net", 0);
        Ensemble one = net.ensemble("one", 7, 1);
        Ensemble two = net.ensemble("two", 7, 2);
        BuiltNetwork built = Builder.build(net);
        Notes tuning = Notes.of(LinePlot.of("tuning", TuningCurves.of(built, one)));
        assertThat(tuning.xs).hasSize(7);
        assertThat(tuning.texts).contains("tuning", "firing rate (Hz)", "input").doesNotContain("and 0 more");
        assertThat(Notes.of(LinePlot.of("response", ResponseCurves.of(built, two))).xs)
                .hasSize(7);
        assertRefused(
                () -> LinePlot.of("tuning", TuningCurves.of(built, two)),
                "inputs of 2 values",
                "TuningMaps",
                "response curves");
    }

    /** Each map is darkest at the end of its neuron's preferred direction. */
    @Test
    void curvesOfTwoDimensionsAreMaps() {
        Network net = new Network("net", 0);
        Ensemble two = net.ensemble(
                "two",
                20,
                2,
                e -> e.radius(3)
                        .encoders(Choice.ofRows(new double[][] {{-1, 0}}))
                        .intercepts(Choice.of(0.5)));
        Ensemble three = net.ensemble("three", 5, 1);
        BuiltNetwork built = Builder.build(net);
        TuningMaps maps = TuningMaps.of("maps", TuningCurves.of(built, two));
        assertThat(Notes.of(maps).texts)
                .contains("maps")
                .anyMatch(text -> text.matches("12: up to \\d{3} Hz"))
                .noneMatch(text -> text.startsWith("13:"))
                .anyMatch(text -> text.contains("from \u22123.0 to 3.0"));
        TuningMaps one = maps.neurons(19);
        assertThat(one.height()).isLessThan(maps.height());
        String svg = one.svg();
        assertThat(svg).contains("20: up to", "fill=\"#00518a\"");
        String rectangle = "<rect x=\"%s\" y=\"76\"";
        assertThat(svg).contains(rectangle.formatted(20)).doesNotContain(rectangle.formatted(70));
        assertRefused(() -> maps.neurons(20), "picture maps: neuron 20", "there are 20");
        assertRefused(maps::neurons, "0 maps", "1 to 120");
        assertRefused(
                () -> TuningMaps.of("maps", TuningCurves.of(built, three)), "grid of 1 dimensions", "need a grid of 2");
    }

    @Test
    void probesAreLinesOverTime() {
        Network net = new Network("net", 0);
        Probe probe = net.probe(net.node("node", 2, (t, out) -> out[1] = t));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(10);
            Notes notes = Notes.of(LinePlot.titled("node").lines("x", simulator.data(probe)));
            assertThat(notes.texts).contains("x[0]", "x[1]");
            assertThat(notes.ys.get(0)).containsOnly(notes.ys.get(0)[0]);
            assertThat(notes.xs.get(1)).hasSize(10);
        }
    }

    @Test
    void aStackIsAsHighAsItsPictures() {
        Picture stack = plot(1, 2, 3, 4).above(plot(4, 3, 2, 1).sized(900, 200), plot(1, 1, 1, 1));
        assertThat(stack.width()).isEqualTo(900);
        assertThat(stack.height()).isEqualTo(840);
        Notes notes = Notes.of(stack);
        assertThat(notes.ys).hasSize(3);
        assertThat(notes.ys.get(1)[0]).isBetween(320.0, 520.0);
    }

    @Test
    void aPictureIsWrittenAsText(@TempDir Path folder) throws IOException {
        String title = "a < b & \"c\" \u0000\u001b[31m \u65e5\u672c \ud83e\udde0 ]]>";
        LinePlot plot = LinePlot.titled(title).line(title, TIMES, 1, 2, 3, 4);
        assertThat(plot.svg())
                .startsWith("<svg xmlns")
                .endsWith("</svg>\n")
                .contains(">a &lt; b &amp; \"c\" \ufffd\ufffd[31m \u65e5\u672c \ud83e\udde0 ]]&gt;</text>");
        assertThat(plot.svg())
                .isEqualTo(LinePlot.titled(title).line(title, TIMES, 1, 2, 3, 4).svg());
        Path file = folder.resolve("plot.svg");
        plot.write(file);
        assertThat(file).hasContent(plot.svg());
        StringBuilder text = new StringBuilder();
        plot.write(text);
        assertThat(text.toString()).isEqualTo(plot.svg());
        assertThatThrownBy(() -> plot.write(folder.resolve("missing/plot.svg")))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("plot.svg", "cannot be written");
        assertThat(folder).isDirectoryNotContaining("glob:**missing*");
    }

    @Test
    void anAppendablesErrorIsItsOwn() {
        Appendable full = new java.io.Writer() {
            @Override
            public void write(char[] buffer, int off, int len) throws IOException {
                throw new IOException("full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> plot(1, 2, 3, 4).write(full)).isInstanceOf(IOException.class);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertRefused(() -> plot(1, 2, 3), "picture title: line line has 4 xs and 3 ys");
        assertRefused(
                () -> LinePlot.titled("t").lines("n", new double[2], new double[][] {{1}, {1, 2}}),
                "rows of 1 and of 2");
        assertRefused(() -> plot(1, 2, 3, 4).sized(10, 300), "its width is 10 points", "160 to 10000");
        assertRefused(
                () -> RasterPlot.of("r", SpikeTrains.of(TIMES, new float[4][1])).sized(800, 20_000),
                "its height is 20000");
    }

    private static void assertRefused(ThrowingCallable made, String... told) {
        assertThatThrownBy(made).isInstanceOf(ModelException.class).hasMessageContainingAll(told);
    }
}
