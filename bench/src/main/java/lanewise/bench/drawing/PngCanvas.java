package lanewise.bench.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import lanewise.analysis.picture.Canvas;
import lanewise.analysis.picture.Picture;

/** Draws a PNG image, two pixels a point. */
public final class PngCanvas implements Canvas {
    private static final int SCALE = 2;

    static {
        System.setProperty("java.awt.headless", "true"); // before AWT starts and looks for a display
    }

    private final BufferedImage image;
    private final Graphics2D graphics;

    /** An empty one, in points. */
    public PngCanvas(int width, int height) {
        image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /**
     * Writes a picture as a PNG image.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Picture picture, Path file) throws IOException {
        PngCanvas canvas = new PngCanvas(picture.width(), picture.height());
        picture.draw(canvas);
        canvas.write(file);
    }

    @Override
    public void rectangle(double x, double y, double width, double height, int colour) {
        graphics.setColor(new Color(colour));
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void ticks(double[] xs, double y, double width, double height, int colour) {
        for (double x : xs) {
            rectangle(x, y, width, height, colour);
        }
    }

    @Override
    public void line(double[] xs, double[] ys, double width, int colour) {
        var path = new Path2D.Double();
        path.moveTo(xs[0], ys[0]);
        for (int i = 1; i < xs.length; i++) {
            path.lineTo(xs[i], ys[i]);
        }
        graphics.setColor(new Color(colour));
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
    }

    @Override
    public void dot(double x, double y, double radius, int colour) {
        graphics.setColor(new Color(colour));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void text(String text, double x, double y, double size, boolean bold, Anchor anchor, int colour) {
        Font font = new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
        double width =
                font.getStringBounds(text, graphics.getFontRenderContext()).getWidth();
        double before = switch (anchor) {
            case START -> 0;
            case MIDDLE -> width / 2;
            case END -> width;
        };
        graphics.setColor(new Color(colour));
        graphics.setFont(font);
        graphics.drawString(text, (float) (x - before), (float) y);
    }

    /** Writes what was drawn. */
    public void write(Path file) throws IOException {
        graphics.dispose();
        try (OutputStream out = Files.newOutputStream(file)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException(file + ": this Java has no writer for PNG");
            }
        }
    }
}
