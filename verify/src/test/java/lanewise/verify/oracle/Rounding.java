package lanewise.verify.oracle;

import java.util.SplittableRandom;

/** What happens to the result of every single operation. */
@FunctionalInterface
public interface Rounding {
    /** Doubles, as they are. */
    Rounding EXACT = x -> x;

    /** Every result becomes the nearest float, as in an engine that computes in floats. */
    Rounding NEAREST = x -> (float) x;

    /**
     * Every result becomes one of the two floats around it, by chance. How far several such runs lie apart shows how
     * much rounding as such matters to a model (Vignes, A stochastic arithmetic for reliable scientific computation,
     * 1993); where none is needed, nothing happens.
     */
    static Rounding random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return x -> {
            float near = (float) x;
            if (near == x || random.nextBoolean()) {
                return near;
            }
            return near < x ? Math.nextUp(near) : Math.nextDown(near);
        };
    }

    /** The result as it is kept. */
    double of(double x);
}
