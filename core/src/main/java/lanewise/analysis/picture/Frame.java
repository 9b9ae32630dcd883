package lanewise.analysis.picture;

import java.util.List;
import lanewise.analysis.picture.Canvas.Anchor;
import lanewise.analysis.picture.Ticks.Tick;
import lanewise.error.ModelException;

/** What is around the lines or marks of a picture: its title, its legend, its two axes. */
final class Frame {
    static final int PAPER = 0xffffff;

    static final int INK = 0x1f2430;
    static final int QUIET = 0x5c6470;
    private static final int GRID = 0xe3e6ea;
    static final int EDGE = 0x9aa2ad;

    static final int MARGIN = 20;
    private static final int LINE = 18;
    private static final double TEXT = 12;
    private static final double SMALL = 11.5;

    private final Canvas canvas;
    private final int width;
    private final int height;
    private double top = MARGIN;

    /** An empty one on paper. */
    Frame(Canvas canvas, int width, int height) {
        this.canvas = canvas;
        this.width = width;
        this.height = height;
        canvas.rectangle(0, 0, width, height, PAPER);
    }

    static int checked(String what, int points) {
        if (points < 160 || points > 10_000) {
            throw new ModelException("picture: its %s is %d points; give 160 to 10000".formatted(what, points));
        }
        return points;
    }

    void title(String title) {
        if (!title.isEmpty()) {
            canvas.text(title, MARGIN, top + 12, 16, true, Anchor.START, INK);
            top += 26;
        }
    }

    /** Names beside their colours, in at most two rows. */
    void legend(List<Legend.Entry> entries) {
        for (Legend.Place place : Legend.of(entries, width - 2 * MARGIN, 2)) {
            double x = MARGIN + place.x();
            double y = top + place.row() * LINE + 9;
            if (place.colour().isPresent()) {
                double[] swatch = {x, x + Legend.SWATCH};
                canvas.line(
                        swatch, new double[] {y - 4, y - 4}, 2.5, place.colour().getAsInt());
                x += Legend.SWATCH + Legend.GAP;
            }
            canvas.text(place.text(), x, y, TEXT, false, Anchor.START, INK);
        }
        top += Legend.rows(entries, width - 2 * MARGIN, 2) * LINE + (entries.isEmpty() ? 0 : 4);
    }

    /** The upper edge of the plot, if a line of text is above it. */
    double plotTop() {
        return top + 22;
    }

    double plotBottom() {
        return height - 46;
    }

    /** The left edge of the plot, if the labels of an axis are beside it. */
    double plotLeft(List<Tick> labels) {
        double widest = labels.stream()
                .mapToDouble(tick -> Legend.width(tick.label(), SMALL))
                .max()
                .orElse(0);
        return MARGIN + widest + 10;
    }

    double plotRight() {
        return width - MARGIN - 6;
    }

    /** The axes: lines at the named values of the vertical one, marks at those of the horizontal one. */
    void axes(Axis x, String xLabel, Axis y, List<Tick> yTicks, String yLabel, boolean grid) {
        for (Tick tick : yTicks) {
            double at = y.at(tick.value());
            double[] ends = grid ? new double[] {x.from(), x.to()} : new double[] {x.from() - 4, x.from()};
            canvas.line(ends, new double[] {at, at}, 1, grid ? GRID : EDGE);
            canvas.text(tick.label(), x.from() - 8, at + 4, SMALL, false, Anchor.END, QUIET);
        }
        double bottom = Math.max(y.from(), y.to());
        canvas.line(new double[] {x.from(), x.to()}, new double[] {bottom, bottom}, 1, EDGE);
        for (Tick tick : x.ticks(72, false)) {
            double at = x.at(tick.value());
            canvas.line(new double[] {at, at}, new double[] {bottom, bottom + 4}, 1, EDGE);
            canvas.text(tick.label(), at, bottom + 17, SMALL, false, Anchor.MIDDLE, QUIET);
        }
        double middle = (x.from() + x.to()) / 2;
        canvas.text(xLabel, middle, bottom + 34, TEXT, false, Anchor.MIDDLE, QUIET);
        canvas.text(yLabel, MARGIN, plotTop() - 12, TEXT, false, Anchor.START, QUIET);
    }
}
