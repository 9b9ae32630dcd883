package lanewise.bench.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import lanewise.kernel.KernelChoice;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, with few neurons and on part of the training pictures. */
class MnistJobTest {
    private static final int IMAGES = 60; // not a multiple of the batch

    private static MnistData data;
    private static MnistJob job;

    @TempDir
    private Path folder;

    @BeforeAll
    static void run() {
        MnistData all = MnistData.bundled();
        data = new MnistData(all.train().first(3_000), all.test());
        job = run("auto", 2);
    }

    private static MnistJob run(String kernels, int threads) {
        var settings = new MnistJob.Settings(100, 1, IMAGES, threads, KernelChoice.of(kernels));
        return MnistJob.run(data, settings, Progress.NONE);
    }

    @Test
    void mostDigitsAreReadRight() {
        MnistReport report = job.report();

        assertThat(report.spiking().confusion().total()).isEqualTo(IMAGES);
        assertThat(report.spiking().confusion().accuracy()).isGreaterThan(0.75);
        assertThat(report.rate().confusion().accuracy()).isGreaterThan(0.75);
        assertThat(report.spiking().meanRate(MnistModel.DT)).isBetween(10.0, 100.0);
        assertThat(report.spiking().silentShare()).isBetween(0.3, 0.95);
        assertThat(report.text())
                .contains("100 spiking LIF neurons read 60 handwritten digits", "3,000 training images");
    }

    @Test
    void kernelsAndThreadsDoNotShow() {
        MnistJob other = run("scalar", 1);

        assertThat(other.report().spiking().sha256())
                .isEqualTo(job.report().spiking().sha256());
        assertThat(other.report().spiking().spikes())
                .isDeepEqualTo(job.report().spiking().spikes());
    }

    @Test
    void theProofComparesEveryOutput() {
        Verification verification = job.verify(20);

        assertThat(verification.holds()).isTrue();
        assertThat(verification.images()).isEqualTo(20);
        assertThat(verification.values()).isEqualTo(20 * MnistModel.STEPS * 10);
        assertThat(verification.text()).contains("gave the same bits in all 6,000 outputs of 20 images");
    }

    @Test
    void oneBitIsADifference() {
        assertThat(Verification.differing(new float[] {1, 2, 3}, new float[] {1, Math.nextUp(2f), 3}))
                .isEqualTo(1);

        var verification = new Verification(1, 30, 2, 300, 1, 1, 1);
        assertThat(verification.holds()).isFalse();
        assertThat(verification.text()).contains("DIFFER in 1 of 1,200 outputs");
    }

    @Test
    void theJsonHasTheNamedKeys() {
        assertThat(job.report().json().replaceAll(": [^,}]*", ""))
                .isEqualTo("{\"neurons\", \"images\", \"accuracy_spiking\", \"accuracy_rate\", \"mean_rate_hz\","
                        + " \"build_seconds\", \"images_per_second\", \"ns_per_neuron_step\", \"kernels\", \"lanes\","
                        + " \"outputs_sha256\"}");
    }

    @Test
    void thePictureIsAnSvgAndAPng() throws Exception {
        assertThat(job.draw(folder)).contains("lanewise-mnist.svg", "lanewise-mnist.png");

        var svg = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("lanewise-mnist.svg").toFile())
                .getDocumentElement();
        assertThat(svg.getTagName()).isEqualTo("svg");
        assertThat(svg.getTextContent()).contains("100 spiking neurons", "Filtered outputs", "time in ms");
        var png = ImageIO.read(folder.resolve("lanewise-mnist.png").toFile());
        assertThat(png.getWidth()).isEqualTo(2 * MnistPicture.WIDTH);
        assertThat(png.getHeight()).isEqualTo(2 * MnistPicture.HEIGHT);
    }
}
