package lanewise.train;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lanewise.model.Probe;
import lanewise.train.loss.Loss;
import lanewise.train.loss.Metric;
import lanewise.train.optimizer.Clipping;
import lanewise.train.optimizer.Optimizer;
import lanewise.train.optimizer.WeightPenalty;

/**
 * What a training makes small, by which updates, and what it reports.
 *
 * @param losses what is made small of probes
 * @param metrics what is reported of probes beside that
 * @param optimizer what makes updates
 * @param clipping what is done with gradients that are too large
 * @param penalties what large values of parameters cost
 */
record Goals(
        Map<Probe, WeightedLoss> losses,
        Map<Probe, List<Metric>> metrics,
        Optimizer optimizer,
        Optional<Clipping> clipping,
        Map<Parameter, WeightPenalty> penalties) {
    /** A loss and how much it counts. */
    record WeightedLoss(Loss loss, double weight) {}

    /** The probes with a loss or a metric. */
    Set<Probe> judged() {
        Set<Probe> judged = new LinkedHashSet<>(losses.keySet());
        judged.addAll(metrics.keySet());
        return judged;
    }
}
