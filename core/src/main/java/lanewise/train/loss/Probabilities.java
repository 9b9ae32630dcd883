package lanewise.train.loss;

/** Outputs that are meant as probabilities: kept away from 0 and 1, where logarithms have no end. */
final class Probabilities {
    /** How near to 0 and 1 a probability may be: Keras's epsilon. */
    static final double EPSILON = 1e-7;

    private Probabilities() {}

    static double clipped(double p) {
        return Math.min(Math.max(p, EPSILON), 1 - EPSILON);
    }

    /** Whether a probability stays what it is, so that a gradient passes. */
    static boolean inside(double p) {
        return p >= EPSILON && p <= 1 - EPSILON;
    }

    /** The sum of a step's values. */
    static double sum(Trace output, int step) {
        double sum = 0;
        for (int i = 0; i < output.width(); i++) {
            sum += output.get(step, i);
        }
        return sum;
    }

    /** A value as a part of the sum of its step; 0 where all are 0, as with neurons that are silent. */
    static double part(double value, double sum) {
        return sum == 0 ? 0 : value / sum;
    }
}
