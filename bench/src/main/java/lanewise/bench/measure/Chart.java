package lanewise.bench.measure;

import static java.util.Locale.ROOT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lanewise.analysis.picture.Canvas;
import lanewise.analysis.picture.Canvas.Anchor;

/** Microseconds a step and item as bars, ours and under them those of others, on a logarithmic scale. */
final class Chart {
    static final int WIDTH = 860;

    private static final int LEFT = 300;
    private static final int RIGHT = 780;
    private static final int TOP = 96;
    private static final int BAR = 15;
    private static final int GAP = 16;
    private static final int BOTTOM = 40;

    private static final int INK = 0x22303C;
    private static final int QUIET = 0x6B7A88;
    private static final int GRID = 0xDFE4E8;
    private static final int PAPER = 0xFFFFFF;
    private static final int OURS = 0xD1495B;
    private static final int THEIRS = 0x8FA3B5;

    private final Canvas canvas;
    private final double least;
    private final double most;

    /** A bar. */
    private record Bar(String name, double micros, boolean ours) {}

    private Chart(Canvas canvas, double least, double most) {
        this.canvas = canvas;
        this.least = least;
        this.most = most;
    }

    /** How high the chart is. */
    static int height(List<Measurement> measurements, Peers peers) {
        int bars = measurements.stream()
                .mapToInt(measurement -> bars(measurement, peers).size())
                .sum();
        return TOP + bars * BAR + measurements.size() * GAP + BOTTOM;
    }

    /** Draws it. */
    static void draw(Canvas canvas, List<Measurement> measurements, Peers peers, Machine machine) {
        double[] micros = measurements.stream()
                .flatMap(measurement -> bars(measurement, peers).stream())
                .mapToDouble(Bar::micros)
                .sorted()
                .toArray();
        double least = Math.floor(Math.log10(micros[0] / 1.5));
        double most = Math.ceil(Math.log10(micros[micros.length - 1]));
        Chart chart = new Chart(canvas, least, Math.max(most, least + 1));
        chart.frame(height(measurements, peers), machine);
        double y = TOP + GAP / 2.0;
        for (Measurement measurement : measurements) {
            List<Bar> bars = bars(measurement, peers);
            canvas.text(title(measurement), 16, y + 12, 13, true, Anchor.START, INK);
            for (Bar bar : bars) {
                chart.bar(bar, y);
                y += BAR;
            }
            y += GAP;
        }
    }

    private static String title(Measurement measurement) {
        return measurement.batch() == 1
                ? measurement.workload()
                : "%s, batch %d".formatted(measurement.workload(), measurement.batch());
    }

    /** Ours, and others from the fastest on. */
    private static List<Bar> bars(Measurement measurement, Peers peers) {
        List<Bar> bars = new ArrayList<>();
        peers.of(measurement.workload()).stream()
                .filter(figure -> figure.stepMicros().isPresent())
                .map(figure -> new Bar(figure.peer(), figure.stepMicros().getAsDouble(), false))
                .sorted(Comparator.comparingDouble(Bar::micros))
                .forEach(bars::add);
        bars.addFirst(new Bar("Lanewise", measurement.stepMicros() / measurement.batch(), true));
        return bars;
    }

    private void frame(int height, Machine machine) {
        canvas.rectangle(0, 0, WIDTH, height, PAPER);
        canvas.text("Microseconds a step and item, on a logarithmic scale", 16, 30, 19, true, Anchor.START, INK);
        canvas.text(
                "Lanewise: %s, Java %s. Others: measured before, on one core of a machine of its kind (report.md)."
                        .formatted(machine.processor(), Runtime.version().feature()),
                16,
                50,
                12,
                false,
                Anchor.START,
                QUIET);
        for (double power = least; power <= most; power++) {
            double x = x(Math.pow(10, power));
            canvas.line(new double[] {x, x}, new double[] {TOP - 8, height - BOTTOM}, 1, GRID);
            String decade = new BigDecimal(1).scaleByPowerOfTen((int) power).toPlainString();
            canvas.text(decade, x, TOP - 14, 12, false, Anchor.MIDDLE, QUIET);
            canvas.text(decade, x, height - BOTTOM + 16, 12, false, Anchor.MIDDLE, QUIET);
        }
    }

    private void bar(Bar bar, double y) {
        int ink = bar.ours ? INK : QUIET;
        canvas.text(bar.name, LEFT - 8, y + 11.5, 11.5, bar.ours, Anchor.END, ink);
        canvas.rectangle(LEFT, y + 1, x(bar.micros) - LEFT, BAR - 2, bar.ours ? OURS : THEIRS);
        canvas.text(amount(bar.micros), x(bar.micros) + 5, y + 11.5, 11.5, bar.ours, Anchor.START, ink);
    }

    private static String amount(double micros) {
        return String.format(ROOT, micros < 10 ? "%.2f" : micros < 100 ? "%.1f" : "%,.0f", micros);
    }

    private double x(double micros) {
        return LEFT + (RIGHT - LEFT) * (Math.log10(micros) - least) / (most - least);
    }
}
