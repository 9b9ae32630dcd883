package lanewise.network;

import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.model.Ensemble;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Exponential;
import lanewise.model.distribution.Uniform;

/**
 * Options of one-dimensional ensembles that are silent below a threshold and precise above it: what detects that something
 * is there. Nengo's preset {@code ThresholdingEnsembles}.
 *
 * <pre>{@code
 * var detector = net.ensemble("detector", 50, 1, new ThresholdingEnsembles(0.3));
 * }</pre>
 *
 * @param threshold the value below which no neuron fires, below the radius
 * @param interceptWidth how far beyond the threshold neurons start to fire on average; positive
 * @param radius the largest value that is represented well; positive
 */
public record ThresholdingEnsembles(double threshold, double interceptWidth, double radius)
        implements Consumer<Ensemble.Options> {
    /**
     * With these values.
     *
     * @throws ModelException if one is out of range
     */
    public ThresholdingEnsembles {
        String name = "thresholding ensembles";
        Checks.positive(name, "intercept width", interceptWidth);
        Checks.positive(name, "radius", radius);
        if (Checks.finite(name, "threshold", threshold) >= radius) {
            throw new ModelException(
                    "%s: its threshold is %s; give one below the radius, %s".formatted(name, threshold, radius));
        }
    }

    /** With an intercept width of 0.15 and a radius of 1. */
    public ThresholdingEnsembles(double threshold) {
        this(threshold, 0.15, 1);
    }

    @Override
    public void accept(Ensemble.Options ensemble) {
        ensemble.radius(radius)
                .intercepts(new Exponential(interceptWidth, threshold, radius))
                .encoders(Choice.ofRows(new double[] {1}))
                .evalPoints(new Uniform(threshold / radius, 1));
    }
}
