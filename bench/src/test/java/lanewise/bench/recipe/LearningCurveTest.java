package lanewise.bench.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lanewise.bench.mnist.Progress;
import lanewise.io.Json;
import lanewise.train.FitProgress;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
    /** Keeps what it is told. */
    private static final class Told implements Progress {
        final List<String> lines = new ArrayList<>();

        @Override
        public void at(String what, long done, long total) {
            throw new AssertionError("there is more to say");
        }

        @Override
        public void at(String what, long done, long total, String more) {
            lines.add("%s %d/%d %s".formatted(what, done, total, more));
        }

        @Override
        public void at(String what) {}

        @Override
        public void end() {}
    }

    @Test
    void itTellsEveryUpdate() {
        Told told = new Told();
        LearningCurve curve = new LearningCurve(told);

        curve.minibatch(new FitProgress(null, 1, 3, 1, 4, 5, Map.of("loss", 0.5, "probe raw_some_accuracy", 0.25)));

        assertThat(told.lines)
                .singleElement()
                .asString()
                .startsWith("epoch 2/3 25/60 loss 0.5000  25.00 %  ")
                .endsWith(" left");
    }

    /** The mean of an epoch is that of its last update; a piece's mean is of what came since the piece before. */
    @Test
    void epochsAreRowsAndPiecesArePoints() {
        LearningCurve curve = new LearningCurve(Progress.NONE);
        curve.minibatch(new FitProgress(null, 0, 2, 1, 2, 1, Map.of("loss", 10.0)));
        curve.minibatch(new FitProgress(null, 0, 2, 2, 2, 1, Map.of("loss", 5.5))); // the second update's was 1
        curve.minibatch(new FitProgress(null, 1, 2, 1, 2, 1, Map.of("loss", 0.1)));
        curve.minibatch(new FitProgress(null, 1, 2, 2, 2, 1, Map.of("loss", 0.1)));

        assertThat(curve.lastLoss()).isEqualTo(0.1);
        assertThat(curve.points()).containsExactly(10.0, 1.0, 0.1, 0.1);
        List<Json> rows = ((Json.Elements) curve.table("epochs").json()).values();
        assertThat(rows).hasSize(2);
        assertThat(((Json.Members) rows.getFirst()).values())
                .containsEntry("epoch", new Json.Whole(1))
                .containsEntry("loss", new Json.Real(5.5))
                .doesNotContainKey("accuracy");
        assertThat(curve.picture("Some").svg()).contains("Some: loss", "epoch").doesNotContain("accuracy");
    }
}
