package lanewise.model.distribution;

import java.util.function.IntFunction;
import lanewise.math.DoubleMath;
import lanewise.math.IncompleteBeta;
import lanewise.model.distribution.ScatteredHypersphere.Method;

/** A map from the unit cube of d - 1 dimensions onto the unit sphere in d that keeps equal areas equal. */
@FunctionalInterface
interface SphereMap {
    double PI_TWICE = 2 * Math.PI;

    /** Maps the d - 1 values z to the d coordinates of a point. */
    void apply(double[] z, double[] point);

    static SphereMap of(Method method, int d) {
        return switch (method) {
            case SCT -> new Spherical(d, Inverse::exact);
            case SCT_APPROX -> new Spherical(d, AngleTable::curve);
            case TFWW -> new Paired(d);
        };
    }

    /** The inverse of I_q(D/2, 1/2) as a function of a probability. */
    @FunctionalInterface
    interface Inverse {
        double at(double y);

        static Inverse exact(int halves) {
            return new IncompleteBeta(halves, 1)::inverse;
        }
    }

    /**
     * Spherical coordinates (Fang and Wang, Number-theoretic Methods in Statistics, 1994, section 1.5.3): the density
     * of the j-th angle is a power of its sine, so that sin^2 has a beta distribution, whose inverse turns an even z
     * into the angle.
     */
    final class Spherical implements SphereMap {
        private final Inverse[] inverses;

        Spherical(int d, IntFunction<Inverse> inverse) {
            inverses = new Inverse[d - 1];
            for (int j = 0; j < inverses.length; j++) {
                inverses[j] = inverse.apply(inverses.length - j);
            }
        }

        @Override
        public void apply(double[] z, double[] point) {
            int last = inverses.length - 1;
            double sines = 1;
            for (int j = 0; j <= last; j++) {
                double angle = (j == last ? PI_TWICE : Math.PI) * fraction(inverses[j], z[j]);
                point[j] = sines * StrictMath.cos(angle);
                sines *= StrictMath.sin(angle);
            }
            point[last + 1] = sines;
        }

        private static double fraction(Inverse inverse, double z) {
            double nearer = z < 0.5 ? z : 1 - z;
            double fraction = StrictMath.asin(Math.sqrt(inverse.at(2 * nearer))) / Math.PI;
            return z < 0.5 ? fraction : 1 - fraction;
        }
    }

    /**
     * Pairs of coordinates on circles of random radii, and for odd d one triple on a sphere (Fang and Wang, section
     * 4.3; equation 1.5.28 for the triple).
     */
    final class Paired implements SphereMap {
        private final int d;
        private final int radii;

        Paired(int d) {
            this.d = d;
            this.radii = d / 2;
        }

        @Override
        public void apply(double[] z, double[] point) {
            double[] squares = new double[radii + 1]; // squared radii, cumulated
            squares[radii] = 1;
            for (int j = radii - 1; j > 0; j--) {
                double exponent = d % 2 == 0 ? 1.0 / j : 2.0 / (2 * j + 1);
                squares[j] = squares[j + 1] * DoubleMath.pow(z[j - 1], exponent);
            }
            int phi = radii - 1; // where the angles start in z
            int at = 0;
            int first = 0;
            if (d % 2 == 1) {
                triple(Math.sqrt(squares[1] - squares[0]), z[phi], PI_TWICE * z[phi + 1], point);
                phi += 2;
                at = 3;
                first = 1;
            }
            for (int j = first; j < radii; j++) {
                double radius = Math.sqrt(squares[j + 1] - squares[j]);
                double angle = PI_TWICE * z[phi++];
                point[at++] = radius * StrictMath.cos(angle);
                point[at++] = radius * StrictMath.sin(angle);
            }
        }

        private static void triple(double radius, double height, double angle, double[] point) {
            double ring = 2 * radius * Math.sqrt(height * (1 - height));
            point[0] = radius * (1 - 2 * height);
            point[1] = ring * StrictMath.cos(angle);
            point[2] = ring * StrictMath.sin(angle);
        }
    }
}
