package lanewise.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lanewise.error.ModelException;
import lanewise.model.synapse.StateSpace;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whether a list of operators is an order of execution, found once more value by value and operator by operator. */
class PhaseCheckLaws {
    private static final int PLACES = 12;
    private static final StateSpace GAIN = new StateSpace(new double[0][0], new double[0], new double[0], 1);

    @StatisticsReport(onFailureOnly = true)
    @Property(tries = 5_000)
    void acceptsWhatIsRightForEveryValue(@ForAll long seed) {
        Random random = new Random(seed * 0x9e3779b97f4a7c15L);
        Signal base = Signal.filled("base", 0, PLACES);
        List<Signal> views = new ArrayList<>();
        boolean gaps = random.nextBoolean();
        for (int i = 0; i < 4; i++) {
            views.add(view(base, gaps, random));
        }
        List<Operator> operators = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            Signal one = views.get(random.nextInt(views.size()));
            operators.add(operator(one, views.get(random.nextInt(views.size())), random));
        }
        boolean right = isOrder(operators);
        Statistics.label("gaps %s".formatted(gaps)).collect(right);
        assertThat(accepts(operators)).as(operators.toString()).isEqualTo(right);
    }

    /** Within the base: one or two axes, of which one may be turned around, go side by side or stand still. */
    private static Signal view(Signal base, boolean gaps, Random random) {
        if (!gaps) {
            int from = random.nextInt(PLACES);
            return base.part(from, 1 + random.nextInt(PLACES - from));
        }
        int[] extents = {1 + random.nextInt(3), 1 + random.nextInt(3)};
        int[] steps = {random.nextInt(-3, 4), random.nextInt(-2, 3)};
        long[] reach = Shapes.range(0, steps, extents);
        int room = PLACES - (int) (reach[1] - reach[0]);
        return base.view(Arrays.toString(steps), random.nextInt(room) - (int) reach[0], steps, extents);
    }

    private static Operator operator(Signal one, Signal other, Random random) {
        Signal alone = Signal.filled("alone", 0, one.shape());
        return switch (random.nextInt(6)) {
            case 0 -> new Reset(one, 1);
            case 1 -> new Copy(alone, one, true);
            case 2 -> new Copy(one, alone, false);
            case 3 -> new SimLinearFilter(GAIN, alone, one, Optional.empty(), WriteMode.UPDATE);
            case 4 -> new SimLinearFilter(GAIN, one, alone, Optional.empty(), WriteMode.SET);
            default ->
                Arrays.equals(one.shape(), other.shape()) ? new Copy(one, other, true) : new Copy(one, alone, true);
        };
    }

    private static boolean accepts(List<Operator> operators) {
        try {
            Graph.inOrder(0.001, operators, List.of());
            return true;
        } catch (ModelException wrong) {
            return false;
        }
    }

    private static boolean isOrder(List<Operator> operators) {
        boolean right = true;
        for (int place = 0; place < PLACES; place++) {
            List<Integer> sets = by(operators, place, 0);
            List<Integer> increments = by(operators, place, 1);
            List<Integer> reads = by(operators, place, 2);
            List<Integer> updates = by(operators, place, 3);
            right &= sets.size() <= 1 && updates.size() <= 1;
            right &= increments.stream().distinct().count() == increments.size();
            right &= before(sets, increments) && before(sets, reads) && before(increments, reads);
            right &= before(sets, updates) && before(increments, updates);
            right &= reads.stream().allMatch(read -> updates.stream().allMatch(update -> read <= update));
        }
        return right;
    }

    private static boolean before(List<Integer> early, List<Integer> late) {
        return early.stream().allMatch(one -> late.stream().allMatch(other -> one < other));
    }

    /** The operators that access a place of the base in a phase, as often as they do. */
    private static List<Integer> by(List<Operator> operators, int place, int phase) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < operators.size(); i++) {
            Operator operator = operators.get(i);
            List<Signal> signals = List.of(operator.sets(), operator.increments(), operator.reads(), operator.updates())
                    .get(phase);
            for (Signal signal : signals) {
                for (int position : signal.positions()) {
                    if (signal.base().name().equals("base") && position == place) {
                        found.add(i);
                    }
                }
            }
        }
        return found;
    }
}
