package lanewise.build;

import java.util.function.DoubleSupplier;

/**
 * What penalties follow from.
 *
 * @param points how many points there are
 * @param max the largest activity, with its sign
 * @param maxAbs the largest without
 * @param active for each neuron at how many points its activity is not 0
 */
record Survey(int points, double max, DoubleSupplier maxAbs, int[] active) {
    static Survey of(Matrix a) {
        int[] active = new int[a.columns()];
        for (int at = 0; at < a.values().length; at++) {
            active[at % active.length] += a.values()[at] != 0 ? 1 : 0;
        }
        return new Survey(a.rows(), a.max(), a::maxAbs, active);
    }
}
