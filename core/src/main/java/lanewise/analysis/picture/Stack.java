package lanewise.analysis.picture;

import java.util.ArrayList;
import java.util.List;

/** Pictures one under the other. */
record Stack(List<Picture> pictures) implements Picture {
    static Stack of(Picture first, Picture... more) {
        List<Picture> pictures = new ArrayList<>(List.of(more));
        pictures.addFirst(first);
        return new Stack(List.copyOf(pictures));
    }

    @Override
    public int width() {
        return pictures.stream().mapToInt(Picture::width).max().orElseThrow();
    }

    @Override
    public int height() {
        return pictures.stream().mapToInt(Picture::height).sum();
    }

    @Override
    public void draw(Canvas canvas) {
        canvas.rectangle(0, 0, width(), height(), Frame.PAPER);
        int y = 0;
        for (Picture picture : pictures) {
            picture.draw(new Lowered(canvas, y));
            y += picture.height();
        }
    }

    /** A canvas with its upper edge further down. */
    private record Lowered(Canvas canvas, double by) implements Canvas {
        @Override
        public void rectangle(double x, double y, double width, double height, int colour) {
            canvas.rectangle(x, y + by, width, height, colour);
        }

        @Override
        public void ticks(double[] xs, double y, double width, double height, int colour) {
            canvas.ticks(xs, y + by, width, height, colour);
        }

        @Override
        public void line(double[] xs, double[] ys, double width, int colour) {
            double[] lowered = new double[ys.length];
            for (int i = 0; i < ys.length; i++) {
                lowered[i] = ys[i] + by;
            }
            canvas.line(xs, lowered, width, colour);
        }

        @Override
        public void dot(double x, double y, double radius, int colour) {
            canvas.dot(x, y + by, radius, colour);
        }

        @Override
        public void text(String text, double x, double y, double size, boolean bold, Anchor anchor, int colour) {
            canvas.text(text, x, y + by, size, bold, anchor, colour);
        }
    }
}
