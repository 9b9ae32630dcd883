package lanewise.train;

import java.util.Map;

/**
 * How far a fit is.
 *
 * @param trainer whose fit it is; between minibatches its parameters may be read and saved
 * @param epoch the number of the epoch, from 0
 * @param epochs how many there are in all
 * @param minibatch how many minibatches of the epoch are done
 * @param minibatches how many an epoch has
 * @param items how many items a minibatch has
 * @param means losses and metrics, as means over the epoch so far; at its end with those of validation, {@code val_...}
 */
public record FitProgress(
        Trainer trainer, int epoch, int epochs, int minibatch, int minibatches, int items, Map<String, Double> means) {}
