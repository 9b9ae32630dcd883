package lanewise.model.process;

import lanewise.error.SimulationException;
import lanewise.math.Points;
import lanewise.math.RandomStream;

/**
 * Gives recorded values: one row a step, the first row in step 1.
 *
 * @param rows as many as there are steps to run, or more
 */
public record Recorded(Points rows) implements Process {
    /** Gives the rows of a table, which is copied. */
    public Recorded(double[][] rows) {
        this(Points.of(rows));
    }

    @Override
    public int sizeOut() {
        return rows.dimensions();
    }

    /** Gives the row of step {@code round(t / dt)}; a step behind the last row is refused. */
    @Override
    public boolean step(double t, double dt, RandomStream random, double[] state, double[] x, double[] out) {
        long step = Math.round(t / dt);
        if (step > rows.count()) {
            throw new SimulationException("Recorded: there is no row for step %d; the last one is that of step %d"
                    .formatted(step, rows.count()));
        }
        rows.copy((int) step - 1, out, 0);
        return true;
    }
}
