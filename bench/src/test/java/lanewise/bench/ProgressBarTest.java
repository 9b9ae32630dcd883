package lanewise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final StringWriter terminal = new StringWriter();
    private final ProgressBar bar = new ProgressBar(new PrintWriter(terminal));

    @Test
    void itIsDrawnOverItself() {
        bar.at("images", 1, 4);
        bar.at("images", 4, 4);

        assertThat(terminal.toString())
                .isEqualTo("\rimages   [=======                       ]  25 %\033[K"
                        + "\rimages   [==============================] 100 %\033[K");
    }

    @Test
    void whatMoreThereIsToSayFollowsAShorterBar() {
        bar.at("epoch 1/2", 1, 4, "loss 0.5  3:20 left");

        assertThat(terminal.toString()).isEqualTo("\repoch 1/2 [===         ]  25 %  loss 0.5  3:20 left\033[K");
    }

    @Test
    void nothingIsDrawnTwice() {
        bar.at("images", 100, 10_000);
        bar.at("images", 101, 10_000);

        assertThat(terminal.toString()).containsOnlyOnce("\r");
    }

    @Test
    void theEndLeavesAnEmptyLine() {
        bar.at("building");
        bar.end();

        assertThat(terminal.toString()).isEqualTo("\rbuilding ...\033[K\r\033[K");
    }
}
