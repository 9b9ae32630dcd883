package lanewise.bench.recipe;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import lanewise.bench.mnist.Progress;
import lanewise.io.Json;
import lanewise.train.FitListener;
import lanewise.train.FitProgress;
import lanewise.train.History;

/** Shows how far a fit has come, and keeps loss and accuracy of every twentieth of an epoch for a picture and a table. */
final class LearningCurve implements FitListener {
    private static final int PIECES = 20;
    private static final String LOSS = "loss";
    private static final String ACCURACY = "accuracy";

    private final Progress progress;
    private final long start = System.nanoTime();
    private final List<Double> epochs = new ArrayList<>();
    private final List<Map<String, Double>> pieces = new ArrayList<>();
    private final List<Map<String, Double>> wholes = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();
    private Map<String, Double> before = Map.of();
    private int countedBefore;
    private int resumedEpochs;

    LearningCurve(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void resumed(History history) {
        resumedEpochs = history.epochs();
        for (int epoch = 0; epoch < resumedEpochs; epoch++) {
            Map<String, Double> means = named(history.epoch(epoch));
            epochs.add(epoch + 1.0);
            pieces.add(means);
            wholes.add(means);
        }
    }

    @Override
    public void minibatch(FitProgress at) {
        Map<String, Double> means = named(at.means());
        int piece = Math.ceilDiv(at.minibatches(), PIECES);
        boolean last = at.minibatch() == at.minibatches();
        if (at.minibatch() % piece == 0 || last) {
            epochs.add(at.epoch() + (double) at.minibatch() / at.minibatches());
            pieces.add(since(means, at.minibatch()));
            before = last ? Map.of() : means;
            countedBefore = last ? 0 : at.minibatch();
        }
        if (last) {
            wholes.add(means);
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        show(at, means);
    }

    /** The loss, and the first accuracy if there is one. */
    private static Map<String, Double> named(Map<String, Double> means) {
        Map<String, Double> named = new LinkedHashMap<>();
        means.forEach((name, value) -> {
            if (name.equals(LOSS)) {
                named.put(LOSS, value);
            } else if (name.contains(ACCURACY)) {
                named.putIfAbsent(ACCURACY, value);
            }
        });
        return named;
    }

    /** The means of what came since the last piece. */
    private Map<String, Double> since(Map<String, Double> means, int counted) {
        Map<String, Double> since = new LinkedHashMap<>();
        means.forEach((name, mean) -> since.put(
                name, (mean * counted - before.getOrDefault(name, 0.0) * countedBefore) / (counted - countedBefore)));
        return since;
    }

    private void show(FitProgress at, Map<String, Double> means) {
        double spent = (System.nanoTime() - start) / 1e9;
        long done = ((long) at.epoch() * at.minibatches() + at.minibatch()) * at.items();
        long total = (long) at.epochs() * at.minibatches() * at.items();
        double perSecond = (done - (long) resumedEpochs * at.minibatches() * at.items()) / spent;
        long left = Math.round((total - done) / perSecond);
        String accuracy =
                means.containsKey(ACCURACY) ? String.format(ROOT, "  %.2f %%", 100 * means.get(ACCURACY)) : "";
        progress.at(
                "epoch %d/%d".formatted(at.epoch() + 1, at.epochs()),
                done,
                total,
                String.format(
                        ROOT,
                        "loss %.4g%s  %,.0f/s  %d:%02d left",
                        means.get(LOSS),
                        accuracy,
                        perSecond,
                        left / 60,
                        left % 60));
    }

    /** How long the fit took so far; without what was done before it went on from a checkpoint. */
    double seconds() {
        return seconds.isEmpty() ? 0 : seconds.getLast();
    }

    /** The last epoch's mean loss. */
    double lastLoss() {
        return wholes.getLast().get(LOSS);
    }

    /** The mean loss of each piece of an epoch. */
    double[] points() {
        return pieces.stream().mapToDouble(each -> each.get(LOSS)).toArray();
    }

    /** A row an epoch. */
    ResultTable table(String name) {
        boolean accuracy = wholes.stream().anyMatch(each -> each.containsKey(ACCURACY));
        List<String> columns = new ArrayList<>(List.of("epoch", "loss"));
        if (accuracy) {
            columns.add(ACCURACY);
        }
        columns.add("seconds");
        List<List<Cell>> rows = new ArrayList<>();
        for (int epoch = 0; epoch < wholes.size(); epoch++) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.of(epoch + 1));
            row.add(Cell.of(wholes.get(epoch).get(LOSS), "%.5g"));
            if (accuracy) {
                row.add(Cell.percent(wholes.get(epoch).get(ACCURACY)));
            }
            row.add(
                    epoch < resumedEpochs
                            ? new Cell("", new Json.Null())
                            : Cell.of(seconds.get(epoch - resumedEpochs), "%.1f"));
            rows.add(row);
        }
        return new ResultTable(name, columns, rows);
    }

    /** Loss, on a logarithmic scale, and accuracy over epochs. */
    Picture picture(String title) {
        double[] xs = epochs.stream().mapToDouble(Double::doubleValue).toArray();
        double[] losses = Arrays.stream(points()).map(Math::log10).toArray();
        LinePlot loss = LinePlot.titled(title + ": loss")
                .axes("epoch", "log10 of the loss")
                .line("training items", xs, losses);
        if (!pieces.getFirst().containsKey(ACCURACY)) {
            return loss;
        }
        double[] accuracies =
                pieces.stream().mapToDouble(each -> 100 * each.get(ACCURACY)).toArray();
        return loss.above(LinePlot.titled(title + ": accuracy")
                .axes("epoch", "accuracy (%)")
                .line("training items", xs, accuracies));
    }
}
