package lanewise.analysis.picture;

import java.util.Arrays;

/** The points of a line on a canvas: in pieces where there are values that cannot be drawn, thinned out where they crowd. */
final class Curve {
    private static final int POINTS_A_COLUMN = 4;

    private final double[] xs;
    private final double[] ys;
    private int count;

    private Curve(int room) {
        xs = new double[room];
        ys = new double[room];
    }

    static void draw(Canvas canvas, double[] xs, double[] ys, Axis x, Axis y, double width, int colour) {
        Curve curve = new Curve(xs.length);
        for (int i = 0; i <= xs.length; i++) {
            if (i < xs.length && Axis.isDrawable(xs[i]) && Axis.isDrawable(ys[i])) {
                curve.add(x.at(xs[i]), y.at(ys[i]));
            } else {
                curve.end(canvas, width, colour);
            }
        }
    }

    private void add(double x, double y) {
        xs[count] = x;
        ys[count] = y;
        count++;
    }

    private void end(Canvas canvas, double width, int colour) {
        if (count == 1) {
            canvas.dot(xs[0], ys[0], width, colour);
        } else if (count > 1) {
            thin();
            canvas.line(Arrays.copyOf(xs, count), Arrays.copyOf(ys, count), width, colour);
        }
        count = 0;
    }

    /** Of all that lies in a column of one point, only the first, the lowest, the highest and the last is seen. */
    private void thin() {
        if (count <= POINTS_A_COLUMN * Math.abs(xs[count - 1] - xs[0]) || !isAscending()) {
            return;
        }
        int kept = 0;
        for (int from = 0, end; from < count; from = end) {
            end = from + 1;
            int least = from;
            int most = from;
            while (end < count && Math.floor(xs[end]) == Math.floor(xs[from])) {
                least = ys[end] < ys[least] ? end : least;
                most = ys[end] > ys[most] ? end : most;
                end++;
            }
            int[] seen = {from, Math.min(least, most), Math.max(least, most), end - 1};
            for (int i = 0; i < seen.length; i++) {
                if (i == 0 || seen[i] > seen[i - 1]) {
                    xs[kept] = xs[seen[i]];
                    ys[kept] = ys[seen[i]];
                    kept++;
                }
            }
        }
        count = kept;
    }

    private boolean isAscending() {
        for (int i = 1; i < count; i++) {
            if (xs[i] < xs[i - 1]) {
                return false;
            }
        }
        return true;
    }
}
