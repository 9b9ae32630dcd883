package lanewise.analysis.picture;

import java.util.List;
import java.util.stream.IntStream;
import lanewise.analysis.TuningCurves;
import lanewise.analysis.picture.Canvas.Anchor;
import lanewise.error.ModelException;

/**
 * How neurons of an ensemble of two dimensions answer to vectors: a map a neuron, the first value from left to right, the
 * second one upward, the darker the faster. Immutable.
 */
public final class TuningMaps implements Picture {
    private static final int A_ROW = 6;
    private static final int SIDE = 100;
    private static final int ACROSS = 128;
    private static final int DOWN = 132;
    private static final int TOP = 60;
    private static final int SHADES = 24;
    private static final int INK = 0x00518a;

    private final String title;
    private final TuningCurves curves;
    private final int[] neurons;

    private TuningMaps(String title, TuningCurves curves, int... neurons) {
        this.title = title;
        this.curves = curves;
        this.neurons = neurons;
    }

    /**
     * Maps of the first neurons, at most 12.
     *
     * @param curves on a grid of two dimensions, as {@link TuningCurves#of} gives them without inputs
     * @throws ModelException if they are not on such a grid
     */
    public static TuningMaps of(String title, TuningCurves curves) {
        if (curves.grid().size() != 2) {
            throw new ModelException(
                    "picture %s: tuning curves on a grid of %d dimensions; maps need a grid of 2, which curves without inputs of your own have"
                            .formatted(title, curves.grid().size()));
        }
        int count = Math.min(12, curves.activities()[0].length);
        return new TuningMaps(title, curves, IntStream.range(0, count).toArray());
    }

    /**
     * The same of other neurons.
     *
     * @param numbers which, each from 0; 1 to 120 of them
     * @throws ModelException if there is no such neuron, or there are too many or none
     */
    public TuningMaps neurons(int... numbers) {
        int count = curves.activities()[0].length;
        for (int number : numbers) {
            if (number < 0 || number >= count) {
                throw new ModelException(
                        "picture %s: neuron %d; there are %d, counted from 0".formatted(title, number, count));
            }
        }
        if (numbers.length < 1 || numbers.length > 120) {
            throw new ModelException("picture %s: %d maps; draw 1 to 120".formatted(title, numbers.length));
        }
        return new TuningMaps(title, curves, numbers.clone());
    }

    @Override
    public int width() {
        return 2 * Frame.MARGIN + A_ROW * ACROSS - (ACROSS - SIDE);
    }

    @Override
    public int height() {
        return TOP + Math.ceilDiv(neurons.length, A_ROW) * DOWN + 24;
    }

    @Override
    public void draw(Canvas canvas) {
        new Frame(canvas, width(), height()).title(title);
        double most = 0;
        for (int neuron : neurons) {
            most = Math.max(most, highest(neuron));
        }
        for (int i = 0; i < neurons.length; i++) {
            int left = Frame.MARGIN + i % A_ROW * ACROSS;
            int top = TOP + i / A_ROW * DOWN;
            String caption = "%d: up to %d Hz".formatted(neurons[i] + 1, Math.round(highest(neurons[i])));
            canvas.text(caption, left, top + 10, 11.5, false, Anchor.START, Frame.INK);
            map(canvas, neurons[i], left, top + 16, most);
        }
        double[] last = curves.inputs()[curves.inputs().length - 1];
        canvas.text(
                "x[0] from left to right and x[1] upward, each from \u2212%1$s to %1$s; the darker, the faster"
                        .formatted(last[0]),
                Frame.MARGIN,
                height() - 18.0,
                12,
                false,
                Anchor.START,
                Frame.QUIET);
    }

    private double highest(int neuron) {
        double highest = 0;
        for (double[] row : curves.activities()) {
            highest = Math.max(highest, row[neuron]);
        }
        return highest;
    }

    /** Points of the same shade side by side are one rectangle. */
    private void map(Canvas canvas, int neuron, int left, int top, double most) {
        List<Integer> grid = curves.grid();
        double across = (double) SIDE / grid.get(0);
        double up = (double) SIDE / grid.get(1);
        canvas.rectangle(left - 1, top - 1, SIDE + 2, SIDE + 2, Frame.EDGE);
        canvas.rectangle(left, top, SIDE, SIDE, Frame.PAPER);
        for (int row = 0; row < grid.get(1); row++) {
            for (int from = 0, end; from < grid.get(0); from = end) {
                int shade = shade(neuron, from, row, most);
                end = from + 1;
                while (end < grid.get(0) && shade(neuron, end, row, most) == shade) {
                    end++;
                }
                if (shade > 0) {
                    double y = top + SIDE - (row + 1) * up;
                    canvas.rectangle(left + from * across, y, (end - from) * across, up, colour(shade));
                }
            }
        }
    }

    private int shade(int neuron, int column, int row, double most) {
        double rate = curves.activities()[column * curves.grid().get(1) + row][neuron];
        return rate > 0 ? (int) Math.round(SHADES * rate / most) : 0;
    }

    /** Between paper and ink. */
    private static int colour(int shade) {
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int paper = Frame.PAPER >> shift & 0xff;
            int ink = INK >> shift & 0xff;
            colour |= (paper + (ink - paper) * shade / SHADES) << shift;
        }
        return colour;
    }
}
