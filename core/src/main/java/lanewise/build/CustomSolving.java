package lanewise.build;

import java.util.Arrays;
import lanewise.error.LanewiseException;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.solver.CustomSolver;

/** Asks a person's own solver, and holds it to what it has to give. */
final class CustomSolving {
    private CustomSolving() {}

    static Found solve(CustomSolver solver, Activities activities, Points targets, RandomStream stream) {
        double[][] found;
        try {
            found = solver.solve(table(Matrix.of(activities)), table(Matrix.of(targets)), stream);
        } catch (LanewiseException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ModelException("solver %s failed: %s".formatted(solver, e), e);
        }
        int neurons = activities.neurons();
        int values = targets.dimensions();
        if (found == null || found.length != neurons) {
            throw new ModelException("solver %s gives %s; it has to give a row for each of %d neurons"
                    .formatted(solver, found == null ? "null" : found.length + " rows", neurons));
        }
        double[] decoders = new double[Math.multiplyExact(neurons, values)];
        for (int i = 0; i < neurons; i++) {
            if (found[i] == null
                    || found[i].length != values
                    || !Arrays.stream(found[i]).allMatch(Double::isFinite)) {
                throw new ModelException("solver %s gives %s for neuron %d; it has to give %d finite values"
                        .formatted(solver, Arrays.toString(found[i]), i, values));
            }
            System.arraycopy(found[i], 0, decoders, i * values, values);
        }
        return new Found(decoders);
    }

    private static double[][] table(Matrix matrix) {
        double[][] rows = new double[matrix.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(matrix.values(), i * matrix.columns(), (i + 1) * matrix.columns());
        }
        return rows;
    }
}
