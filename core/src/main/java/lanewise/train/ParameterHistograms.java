package lanewise.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.error.TrainingException;

/**
 * Keeps, for each epoch of a fit, how the values of parameters are spread: NengoDL's summaries. The first row is from before
 * the first epoch.
 *
 * <pre>{@code
 * var spread = ParameterHistograms.of("ensemble hidden: encoders", "connection hidden -> out: weights");
 * trainer.fit(data, fit -> fit.epochs(10).listen(spread));
 * spread.rows("ensemble hidden: encoders").getLast().mean();
 * }</pre>
 */
public final class ParameterHistograms implements FitListener {
    private static final int BINS = 30;

    private final List<String> wanted;
    private final int bins;
    private final Map<String, List<Histogram>> histograms = new LinkedHashMap<>();

    /**
     * How the values of a parameter are spread.
     *
     * @param least the least value
     * @param most the largest value
     * @param mean of all
     * @param deviation the root of the mean square of their distance from it
     * @param counts how many values lie in each of as many equal parts of the way from the least to the largest
     */
    public record Histogram(double least, double most, double mean, double deviation, List<Integer> counts) {
        /** With a copy of the counts. */
        public Histogram {
            counts = List.copyOf(counts);
        }

        static Histogram of(int bins, float... values) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (float value : values) {
                least = Math.min(least, value);
                most = Math.max(most, value);
                sum += value;
            }
            double mean = sum / values.length;
            double squares = 0;
            Integer[] counts = new Integer[bins];
            Arrays.fill(counts, 0);
            for (float value : values) {
                squares += (value - mean) * (value - mean);
                counts[most == least ? 0 : (int) Math.min(bins - 1, bins * ((value - least) / (most - least)))]++;
            }
            return new Histogram(least, most, mean, Math.sqrt(squares / values.length), Arrays.asList(counts));
        }

        /** Where a bin begins, or, for as many as there are, where the last one ends. */
        public double edge(int bin) {
            return least + (most - least) * bin / counts.size();
        }
    }

    private ParameterHistograms(List<String> wanted, int bins) {
        this.wanted = wanted;
        this.bins = bins;
    }

    /** Of all parameters that are trained. */
    public static ParameterHistograms ofTrained() {
        return new ParameterHistograms(List.of(), BINS);
    }

    /**
     * Of some parameters, whose names {@link Trainer#parameters} has. A fit with a wrong name fails before it begins.
     *
     * @param names at least one
     */
    public static ParameterHistograms of(String... names) {
        if (names.length == 0) {
            throw new TrainingException(
                    "histograms of no parameter; give names, or take those of all that are trained");
        }
        return new ParameterHistograms(List.of(names), BINS);
    }

    /** The same with so many bins; 30 unless chosen. */
    public ParameterHistograms bins(int count) {
        if (count < 1) {
            throw new TrainingException("histograms of %d bins; give at least 1".formatted(count));
        }
        return new ParameterHistograms(wanted, count);
    }

    @Override
    public void begin(Trainer trainer) {
        histograms.clear();
        Parameters all = trainer.parameters();
        List<Parameter> chosen = wanted.isEmpty()
                ? all.trained()
                : wanted.stream().map(all::named).toList();
        chosen.forEach(parameter -> histograms.put(parameter.name(), new ArrayList<>()));
        add(trainer);
    }

    @Override
    public boolean epoch(FitProgress progress) {
        add(progress.trainer());
        return true;
    }

    private void add(Trainer trainer) {
        histograms.forEach((name, rows) ->
                rows.add(Histogram.of(bins, trainer.values(trainer.parameters().named(name)))));
    }

    /** The names of the parameters. */
    public List<String> names() {
        return List.copyOf(histograms.keySet());
    }

    /**
     * Those of a parameter, before the first epoch and after each; of a fit that goes on from a checkpoint before and after
     * the epochs that it makes itself.
     *
     * @throws TrainingException if there are none of this name
     */
    public List<Histogram> rows(String name) {
        List<Histogram> rows = histograms.get(name);
        if (rows == null) {
            throw new TrainingException("histograms: there are none of \"%s\"; there are of %s"
                    .formatted(
                            name,
                            histograms.isEmpty() ? "nothing before a fit" : String.join(", ", histograms.keySet())));
        }
        return List.copyOf(rows);
    }
}
