package lanewise.train.loss;

import lanewise.error.ModelException;

/**
 * The mean of {@code (output - rate)^2}: on a probe of neurons it draws their rates towards one that suits spiking. Targets
 * are ignored. The outputs of neurons are in Hz times the amplitude, so errors are large; a weight of 1e-3 is usual.
 *
 * @param rate the wanted output, in Hz where the amplitude is 1
 */
public record FiringRate(double rate) implements StepLoss {
    /** With the check of the rate. */
    public FiringRate {
        if (!Double.isFinite(rate)) {
            throw new ModelException("FiringRate: the rate is %s; it must be finite".formatted(rate));
        }
    }

    @Override
    public String name() {
        return "firing_rate";
    }

    @Override
    public boolean ignoresTarget() {
        return true;
    }

    @Override
    public double step(Trace output, Trace target, int step) {
        double sum = 0;
        for (int i = 0; i < output.width(); i++) {
            double error = output.get(step, i) - rate;
            sum += error * error;
        }
        return sum / output.width();
    }

    @Override
    public double stepGradient(Trace output, Trace target, int step, double scale, Trace into) {
        double each = 2 * scale / output.width();
        for (int i = 0; i < output.width(); i++) {
            into.set(step, i, each * (output.get(step, i) - rate));
        }
        return step(output, target, step);
    }
}
