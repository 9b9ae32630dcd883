package lanewise.analysis.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.analysis.ResponseCurves;
import lanewise.analysis.TuningCurves;
import lanewise.analysis.picture.Ticks.Tick;
import lanewise.error.ModelException;
import lanewise.sim.ProbeData;

/**
 * Lines over a common axis: what probes record over time, tuning curves. Immutable: what adds to a plot gives another
 * one. Values that are no finite numbers leave gaps.
 */
public final class LinePlot implements Picture {
    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final int width;
    private final int height;
    private final List<Line> lines;

    /** A line; one without a name is not in the legend. */
    private record Line(String name, double[] xs, double[] ys) {}

    private LinePlot(String title, String xLabel, String yLabel, int width, int height, List<Line> lines) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.width = Frame.checked("width", width);
        this.height = Frame.checked("height", height);
        this.lines = lines;
    }

    /** A plot over time, without a line as yet; 800 by 320 points. */
    public static LinePlot titled(String title) {
        return new LinePlot(title, "time (s)", "", 800, 320, List.of());
    }

    /**
     * The tuning curves of an ensemble of one dimension, a line a neuron.
     *
     * @throws ModelException if the inputs have more than one value each
     */
    public static LinePlot of(String title, TuningCurves curves) {
        double[][] inputs = curves.inputs();
        double[] xs = new double[inputs.length];
        for (int i = 0; i < xs.length; i++) {
            if (inputs[i].length != 1) {
                throw new ModelException("picture %s: inputs of %d values; draw TuningMaps of two, or response curves"
                        .formatted(title, inputs[i].length));
            }
            xs[i] = inputs[i][0];
        }
        return titled(title).axes("input", "firing rate (Hz)").lines("", xs, curves.activities());
    }

    /** The response curves of an ensemble, a line a neuron. */
    public static LinePlot of(String title, ResponseCurves curves) {
        return titled(title)
                .axes("input along the preferred direction, in radii", "firing rate (Hz)")
                .lines("", curves.inputs(), curves.activities());
    }

    /** The same with other words at its axes; they should name the unit. */
    public LinePlot axes(String horizontal, String vertical) {
        return new LinePlot(title, horizontal, vertical, width, height, lines);
    }

    /** The same with other words at the vertical axis; they should name the unit, if there is one. */
    public LinePlot values(String vertical) {
        return axes(xLabel, vertical);
    }

    /** The same in another size, in points. */
    public LinePlot sized(int newWidth, int newHeight) {
        return new LinePlot(title, xLabel, yLabel, newWidth, newHeight, lines);
    }

    /**
     * The same with one more line.
     *
     * @param name for the legend; a line without one is not in it
     * @throws ModelException if there are not as many xs as ys
     */
    public LinePlot line(String name, double[] xs, double... ys) {
        if (xs.length != ys.length) {
            throw new ModelException("picture %s: line %s has %d xs and %d ys; give as many"
                    .formatted(title, name, xs.length, ys.length));
        }
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(name, xs.clone(), ys.clone()));
        return new LinePlot(title, xLabel, yLabel, width, height, List.copyOf(more));
    }

    /**
     * The same with a line for each column of a table.
     *
     * @param name for the legend, with the column's number behind it if there are several
     * @param xs one a row
     * @param rows all of one length
     * @throws ModelException if there are not as many xs as rows, or rows have different lengths
     */
    public LinePlot lines(String name, double[] xs, double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        for (double[] row : rows) {
            if (row.length != columns) {
                throw new ModelException("picture %s: rows of %d and of %d values for %s; give rows of one length"
                        .formatted(title, columns, row.length, name));
            }
        }
        LinePlot plot = this;
        for (int column = 0; column < columns; column++) {
            int k = column;
            String own = columns == 1 || name.isEmpty() ? name : "%s[%d]".formatted(name, k);
            double[] ys =
                    IntStream.range(0, rows.length).mapToDouble(i -> rows[i][k]).toArray();
            plot = plot.line(own, xs, ys);
        }
        return plot;
    }

    /**
     * The same with a named line for each column of a table.
     *
     * @param names one a column, for the legend
     * @param xs one a row
     * @param rows as many values as names in each
     * @throws ModelException if there are not as many xs as rows, or a row has another length
     */
    public LinePlot lines(List<String> names, double[] xs, double[][] rows) {
        LinePlot plot = this;
        for (int column = 0; column < names.size(); column++) {
            double[] ys = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                if (rows[i].length != names.size()) {
                    throw new ModelException("picture %s: row %d has %d values for %d names; give as many"
                            .formatted(title, i, rows[i].length, names.size()));
                }
                ys[i] = rows[i][column];
            }
            plot = plot.line(names.get(column), xs, ys);
        }
        return plot;
    }

    /**
     * The same with a line for each value that a probe has recorded.
     *
     * @param name for the legend, with the value's number behind it if there are several
     * @param data of a run without a batch
     */
    public LinePlot lines(String name, ProbeData data) {
        return lines(name, data.times(), data.doubles());
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void draw(Canvas canvas) {
        Axis.Range xs = new Axis.Range();
        Axis.Range ys = new Axis.Range();
        List<Legend.Entry> names = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            xs.include(line.xs);
            ys.include(line.ys);
            if (!line.name.isEmpty()) {
                names.add(new Legend.Entry(line.name, Palette.colour(i)));
            }
        }
        Frame frame = new Frame(canvas, width, height);
        frame.title(title);
        frame.legend(names);
        Axis y = ys.roomy(frame.plotBottom(), frame.plotTop());
        List<Tick> yTicks = y.ticks(36, false);
        Axis x = xs.tight(frame.plotLeft(yTicks), frame.plotRight());
        frame.axes(x, xLabel, y, yTicks, yLabel, true);
        double pen = lines.size() > 20 ? 1 : 1.6;
        for (int i = 0; i < lines.size(); i++) {
            Curve.draw(canvas, lines.get(i).xs, lines.get(i).ys, x, y, pen, Palette.colour(i));
        }
    }
}
