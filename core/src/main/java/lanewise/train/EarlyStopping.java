package lanewise.train;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import lanewise.error.FormatException;
import lanewise.error.TrainingException;
import lanewise.io.NpyArray;

/** Ends a fit when a loss or metric has not become better for some epochs. One object serves one fit at a time. */
public final class EarlyStopping implements FitListener {
    private final String name;
    private final boolean smaller;
    private int patience;
    private double least;
    private boolean restore;
    private double best;
    private int waited;
    private Map<Parameter, float[]> kept = Map.of();

    private EarlyStopping(String name, boolean smaller) {
        this.name = name;
        this.smaller = smaller;
    }

    /** When a mean no longer becomes smaller, such as {@code val_loss}. */
    public static EarlyStopping whenNotSmaller(String name) {
        return new EarlyStopping(name, true);
    }

    /** When a mean no longer becomes larger, such as an accuracy. */
    public static EarlyStopping whenNotLarger(String name) {
        return new EarlyStopping(name, false);
    }

    /** How many epochs without a better mean are waited for before the fit ends; 0 unless chosen. */
    public EarlyStopping patience(int epochs) {
        if (epochs < 0) {
            throw new TrainingException(
                    "early stopping with a patience of %d epochs; give at least 0".formatted(epochs));
        }
        patience = epochs;
        return this;
    }

    /** By how much a mean has to be better to count; 0 unless chosen. */
    public EarlyStopping leastChange(double difference) {
        if (!(difference >= 0)) {
            throw new TrainingException(
                    "early stopping at a least change of %s; give at least 0".formatted(difference));
        }
        least = difference;
        return this;
    }

    /** Leaves the network, when the fit has ended, with the parameters of the best epoch. */
    public EarlyStopping restoringBest() {
        restore = true;
        return this;
    }

    @Override
    public void begin(Trainer trainer) {
        best = smaller ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        waited = 0;
        kept = Map.of();
    }

    @Override
    public boolean epoch(FitProgress progress) {
        Double value = progress.means().get(name);
        if (value == null) {
            throw new TrainingException("early stopping: there is no \"%s\"; there are %s"
                    .formatted(name, progress.means().keySet().stream().sorted().collect(Collectors.joining(", "))));
        }
        boolean better = smaller ? value < best - least : value > best + least;
        if (better) {
            best = value;
            waited = 0;
            kept = restore ? progress.trainer().values() : Map.of();
            return true;
        }
        waited++;
        return !isOver();
    }

    /** Whether it has been waited for long enough. */
    boolean isOver() {
        return waited > patience;
    }

    /** Adds to the arrays of a checkpoint where it stands, under names that start with the given one. */
    void save(String at, Map<String, NpyArray> arrays) {
        arrays.put(at, new NpyArray.Doubles(new int[] {2}, new double[] {best, waited}));
        ParameterFile.put(kept, at, arrays);
    }

    /** Reads and checks what was saved; what comes back puts it in place. */
    Runnable restored(Path file, Map<String, NpyArray> arrays, String at, Trainer trainer) {
        if (!(arrays.get(at) instanceof NpyArray.Doubles doubles) || doubles.size() != 2) {
            throw new FormatException(
                    "%s: it does not say where early stopping of \"%s\" stands; go on with the listeners it was written with"
                            .formatted(file, name));
        }
        boolean hasKept = arrays.keySet().stream().anyMatch(each -> each.startsWith(at) && !each.equals(at));
        Map<Parameter, float[]> read = restore && hasKept ? ParameterFile.values(file, arrays, at, trainer) : Map.of();
        return () -> {
            best = doubles.values()[0];
            waited = (int) doubles.values()[1];
            kept = read;
        };
    }

    @Override
    public void end(Trainer trainer) {
        if (!kept.isEmpty()) {
            trainer.setValues(kept);
        }
    }
}
