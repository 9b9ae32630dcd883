package lanewise.analysis.picture;

import java.io.IOException;
import java.nio.file.Path;
import lanewise.error.FormatException;

/**
 * Something to look at. It is drawn on white, so that it can be read on any background. The same picture is the same
 * text on every machine.
 */
public interface Picture {
    /** How wide it is, in points. */
    int width();

    /** How high it is, in points. */
    int height();

    /** Draws it, with the upper left corner at that of the canvas. */
    void draw(Canvas canvas);

    /** The picture as an SVG document. */
    default String svg() {
        SvgCanvas canvas = new SvgCanvas(width(), height());
        draw(canvas);
        return canvas.document();
    }

    /** Appends the picture as an SVG document. */
    default void write(Appendable out) throws IOException {
        out.append(svg());
    }

    /**
     * Writes the picture as an SVG document.
     *
     * @throws FormatException if the file cannot be written
     */
    default void write(Path file) {
        SvgCanvas canvas = new SvgCanvas(width(), height());
        draw(canvas);
        try {
            canvas.write(file);
        } catch (IOException e) {
            throw new FormatException("%s: the picture cannot be written: %s".formatted(file, e), e);
        }
    }

    /** This picture with others under it. */
    default Picture above(Picture... below) {
        return Stack.of(this, below);
    }
}
