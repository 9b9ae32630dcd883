package lanewise.bench.mnist;

import static java.util.Locale.ROOT;

import java.util.stream.IntStream;
import lanewise.analysis.picture.Canvas;
import lanewise.analysis.picture.Canvas.Anchor;

/** The picture of a showing: the digits, under them the spikes, under these the outputs, all over the same time. */
final class MnistPicture {
    static final int WIDTH = 1200;
    static final int HEIGHT = 900;

    private static final int LEFT = 80;
    private static final int RIGHT = 1120;
    private static final int DIGITS_TOP = 112;
    private static final int DIGIT_SCALE = 3;
    private static final int RASTER_TOP = 270;
    private static final int ROW = 2;
    private static final int GROUP = Showing.DEVOTED * ROW + 3;
    private static final int PLOT_TOP = 626;
    private static final int PLOT_BOTTOM = 836;

    private static final int PAPER = 0xffffff;
    private static final int INK = 0x1f2430;
    private static final int QUIET = 0x69707d;
    private static final int GRID = 0xd9dde3;
    private static final int SHADE = 0xf4f6f9;
    private static final int WRONG = 0xc62828;

    private static final int[] COLOURS = {
        0x2f6fb7, 0xe8871e, 0x2e9e4f, 0xd0383e, 0x8a5fc0, 0x8b5a3c, 0xd964b0, 0x5f6670, 0xa59a12, 0x14a5b8
    };

    private final Canvas canvas;
    private final Showing showing;
    private final double lowest;
    private final double highest;

    private MnistPicture(Canvas canvas, Showing showing) {
        this.canvas = canvas;
        this.showing = showing;
        double low = 0;
        double high = 1;
        for (float[] outputs : showing.outputs()) {
            for (float output : outputs) {
                low = Math.min(low, output);
                high = Math.max(high, output);
            }
        }
        lowest = low - 0.05;
        highest = high + 0.2; // room for the answers above the lines
    }

    /** Draws on a canvas of {@link #WIDTH} by {@link #HEIGHT}. */
    static void draw(Canvas canvas, Showing showing, String title, String subtitle) {
        var picture = new MnistPicture(canvas, showing);
        canvas.rectangle(0, 0, WIDTH, HEIGHT, PAPER);
        canvas.text(title, LEFT, 44, 25, true, Anchor.START, INK);
        canvas.text(subtitle, LEFT, 70, 14.5, false, Anchor.START, QUIET);
        picture.shades();
        picture.digits();
        picture.raster();
        picture.outputs();
    }

    /** Every other picture's time is shaded through all parts. */
    private void shades() {
        for (int place = 0; place < showing.images().length; place += 2) {
            double x = x(place * showing.stepsEach());
            canvas.rectangle(x, DIGITS_TOP - 14, x(showing.stepsEach()) - LEFT, PLOT_BOTTOM - DIGITS_TOP + 14, SHADE);
        }
    }

    private void digits() {
        double half = IdxFile.SIDE * DIGIT_SCALE / 2.0;
        for (int place = 0; place < showing.images().length; place++) {
            int image = showing.images()[place];
            double middle = x((place + 0.5) * showing.stepsEach());
            digit(image, middle - half, DIGITS_TOP);
            int answer = showing.answerTo(place);
            int label = showing.digits().label(image);
            String caption = answer == label ? "answer " + answer : "answer %d (is %d)".formatted(answer, label);
            int colour = answer == label ? COLOURS[answer] : WRONG;
            canvas.text(caption, middle, DIGITS_TOP + 2 * half + 22, 14, true, Anchor.MIDDLE, colour);
        }
    }

    /** Pixels of the same shade side by side are one rectangle. */
    private void digit(int image, double left, double top) {
        for (int row = 0; row < IdxFile.SIDE; row++) {
            for (int column = 0, end; column < IdxFile.SIDE; column = end) {
                int shade = shade(image, row, column);
                end = column + 1;
                while (end < IdxFile.SIDE && shade(image, row, end) == shade) {
                    end++;
                }
                if (shade > 0) {
                    canvas.rectangle(
                            left + column * DIGIT_SCALE,
                            top + row * DIGIT_SCALE,
                            (end - column) * DIGIT_SCALE,
                            DIGIT_SCALE,
                            mixed(shade / 15.0));
                }
            }
        }
    }

    private int shade(int image, int row, int column) {
        return (int) Math.round(15 * showing.digits().pixel(image, row * IdxFile.SIDE + column));
    }

