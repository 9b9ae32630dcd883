package lanewise.build;

import java.util.Arrays;
import lanewise.error.ModelException;
import lanewise.math.Points;

/**
 * The sums over all points that least squares need, taken over blocks of points. Neurons whose rate is 0 at every point
 * add nothing to any of them and are left out: of many dimensions' neurons there may be many. A row and column of zeros
 * does not change a bit of the others' solution, and has 0 itself.
 */
final class NormalEquations {
    private final Activities activities;
    private final Points targets;
    private final double[] largest;
    private final int[] firing;

    /** At how many points a neuron's rate is negative, or no number. */
    private final int[] odd;

    /** The neurons that are not left out, in ascending order. */
    private int[] active = {};

    /** {@code A^T (A | Y)}, one row an active neuron, its columns the active neurons and the targets; the upper triangle. */
    private double[] sums = {};

    /** The block's {@code (A | Y)}, one row a point. */
    private double[] rows = {};

    private NormalEquations(Activities activities, Points targets) {
        this.activities = activities;
        this.targets = targets;
        int n = activities.neurons();
        largest = new double[n];
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        firing = new int[n];
        odd = new int[n];
    }

    /**
     * Sums up.
     *
     * @throws ModelException if there are too many neurons, or all are silent at all points
     */
    static NormalEquations of(Activities activities, Points targets) {
        int n = activities.neurons();
        double d = targets.dimensions();
        int most = (int) ((Math.sqrt(d * d + 4.0 * Integer.MAX_VALUE) - d) / 2);
        if (n > most) {
            throw new ModelException("%d neurons need a Gram matrix of %d x %d; at most %d fit: split the ensemble"
                    .formatted(n, n, n, most));
        }
        NormalEquations equations = new NormalEquations(activities, targets);
        int block = activities.block(targets.dimensions());
        double[] rates = new double[block * n];
        for (int from = 0; from < activities.points(); from += block) {
            equations.add(from, Math.min(block, activities.points() - from), rates);
        }
        if (equations.active.length == 0) {
            throw silent();
        }
        return equations;
    }

    static ModelException silent() {
        return new ModelException(
                "no neuron fires at any evaluation point; lower the intercepts or choose other evaluation points");
    }

    private void add(int from, int count, double[] rates) {
        activities.rows(from, count, rates);
        int threads = activities.threads();
        Shares.split(threads, activities.neurons(), (first, end) -> survey(rates, count, first, end));
        grow();
        int m = active.length;
        int width = m + targets.dimensions();
        if (rows.length < count * width) {
            rows = new double[count * width];
        }
        Shares.split(threads, count, (first, end) -> {
            for (int i = first; i < end; i++) {
                gather(rates, i * activities.neurons(), rows, i * width);
                targets.copy(from + i, rows, i * width + m);
            }
        });
        Shares.splitTriangle(
                threads,
                m,
                (first, end) -> activities
                        .kernelsOfSquare(m)
                        .matrices()
                        .gramInc(sums, 0, width, rows, 0, width, width, count, 1, first, end));
    }

    private void survey(double[] rates, int count, int first, int end) {
        int n = activities.neurons();
        for (int i = 0; i < count; i++) {
            for (int j = first; j < end; j++) {
                double rate = rates[i * n + j];
                firing[j] += rate > 0 ? 1 : 0;
                odd[j] += rate >= 0 ? 0 : 1;
                largest[j] = rate > largest[j] ? rate : largest[j];
            }
        }
    }

    /** Makes room for neurons that were silent so far. */
    private void grow() {
        int n = activities.neurons();
        int[] now = new int[n];
        int m = 0;
        for (int j = 0; j < n; j++) {
            now[m] = j;
            m += (firing[j] | odd[j]) != 0 ? 1 : 0;
        }
        if (m > active.length) {
            growTo(Arrays.copyOf(now, m));
        }
    }

    private void growTo(int[] grown) {
        int[] before = active;
        double[] old = sums;
        int d = targets.dimensions();
        int m = grown.length;
        active = grown;
        sums = new double[Math.multiplyExact(m, m + d)];
        int[] place = new int[before.length + d];
        for (int j = 0, at = 0; j < m; j++) {
            if (at < before.length && before[at] == active[j]) {
                place[at++] = j;
            }
        }
        for (int k = 0; k < d; k++) {
            place[before.length + k] = m + k;
        }
        for (int i = 0; i < before.length; i++) {
            for (int j = 0; j < place.length; j++) {
                sums[place[i] * (m + d) + place[j]] = old[i * place.length + j];
            }
        }
    }

    private void gather(double[] rates, int from, double[] rows, int at) {
        if (active.length == activities.neurons()) {
            System.arraycopy(rates, from, rows, at, active.length);
            return;
        }
        for (int j = 0; j < active.length; j++) {
            rows[at + j] = rates[from + active[j]];
        }
    }

    /** How many neurons are not left out. */
    int size() {
        return active.length;
    }

    /** Takes in the neurons that were left out. */
    void whole() {
        int[] all = new int[activities.neurons()];
        Arrays.setAll(all, j -> j);
        growTo(all);
    }

    /** {@code A^T Y}, one row a neuron that is not left out and one column a target, in a new array. */
    double[] products() {
        int m = active.length;
        int d = targets.dimensions();
        double[] products = new double[m * d];
        for (int i = 0; i < m; i++) {
            System.arraycopy(sums, i * (m + d) + m, products, i * d, d);
        }
        return products;
    }

    /**
     * {@code A^T A} of the neurons that are not left out, of which only the upper triangle means anything: at the start of
     * the array of all sums, which is given away, as there may be no room for two. To be asked for last.
     */
    double[] gram() {
        int m = active.length;
        for (int i = 1; i < m; i++) {
            System.arraycopy(sums, i * (m + targets.dimensions()), sums, i * m, m);
        }
        return sums;
    }

    /** The largest rate. */
    double max() {
        double max = Double.NEGATIVE_INFINITY;
        for (double rate : largest) {
            max = rate > max ? rate : max;
        }
        return max;
    }

    /** Of the neurons that are not left out. */
    Survey survey() {
        int[] points = new int[active.length];
        Arrays.setAll(points, i -> firing[active[i]] + odd[active[i]]);
        return new Survey(activities.points(), max(), this::maxAbs, points);
    }

    /** Has the activities computed once more if some are negative. */
    private double maxAbs() {
        double max = Math.abs(max());
        if (Arrays.stream(odd).allMatch(count -> count == 0)) {
            return max;
        }
        int n = activities.neurons();
        double[] rates = new double[activities.block(0) * n];
        for (int from = 0; from < activities.points(); from += activities.block(0)) {
            int count = Math.min(activities.block(0), activities.points() - from);
            activities.rows(from, count, rates);
            for (int at = 0; at < count * n; at++) {
                max = Math.max(max, Math.abs(rates[at]));
            }
        }
        return max;
    }

    /** At how many points the rate of a neuron that is not left out is above 0. */
    int firing(int i) {
        return firing[active[i]];
    }

    /** Decoders of all neurons, from those of the neurons that are not left out. */
    double[] spread(double[] decoders) {
        int d = targets.dimensions();
        double[] all = new double[Math.multiplyExact(activities.neurons(), d)];
        for (int i = 0; i < active.length; i++) {
            System.arraycopy(decoders, i * d, all, active[i] * d, d);
        }
        return all;
    }
}
