package lanewise.build;

import java.util.ArrayList;
import java.util.List;
import lanewise.model.solver.LsmrScipy;

/**
 * The method LSMR (Fong and Saunders, SIAM J. Sci. Comput. 33, 2011) for {@code min |A x - y|^2 + damp^2 |x|^2}: Golub and
 * Kahan's bidiagonalisation, and the solution and its error measures from two series of plane rotations. Names of values
 * are the paper's, as far as they can be.
 */
final class Lsmr {
    /** The largest condition of the activities with which to go on. */
    private static final double MOST_CONDITION = 1e8;

    private final Matrix a;
    private final double damp;
    private final double tolerance;
    private final double[] x;
    private int iterations;

    private final double[] u;
    private final double[] v;
    private double alpha;
    private double beta;

    private final double[] h;
    private final double[] hBar;
    private double alphaBar;
    private double zeta;
    private double zetaBar;
    private double rho = 1;
    private double rhoBar = 1;
    private double cosineBar = 1;
    private double sineBar;

    // what is left of y
    private final double lengthOfY;
    private double betaDD;
    private double betaD;
    private double rhoD = 1;
    private double tauTilde;
    private double thetaTilde;
    private double squares;
    private double rest;

    // the size and the condition of A
    private double squareOfA;
    private double largest;
    private double smallest = Double.POSITIVE_INFINITY;

    /** The rotation that turns {@code (a, b)} into {@code (length, 0)}. */
    private record Rotation(double cosine, double sine, double length) {
        static Rotation of(double a, double b) {
            if (b == 0) {
                return new Rotation(Math.signum(a), 0, Math.abs(a));
            }
            if (a == 0) {
                return new Rotation(0, Math.signum(b), Math.abs(b));
            }
            if (Math.abs(b) > Math.abs(a)) {
                double ratio = a / b;
                double sine = Math.signum(b) / Math.sqrt(1 + ratio * ratio);
                return new Rotation(sine * ratio, sine, b / sine);
            }
            double ratio = b / a;
            double cosine = Math.signum(a) / Math.sqrt(1 + ratio * ratio);
            return new Rotation(cosine, cosine * ratio, a / cosine);
        }
    }

    private Lsmr(Matrix a, double[] y, double damp, double tolerance) {
        this.a = a;
        this.damp = damp;
        this.tolerance = tolerance;
        x = new double[a.columns()];
        hBar = new double[a.columns()];
        u = y;
        lengthOfY = normalise(u);
        beta = lengthOfY;
        v = new double[a.columns()];
        addImageBack();
        alpha = normalise(v);
        h = v.clone();
        alphaBar = alpha;
        zetaBar = alpha * beta;
        betaDD = beta;
        squareOfA = alpha * alpha;
    }

    static Found solve(LsmrScipy method, LinearSystem system) {
        double[][] targets = system.y().columnArrays();
        double damp = system.sigma()[0] * Math.sqrt(system.a().rows());
        List<Integer> iterations = new ArrayList<>();
        double[] decoders = new double[system.a().columns() * targets.length];
        for (int k = 0; k < targets.length; k++) {
            Lsmr run = new Lsmr(system.a(), targets[k], damp, method.tol());
            run.run();
            iterations.add(run.iterations);
            for (int j = 0; j < run.x.length; j++) {
                decoders[j * targets.length + k] = run.x[j];
            }
        }
        return new Found(decoders, SolverInfo.iterations(iterations));
    }

    private void run() {
        int most = Math.min(a.rows(), a.columns());
        boolean done = zetaBar == 0;
        while (!done && iterations < most) {
            iterations++;
            bidiagonalise();
            done = improve();
        }
    }

    /** Divides by the length, which is returned. */
    private static double normalise(double[] vector) {
        double length = Vectors.norm(vector);
        if (length > 0) {
            Vectors.scale(1 / length, vector);
        }
        return length;
    }

