package lanewise.build;

import java.util.Arrays;
import java.util.stream.IntStream;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.solver.LstsqDrop;

/** Solves {@link LstsqDrop}: once for all decoders, and then target by target for those that are not among the smallest. */
final class Dropped {
    private Dropped() {}

    static Found solve(LstsqDrop solver, Activities activities, Points targets, RandomStream stream) {
        Matrix a = Matrix.of(activities);
        Activities all = with(a, activities);
        double[] decoders =
                Solving.solve(solver.solver1(), all, targets, stream).decoders();
        double[] sizes = Arrays.stream(decoders).map(Math::abs).sorted().toArray();
        int place = (int) Math.rint(solver.drop() * sizes.length);
        if (place == sizes.length) {
            throw new ModelException("LstsqDrop: a share of %s of %d decoders drops all of them; drop less"
                    .formatted(solver.drop(), sizes.length));
        }
        double threshold = sizes[place];
        double[][] wanted = Matrix.of(targets).columnArrays();
        int d = wanted.length;
        double[] kept = new double[decoders.length];
        for (int k = 0; k < d; k++) {
            int column = k;
            int[] left = IntStream.range(0, a.columns())
                    .filter(j -> isKept(decoders[j * d + column], threshold))
                    .toArray();
            if (left.length == 0) {
                continue;
            }
            Points target = new DrawnPoints(wanted[k].length, 1, wanted[k]);
            double[] again = Solving.solve(solver.solver2(), with(a.picked(left), activities), target, stream)
                    .decoders();
            for (int j = 0; j < left.length; j++) {
                kept[left[j] * d + k] = again[j];
            }
        }
        return new Found(kept);
    }

    private static boolean isKept(double decoder, double threshold) {
        return decoder != 0 && Math.abs(decoder) >= threshold;
    }

    private static Activities with(Matrix matrix, Activities like) {
        return new GivenActivities(matrix, like.kernelsOfSquare(matrix.columns()), like.threads());
    }
}
