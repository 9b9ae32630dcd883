package lanewise.analysis.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.analysis.SpikeTrains;
import lanewise.analysis.picture.Ticks.Tick;

/** Spikes over time: one row of marks a neuron, numbered from 1 downward. Immutable. */
public final class RasterPlot implements Picture {
    private static final double MARK = 1.4;
    private static final double TALLEST = 14;

    private final String title;
    private final SpikeTrains trains;
    private final int width;
    private final int height;

    private RasterPlot(String title, SpikeTrains trains, int width, int height) {
        this.title = title;
        this.trains = trains;
        this.width = Frame.checked("width", width);
        this.height = Frame.checked("height", height);
    }

    /** A picture of 800 by 320 points, from the first time to the last. */
    public static RasterPlot of(String title, SpikeTrains trains) {
        return new RasterPlot(title, trains, 800, 320);
    }

    /** The same in another size, in points. */
    public RasterPlot sized(int newWidth, int newHeight) {
        return new RasterPlot(title, trains, newWidth, newHeight);
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
        Frame frame = new Frame(canvas, width, height);
        frame.title(title);
        Axis y = new Axis(0.5, Math.max(1, trains.neurons()) + 0.5, frame.plotTop(), frame.plotBottom());
        List<Tick> rows = rows(y);
        Axis x = new Axis.Range().include(trains.times()).tight(frame.plotLeft(rows), frame.plotRight());
        frame.axes(x, "time (s)", y, rows, "neuron", false);
        double tall = Math.min(TALLEST, Math.max(0.8, 0.8 * (y.at(1) - y.at(0))));
        double[][] events = trains.events();
        for (int i = 0; i < events.length; i++) {
            if (events[i].length > 0) {
                double[] lefts =
                        Arrays.stream(events[i]).map(t -> x.at(t) - MARK / 2).toArray();
                canvas.ticks(lefts, y.at(i + 1) - tall / 2, MARK, tall, Palette.colour(0));
            }
        }
    }

    /** The numbers of rows that are named: the first one, and multiples of a nice number. */
    private List<Tick> rows(Axis y) {
        if (trains.neurons() == 0) {
            return List.of();
        }
        List<Tick> rows = new ArrayList<>(List.of(new Tick(1, "1")));
        for (Tick tick : y.ticks(26, true)) {
            if (tick.value() > 1 && tick.value() <= trains.neurons() && y.at(tick.value()) - y.at(1) >= 14) {
                rows.add(tick);
            }
        }
        return rows;
    }
}
