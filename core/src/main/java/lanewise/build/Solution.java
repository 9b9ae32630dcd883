package lanewise.build;

import lanewise.math.Points;

/** Decoders that a solver found, and how well they fit. */
public final class Solution {
    private final double[] decoders;
    private final Activities activities;
    private final Points targets;

    Solution(double[] decoders, Activities activities, Points targets) {
        this.decoders = decoders;
        this.activities = activities;
        this.targets = targets;
    }

    /** The decoders, one row a neuron and one column a decoded value; not to be changed. */
    double[] decoders() {
        return decoders;
    }

    /** The evaluation points that they were solved for, as the source ensemble represents them. */
    public Points evalPoints() {
        return activities.evalPoints();
    }

    /** The values that they should give there, one row a point. */
    public Points targets() {
        return targets;
    }

    /**
     * The root mean square over the evaluation points of the difference between each value and its decoded form. The
     * neurons' activities are computed once more for it, so it takes as long as that.
     */
    public double[] rmses() {
        int n = activities.neurons();
        int d = targets.dimensions();
        int block = activities.block(0);
        double[] squares = new double[d];
        double[] rates = new double[block * n];
        double[] wanted = new double[d];
        for (int from = 0; from < activities.points(); from += block) {
            int count = Math.min(block, activities.points() - from);
            activities.rows(from, count, rates);
            for (int i = 0; i < count; i++) {
                targets.copy(from + i, wanted, 0);
                for (int j = 0; j < n; j++) {
                    for (int k = 0; k < d; k++) {
                        wanted[k] -= rates[i * n + j] * decoders[j * d + k];
                    }
                }
                for (int k = 0; k < d; k++) {
                    squares[k] += wanted[k] * wanted[k];
                }
            }
        }
        for (int k = 0; k < d; k++) {
            squares[k] = Math.sqrt(squares[k] / activities.points());
        }
        return squares;
    }
}
