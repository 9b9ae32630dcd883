package lanewise.train.loss;

/** A loss that is the mean, over all values of all steps, of a function of one value of the output and its target. */
public interface PointwiseLoss extends Loss {
    /** The loss of one value. */
    double point(double output, double target);

    /** The derivative of {@link #point} by the output. */
    double slope(double output, double target);

    @Override
    default double value(Trace output, Trace target) {
        float[] y = output.values();
        float[] t = target.values();
        int n = output.size();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += point(y[output.at() + i], t[target.at() + i]);
        }
        return sum / n;
    }

    @Override
    default double gradient(Trace output, Trace target, double scale, Trace into) {
        float[] y = output.values();
        float[] t = target.values();
        float[] g = into.values();
        int n = output.size();
        double each = scale / n;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double outputValue = y[output.at() + i];
            double targetValue = t[target.at() + i];
            sum += point(outputValue, targetValue);
            g[into.at() + i] = (float) (each * slope(outputValue, targetValue)) + 0f;
        }
        return sum / n;
    }
}
