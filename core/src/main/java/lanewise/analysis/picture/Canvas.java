package lanewise.analysis.picture;

/** What a picture is drawn on. Lengths are in points from the upper left corner, colours are {@code 0xRRGGBB}. */
public interface Canvas {
    /** The point of a text that is put at its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A filled rectangle. */
    void rectangle(double x, double y, double width, double height, int colour);

    /** Rectangles of one size side by side, whose left edges are at {@code xs}. */
    void ticks(double[] xs, double y, double width, double height, int colour);

    /** A line through points: {@code xs[0], ys[0]}, {@code xs[1], ys[1]}, ... */
    void line(double[] xs, double[] ys, double width, int colour);

    /** A filled circle. */
    void dot(double x, double y, double radius, int colour);

    /** A text on the baseline {@code y}. */
    void text(String text, double x, double y, double size, boolean bold, Anchor anchor, int colour);
}
