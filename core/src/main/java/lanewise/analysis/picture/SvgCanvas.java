package lanewise.analysis.picture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Draws an SVG document. */
public final class SvgCanvas implements Canvas {
    private final StringBuilder elements = new StringBuilder();

    /** An empty one, in points. */
    public SvgCanvas(int width, int height) {
        elements.append(("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
                        + " viewBox=\"0 0 %1$d %2$d\" font-family=\"Helvetica, Arial, sans-serif\">\n")
                .formatted(width, height));
    }

    @Override
    public void rectangle(double x, double y, double width, double height, int colour) {
        start("rect", "x", number(x), "y", number(y), "width", number(width), "height", number(height));
        end("fill", hex(colour));
    }

    @Override
    public void ticks(double[] xs, double y, double width, double height, int colour) {
        var path = new StringBuilder();
        for (double x : xs) {
            path.append('M').append(number(x)).append(' ').append(number(y + height / 2));
            path.append('h').append(number(width));
        }
        start("path", "d", path.toString());
        end("stroke", hex(colour), "stroke-width", number(height));
    }

    @Override
    public void line(double[] xs, double[] ys, double width, int colour) {
        var points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            points.append(i == 0 ? "" : " ").append(number(xs[i])).append(',').append(number(ys[i]));
        }
        start("polyline", "points", points.toString(), "fill", "none", "stroke-linejoin", "round");
        end("stroke", hex(colour), "stroke-width", number(width));
    }

    @Override
    public void dot(double x, double y, double radius, int colour) {
        start("circle", "cx", number(x), "cy", number(y), "r", number(radius));
        end("fill", hex(colour));
    }

    @Override
    public void text(String text, double x, double y, double size, boolean bold, Anchor anchor, int colour) {
        start("text", "x", number(x), "y", number(y), "font-size", number(size), "fill", hex(colour));
        attributes("text-anchor", anchor.name().toLowerCase(Locale.ROOT), "font-weight", bold ? "bold" : "normal");
        elements.append('>').append(escaped(text)).append("</text>\n");
    }

    /** The document. */
    public String document() {
        return elements + "</svg>\n";
    }

    /** Writes what was drawn. */
    public void write(Path file) throws IOException {
        Files.writeString(file, document(), UTF_8);
    }

    /** XML has no place for most control characters. */
    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}\\ufffe\\uffff]", "\ufffd")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private void start(String element, String... namesAndValues) {
        elements.append('<').append(element);
        attributes(namesAndValues);
    }

    private void attributes(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            elements.append(' ').append(namesAndValues[i]).append("=\"");
            elements.append(namesAndValues[i + 1]).append('"');
        }
    }

    private void end(String... namesAndValues) {
        attributes(namesAndValues);
        elements.append("/>\n");
    }

    /** In hundredths, and without decimals where there are none. */
    private static String number(double value) {
        long hundredths = Math.round(value * 100);
        return hundredths % 100 == 0 ? Long.toString(hundredths / 100) : Double.toString(hundredths / 100.0);
    }

    private static String hex(int colour) {
        return "#%06x".formatted(colour);
    }
}
