package lanewise.train.optimizer;

/** What large weights cost, added to the loss. */
public sealed interface WeightPenalty {
    /** The cost of {@code n} weights from {@code at} on: a sum in double, in order. */
    double value(float[] weights, int at, int n);

    /**
     * Adds the derivatives of the cost to gradients.
     *
     * @param weights the weights are those from {@code at} on; not changed
     * @param gradient their gradients are those from {@code gradientAt} on
     * @param n how many weights
     * @return the cost
     */
    double add(float[] weights, int at, float[] gradient, int gradientAt, int n);

    /**
     * The sum of {@code strength |w|}, which makes many weights 0; the derivative at 0 is 0.
     *
     * @param strength at least 0
     */
    record L1(double strength) implements WeightPenalty {
        /** With the check of the strength. */
        public L1 {
            Checks.notNegative("L1", "the strength", strength);
        }

        @Override
        public double value(float[] weights, int at, int n) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += Math.abs(weights[at + i]);
            }
            return strength * sum;
        }

        @Override
        public double add(float[] weights, int at, float[] gradient, int gradientAt, int n) {
            float slope = (float) strength;
            for (int i = 0; i < n; i++) {
                gradient[gradientAt + i] += slope * Math.signum(weights[at + i]);
            }
            return value(weights, at, n);
        }
    }

    /**
     * The sum of {@code strength w^2}, which makes large weights smaller.
     *
     * @param strength at least 0
     */
    record L2(double strength) implements WeightPenalty {
        /** With the check of the strength. */
        public L2 {
            Checks.notNegative("L2", "the strength", strength);
        }

        @Override
        public double value(float[] weights, int at, int n) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double weight = weights[at + i];
                sum += weight * weight;
            }
            return strength * sum;
        }

        @Override
        public double add(float[] weights, int at, float[] gradient, int gradientAt, int n) {
            float slope = (float) (2 * strength);
            for (int i = 0; i < n; i++) {
                gradient[gradientAt + i] = Math.fma(slope, weights[at + i], gradient[gradientAt + i]);
            }
            return value(weights, at, n);
        }
    }
}
