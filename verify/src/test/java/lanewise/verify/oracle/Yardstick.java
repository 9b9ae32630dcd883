package lanewise.verify.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.LearningRule;
import lanewise.graph.ProbedSignal;

/**
 * What a graph does in doubles, and how far rounding to floats as such takes every probe from that: the largest
 * deviation among runs of which one rounds every operation to the nearest float and the others by chance up or down.
 *
 * <p>Such a measure says nothing about a step from which on runs in floats may differ altogether, because a neuron is so
 * close to its threshold that rounding decides whether it fires; nor about one in which learned weights are too large for
 * floats, which an engine refuses. Only the steps before the first of those are compared.
 */
public final class Yardstick {
    /** What is allowed to an engine that does nothing wrong but round, whatever the yardstick says. */
    private static final double LEAST = 3e-6;

    /** What is allowed to it as a multiple of the yardstick. */
    private static final double MARGIN = 20;

    private static final int BY_CHANCE = 5;

    private final Graph graph;
    private final int item;
    private final Oracle exact;
    private final List<Oracle> rounded = new ArrayList<>();
    private int decided;
    private Optional<Decisions.Decision> undecided = Optional.empty();

    /**
     * Runs a graph until a step in which rounding decides.
     *
     * @param graph what is run
     * @param item number of the run in a batch
     * @param steps how many at most
     * @param functions those of the host program, by the names under which the graph asks for them
     */
    public Yardstick(Graph graph, int item, int steps, Map<String, HostFunction.Call> functions) {
        this.graph = graph;
        this.item = item;
        exact = new Oracle(graph, Rounding.EXACT, item, functions);
        rounded.add(new Oracle(graph, Rounding.NEAREST, item, functions));
        for (int run = 0; run < BY_CHANCE; run++) {
            rounded.add(new Oracle(graph, Rounding.random(run), item, functions));
        }
        while (decided < steps) {
            exact.step();
            rounded.forEach(Oracle::step);
            if (!isDecided() || !isLearnable()) {
                break;
            }
            decided++;
        }
    }

    /** How many steps may be compared. */
    public int steps() {
        return decided;
    }

    /** The comparison that rounding decides in the step behind the last that may be compared; empty if there is none. */
    public Optional<Decisions.Decision> undecided() {
        return undecided;
    }

    /** Whether all weights that are learned fit into floats. */
    private boolean isLearnable() {
        return graph.operators().stream()
                .filter(LearningRule.class::isInstance)
                .flatMap(rule -> rule.updates().stream())
                .allMatch(weights -> rounded.stream()
                        .flatMapToDouble(run -> Arrays.stream(run.values(weights)))
                        .allMatch(value -> Math.abs(value) <= Float.MAX_VALUE));
    }

    private boolean isDecided() {
        List<Decisions.Decision> sure = exact.decisions().ofStep();
        double[] spread = new double[sure.size()];
        boolean[] parted = new boolean[sure.size()];
        for (Oracle run : rounded) {
            List<Decisions.Decision> unsure = run.decisions().ofStep();
            for (int i = 0; i < spread.length; i++) {
                spread[i] = Math.max(
                        spread[i], Math.abs(unsure.get(i).value() - sure.get(i).value()));
                parted[i] |= unsure.get(i).spikes() != sure.get(i).spikes();
            }
        }
        for (int i = 0; i < spread.length; i++) {
            double margin = Math.abs(sure.get(i).value() - sure.get(i).threshold());
            if (parted[i] || (spread[i] > 0 && margin <= MARGIN * spread[i])) {
                undecided = Optional.of(sure.get(i));
                return false;
            }
        }
        return true;
    }

    /**
     * The first probe of an engine's run that is further from the exact one than rounding explains, in words.
     *
     * @param data for the number of a probe what it recorded; what lies behind the steps that are compared is ignored
     */
    public Optional<String> miss(IntFunction<float[]> data) {
        for (int probe = 0; probe < graph.probes().size(); probe++) {
            int length = length(graph.probes().get(probe));
            double[] expected = Arrays.copyOf(exact.data(probe), length);
            double yardstick = 0;
            for (Oracle run : rounded) {
                yardstick = Math.max(yardstick, RelativeError.of(Arrays.copyOf(run.data(probe), length), expected));
            }
            float[] computed = data.apply(probe);
            double limit = Math.max(LEAST, MARGIN * yardstick);
            double error = computed.length < length
                    ? Double.POSITIVE_INFINITY
                    : RelativeError.of(RelativeError.widened(Arrays.copyOf(computed, length)), expected);
            if (!(error <= limit)) {
                return Optional.of(
                        "%s of item %d: relative rms error %.3g in %d steps, of which rounding explains %.3g%s"
                                .formatted(
                                        graph.probes().get(probe),
                                        item,
                                        error,
                                        decided,
                                        limit,
                                        first(computed, expected, limit)));
            }
        }
        return Optional.empty();
    }

    private int length(ProbedSignal probe) {
        int samples = 0;
        for (long step = 1; step <= decided; step++) {
            samples += step % probe.every() < 1 ? 1 : 0;
        }
        return samples * probe.signal().size();
    }

    private static String first(float[] computed, double[] expected, double limit) {
        for (int i = 0; i < Math.min(computed.length, expected.length); i++) {
            if (!(Math.abs(computed[i] - expected[i]) <= limit * Math.abs(expected[i]))) {
                return "; first at value %d: %s, exactly %s".formatted(i, computed[i], expected[i]);
            }
        }
        return "";
    }
}