    /** Between shaded paper (0) and ink (1). */
    private static int mixed(double ink) {
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            long part = Math.round((1 - ink) * (SHADE >> shift & 0xff) + ink * (INK >> shift & 0xff));
            colour |= (int) part << shift;
        }
        return colour;
    }

    private void raster() {
        int count = showing.devoted()[0].length;
        String heading = "Spikes of the %d neurons that prefer each digit most".formatted(count);
        canvas.text(heading, LEFT, RASTER_TOP - 14, 15, true, Anchor.START, INK);
        for (int digit = 0; digit < IdxFile.CLASSES; digit++) {
            double top = RASTER_TOP + digit * GROUP;
            canvas.text(
                    Integer.toString(digit), LEFT - 12, top + GROUP / 2.0 + 4, 14, true, Anchor.END, COLOURS[digit]);
            for (int place = 0; place < count; place++) {
                double[] xs = IntStream.of(showing.spikeSteps(showing.devoted()[digit][place]))
                        .mapToDouble(this::x)
                        .toArray();
                canvas.ticks(xs, top + place * ROW, 1.6, ROW, COLOURS[digit]);
            }
            horizontal(top + GROUP - 1.5, 0.5);
        }
    }

    private void outputs() {
        canvas.text("Filtered outputs", LEFT, PLOT_TOP - 14, 15, true, Anchor.START, INK);
        for (double value : new double[] {0, 0.5, 1}) {
            horizontal(y(value), 0.75);
            canvas.text(String.format(ROOT, "%.1f", value), LEFT - 12, y(value) + 4, 13, false, Anchor.END, QUIET);
        }
        double[] xs = new double[showing.steps()];
        double[] ys = new double[showing.steps()];
        for (int digit = 0; digit < IdxFile.CLASSES; digit++) {
            for (int step = 0; step < xs.length; step++) {
                xs[step] = x(step + 1);
                ys[step] = y(showing.outputs()[step][digit]);
            }
            canvas.line(xs, ys, 1.6, COLOURS[digit]);
        }
        for (int place = 0; place < showing.images().length; place++) {
            answer((place + 1) * showing.stepsEach() - 1);
        }
        timeAxis();
        legend();
    }

    /** Names the largest output in a step. */
    private void answer(int step) {
        int answer = showing.answer(step);
        double y = y(showing.outputs()[step][answer]);
        canvas.dot(x(step + 1), y, 4, COLOURS[answer]);
        canvas.text(Integer.toString(answer), x(step + 1) - 9, y - 9, 18, true, Anchor.MIDDLE, COLOURS[answer]);
    }

    private void timeAxis() {
        canvas.line(new double[] {LEFT, RIGHT}, new double[] {PLOT_BOTTOM, PLOT_BOTTOM}, 1, QUIET);
        for (int step = 0; step <= showing.steps(); step += showing.stepsEach()) {
            canvas.line(new double[] {x(step), x(step)}, new double[] {PLOT_BOTTOM, PLOT_BOTTOM + 5}, 1, QUIET);
            canvas.text(Integer.toString(step), x(step), PLOT_BOTTOM + 21, 13, false, Anchor.MIDDLE, QUIET);
        }
        canvas.text("time in ms", (LEFT + RIGHT) / 2.0, PLOT_BOTTOM + 45, 14, false, Anchor.MIDDLE, QUIET);
    }

    private void legend() {
        canvas.text("output", RIGHT + 14, PLOT_TOP - 14, 13, false, Anchor.START, QUIET);
        for (int digit = 0; digit < IdxFile.CLASSES; digit++) {
            double y = PLOT_TOP + 10 + digit * (PLOT_BOTTOM - PLOT_TOP - 10) / (double) IdxFile.CLASSES;
            canvas.rectangle(RIGHT + 14, y - 2, 22, 4, COLOURS[digit]);
            canvas.text(Integer.toString(digit), RIGHT + 46, y + 5, 14, true, Anchor.START, COLOURS[digit]);
        }
    }

    private void horizontal(double y, double width) {
        canvas.line(new double[] {LEFT, RIGHT}, new double[] {y, y}, width, GRID);
    }

    private double x(double step) {
        return LEFT + (RIGHT - LEFT) * step / showing.steps();
    }

    private double y(double value) {
        return PLOT_BOTTOM - (PLOT_BOTTOM - PLOT_TOP) * (value - lowest) / (highest - lowest);
    }
}
