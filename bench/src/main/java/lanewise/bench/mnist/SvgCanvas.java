package lanewise.bench.mnist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Draws an SVG document. */
final class SvgCanvas implements Canvas {
    private final StringBuilder elements = new StringBuilder();

    SvgCanvas(int width, int height) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                        + " font-family=\"Helvetica, Arial, sans-serif\">",
                width, height);
    }

    @Override
    public void rectangle(double x, double y, double width, double height, int colour) {
        add(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>",
                number(x), number(y), number(width), number(height), hex(colour));
    }

    @Override
    public void ticks(double[] xs, double y, double width, double height, int colour) {
        var path = new StringBuilder();
        for (double x : xs) {
            path.append('M').append(number(x)).append(' ').append(number(y + height / 2));
            path.append('h').append(number(width));
        }
        add("<path d=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>", path, hex(colour), number(height));
    }

    @Override
    public void line(double[] xs, double[] ys, double width, int colour) {
        var points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            points.append(i == 0 ? "" : " ").append(number(xs[i])).append(',').append(number(ys[i]));
        }
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\"/>",
                points, hex(colour), number(width));
    }

    @Override
    public void dot(double x, double y, double radius, int colour) {
        add("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>", number(x), number(y), number(radius), hex(colour));
    }

    @Override
    public void text(String text, double x, double y, double size, boolean bold, Anchor anchor, int colour) {
        add(
                "<text x=\"%s\" y=\"%s\" font-size=\"%s\" font-weight=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
                number(x),
                number(y),
                number(size),
                bold ? "bold" : "normal",
                anchor.name().toLowerCase(Locale.ROOT),
                hex(colour),
                text.replace("&", "&amp;").replace("<", "&lt;"));
    }

    @Override
    public void write(Path file) throws IOException {
        Files.writeString(file, elements + "</svg>\n", UTF_8);
    }

    private void add(String element, Object... values) {
        elements.append(String.format(Locale.ROOT, element, values)).append('\n');
    }

    /** In hundredths, and without decimals where there are none. */
    private static String number(double value) {
        long hundredths = Math.round(value * 100);
        return hundredths % 100 == 0 ? Long.toString(hundredths / 100) : Double.toString(hundredths / 100.0);
    }

    private static String hex(int colour) {
        return String.format(Locale.ROOT, "#%06x", colour);
    }
}