    /** {@code v = v + A^T u}. */
    private void addImageBack() {
        for (int i = 0; i < u.length; i++) {
            Vectors.add(u[i], a.values(), i * v.length, v);
        }
    }

    private void bidiagonalise() {
        for (int i = 0; i < u.length; i++) {
            u[i] = Vectors.dot(a.values(), i * v.length, v, 0, v.length) - alpha * u[i];
        }
        beta = normalise(u);
        if (beta > 0) {
            Vectors.scale(-beta, v);
            addImageBack();
            alpha = normalise(v);
        }
    }

    /** One step; whether it was the last. */
    private boolean improve() {
        Rotation damped = Rotation.of(alphaBar, damp);
        double rhoBefore = rho;
        Rotation first = Rotation.of(damped.length, beta);
        rho = first.length;
        double thetaNew = first.sine * alpha;
        alphaBar = first.cosine * alpha;

        double rhoBarBefore = rhoBar;
        double zetaBefore = zeta;
        double thetaBar = sineBar * rho;
        double rhoTemp = cosineBar * rho;
        Rotation second = Rotation.of(rhoTemp, thetaNew);
        cosineBar = second.cosine;
        sineBar = second.sine;
        rhoBar = second.length;
        zeta = cosineBar * zetaBar;
        zetaBar = -sineBar * zetaBar;

        double back = -thetaBar * rho / (rhoBefore * rhoBarBefore);
        double ahead = zeta / (rho * rhoBar);
        double turn = -thetaNew / rho;
        for (int j = 0; j < x.length; j++) {
            hBar[j] = Math.fma(back, hBar[j], h[j]);
            x[j] = Math.fma(ahead, hBar[j], x[j]);
            h[j] = Math.fma(turn, h[j], v[j]);
        }
        measureRest(damped, first, thetaBar, zetaBefore);
        double condition = measureCondition(rhoBarBefore, rhoTemp);
        return isDone(condition);
    }

    private void measureRest(Rotation damped, Rotation first, double thetaBar, double zetaBefore) {
        double betaAcute = damped.cosine * betaDD;
        double betaCheck = -damped.sine * betaDD;
        double betaHat = first.cosine * betaAcute;
        betaDD = -first.sine * betaAcute;

        double thetaTildeBefore = thetaTilde;
        Rotation tilde = Rotation.of(rhoD, thetaBar);
        thetaTilde = tilde.sine * rhoBar;
        rhoD = tilde.cosine * rhoBar;
        betaD = tilde.cosine * betaHat - tilde.sine * betaD;
        tauTilde = (zetaBefore - thetaTildeBefore * tauTilde) / tilde.length;
        double tau = (zeta - thetaTilde * tauTilde) / rhoD;
        squares += betaCheck * betaCheck;
        rest = Math.sqrt(squares + (betaD - tau) * (betaD - tau) + betaDD * betaDD);
    }

    private double measureCondition(double rhoBarBefore, double rhoTemp) {
        squareOfA += beta * beta;
        largest = Math.max(largest, rhoBarBefore);
        if (iterations > 1) {
            smallest = Math.min(smallest, rhoBarBefore);
        }
        return Math.max(largest, rhoTemp) / Math.min(smallest, rhoTemp);
    }

    /** The rules of section 6 of the paper, as SciPy has them. */
    private boolean isDone(double condition) {
        double sizeOfA = Math.sqrt(squareOfA);
        squareOfA += alpha * alpha;
        double slope = Math.abs(zetaBar);
        double solved = sizeOfA * Vectors.norm(x) / lengthOfY;
        double left = rest / lengthOfY;
        double steepness = sizeOfA * rest == 0 ? Double.POSITIVE_INFINITY : slope / (sizeOfA * rest);
        boolean exact = 1 + 1 / condition <= 1 || 1 + steepness <= 1 || 1 + left / (1 + solved) <= 1;
        return exact
                || 1 / condition <= 1 / MOST_CONDITION
                || steepness <= tolerance
                || left <= tolerance + tolerance * solved;
    }
}
