package lanewise.train.optimizer;

import java.util.List;

/**
 * Makes gradients that are too large smaller, before an optimizer gets them. Norms are sums in double, in the order of the
 * ranges and of the values in them.
 */
public sealed interface Clipping {
    /**
     * Clips gradients where they lie.
     *
     * @param gradient the gradients of all parameters
     * @param parameters where those of each parameter are
     */
    void clip(float[] gradient, List<Range> parameters);

    /**
     * Each value that is larger becomes the limit.
     *
     * @param limit the largest size, positive
     */
    record ByValue(double limit) implements Clipping {
        /** With the check of the limit. */
        public ByValue {
            Checks.positive("ByValue", "the limit", limit);
        }

        @Override
        public void clip(float[] gradient, List<Range> parameters) {
            float high = (float) limit;
            for (Range parameter : parameters) {
                for (int i = parameter.from(); i < parameter.to(); i++) {
                    gradient[i] = Math.max(-high, Math.min(high, gradient[i]));
                }
            }
        }
    }

    /**
     * The gradient of each parameter whose length is larger is scaled to that length.
     *
     * @param limit the largest length, positive
     */
    record ByNorm(double limit) implements Clipping {
        /** With the check of the limit. */
        public ByNorm {
            Checks.positive("ByNorm", "the limit", limit);
        }

        @Override
        public void clip(float[] gradient, List<Range> parameters) {
            for (Range parameter : parameters) {
                double norm = Math.sqrt(plusSquares(0, gradient, parameter));
                scale(gradient, parameter, norm, limit);
            }
        }
    }

    /**
     * All gradients are scaled if the length of them all, taken as one vector, is larger.
     *
     * @param limit the largest length, positive
     */
    record ByGlobalNorm(double limit) implements Clipping {
        /** With the check of the limit. */
        public ByGlobalNorm {
            Checks.positive("ByGlobalNorm", "the limit", limit);
        }

        @Override
        public void clip(float[] gradient, List<Range> parameters) {
            double norm = globalNorm(gradient, parameters);
            for (Range parameter : parameters) {
                scale(gradient, parameter, norm, limit);
            }
        }
    }

    /** The length of the gradients of all parameters, taken as one vector. */
    static double globalNorm(float[] gradient, List<Range> parameters) {
        double sum = 0;
        for (Range parameter : parameters) {
            sum = plusSquares(sum, gradient, parameter);
        }
        return Math.sqrt(sum);
    }

    private static double plusSquares(double sum, float[] gradient, Range range) {
        double result = sum;
        for (int i = range.from(); i < range.to(); i++) {
            double value = gradient[i];
            result += value * value; // exact before it is added
        }
        return result;
    }

    private static void scale(float[] gradient, Range range, double norm, double limit) {
        if (norm > limit) {
            double factor = limit / norm;
            for (int i = range.from(); i < range.to(); i++) {
                gradient[i] = (float) (gradient[i] * factor);
            }
        }
    }
}
