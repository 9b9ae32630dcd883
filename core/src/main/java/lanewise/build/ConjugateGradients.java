package lanewise.build;

import java.util.ArrayList;
import java.util.List;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.model.solver.Conjgrad;
import lanewise.model.solver.ConjgradScipy;

/** Conjugate gradients (Hestenes and Stiefel 1952) on {@code (A^T A + m sigma^2) x = A^T y}, target by target. */
final class ConjugateGradients {
    /** Where a direction hardly changes any more, nothing does. */
    private static final double LEAST_CHANGE = 1e-12;

    private final LinearSystem system;
    private final double[] penalties;

    ConjugateGradients(LinearSystem system) {
        this.system = system;
        penalties = system.penalties();
    }

    Found solve(Conjgrad method) {
        int n = penalties.length;
        double tolerance = method.tol() * Math.sqrt(system.a().rows());
        int most = method.maxIterations().orElse(n);
        return each(
                method.start()
                        .map(points -> start(points, n, system.y().columns()))
                        .orElseGet(() -> Matrix.zeros(n, system.y().columns())),
                (x, right) -> {
                    Descent descent = new Descent(x, right);
                    for (int i = 1; i <= most; i++) {
                        double change = descent.step();
                        if (Math.sqrt(descent.square) < tolerance || change < LEAST_CHANGE) {
                            return i;
                        }
                        descent.redirect(change);
                    }
                    return most;
                });
    }

    Found solve(ConjgradScipy method) {
        int n = penalties.length;
        return each(Matrix.zeros(n, system.y().columns()), (x, right) -> {
            double tolerance = Math.max(method.tol() * Vectors.norm(right), method.atol());
            Descent descent = new Descent(x, right);
            int iterations = 0;
            while (Math.sqrt(descent.square) > tolerance && iterations < 10 * n) {
                descent.redirect(descent.step());
                iterations++;
            }
            return iterations;
        });
    }

    /** Where to start, if its shape is right. */
    static Matrix start(Points points, int neurons, int targets) {
        if (points.count() != neurons || points.dimensions() != targets) {
            throw new ModelException(
                    "conjugate gradients start from %d rows, %d columns; give a row for each of %d neurons, a column for each of %d targets"
                            .formatted(points.count(), points.dimensions(), neurons, targets));
        }
        return Matrix.of(points);
    }

    /** Improves a solution for one target; how many steps that took. */
    private interface Run {
        int improve(double[] x, double[] right);
    }

    private Found each(Matrix start, Run run) {
        double[][] solutions = start.columnArrays();
        double[][] products = system.products().columnArrays();
        List<Integer> iterations = new ArrayList<>();
        double[] decoders = new double[start.values().length];
        for (int k = 0; k < solutions.length; k++) {
            iterations.add(run.improve(solutions[k], products[k]));
            for (int j = 0; j < penalties.length; j++) {
                decoders[j * solutions.length + k] = solutions[k][j];
            }
        }
        return new Found(decoders, SolverInfo.iterations(iterations));
    }

    /** {@code (A^T A + m sigma^2) x}. */
    private double[] image(double[] x) {
        Matrix a = system.a();
        double[] image = new double[x.length];
        for (int at = 0; at < a.values().length; at += x.length) {
            Vectors.add(Vectors.dot(a.values(), at, x, 0, x.length), a.values(), at, image);
        }
        for (int j = 0; j < x.length; j++) {
            image[j] = Math.fma(penalties[j], x[j], image[j]);
        }
        return image;
    }

    /** One descent to a solution. */
    private final class Descent {
        private final double[] x;
        private final double[] rest;
        private double[] direction;
        private double square;

        Descent(double[] x, double[] right) {
            this.x = x;
            rest = right.clone();
            Vectors.add(-1, image(x), rest);
            direction = rest.clone();
            square = Vectors.dot(rest, rest);
        }

        /** Goes to the lowest point in the direction; the square of what is left, relative to that before. */
        double step() {
            if (square == 0) {
                return 0;
            }
            double[] slope = image(direction);
            double amount = square / Vectors.dot(direction, slope);
            Vectors.add(amount, direction, x);
            Vectors.add(-amount, slope, rest);
            double before = square;
            square = Vectors.dot(rest, rest);
            return square / before;
        }

        void redirect(double change) {
            double[] next = rest.clone();
            Vectors.add(change, direction, next);
            direction = next;
        }
    }
}
