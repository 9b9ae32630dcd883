package lanewise.bench.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** The pictures of core as images. */
class PngCanvasTest {
    private static final double[] XS = {0, 1, 2};
    private static final Picture PLOT =
            LinePlot.titled("a < b & \u0000 \ud83e\udde0").line("\"line\" ]]>", XS, 0, 4, -4);

    @Test
    void aPictureIsAnImageOfTwoPixelsAPoint(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("plot.png");
        PngCanvas.write(PLOT, file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo(640);
        assertThat(image.getRGB(2, 2) & 0xffffff).isEqualTo(0xffffff);
        assertThat(count(image, 0x0072b2)).as("pixels of the line").isBetween(1000, 20_000);
        assertThatThrownBy(() -> PngCanvas.write(PLOT, folder.resolve("missing/plot.png")))
                .isInstanceOf(IOException.class);
    }

    private static int count(BufferedImage image, int colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theTextOfAPictureIsXml() throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(PLOT.svg())));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("polyline").getLength()).isGreaterThan(5);
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("a < b & \ufffd \ud83e\udde0");
    }
}
