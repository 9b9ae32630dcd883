package lanewise.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lanewise.graph.Copy;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;

/** Copies of constants whose result is known before a run begins. */
final class ConstantCopies {
    private static final int NOBODY = -1;

    /** Larger whole numbers are not all floats. */
    private static final float MOST_OF_INTEGERS = 1 << 24;

    private final Step step;
    private final List<Operator> operators;
    private boolean news;

    private ConstantCopies(Step step) {
        this.step = step;
        operators = new ArrayList<>(step.operators());
    }

    static Step apply(Step step) {
        Step standing = StandingSignals.apply(step, true);
        ConstantCopies copies = new ConstantCopies(standing);
        copies.add();
        copies.uniform();
        if (!copies.news) {
            return standing;
        }
        copies.operators.removeIf(operator -> operator == null);
        return standing.with(copies.operators);
    }

    /** Adds constants to what was set to a constant just before. */
    private void add() {
        Set<Integer> added = new HashSet<>();
        for (Operator operator : step.operators()) {
            if (isConstant(operator) && ((Copy) operator).increment()) {
                added.add(step.accesses().baseOf(((Copy) operator).target()));
            }
        }
        added.forEach(this::add);
    }

    private void add(int base) {
        int[] setter = new int[step.accesses().base(base).size()];
        Arrays.fill(setter, NOBODY);
        for (int at = step.writers().from(base); at < step.writers().from(base + 1); at++) {
            int number = step.writers().operator(at);
            Operator operator = operators.get(number);
            Signal written = step.accesses()
                    .signal(step.accesses().signalOf(step.writers().access(at)));
            int[] positions = written.positions();
            boolean sets = operator instanceof Reset || (isConstant(operator) && !((Copy) operator).increment());
            if (sets || !isSum(number, written, setter, positions)) {
                for (int position : positions) {
                    setter[position] = sets ? number : NOBODY;
                }
            }
        }
    }

    /** Whether an operator adds a constant to just what another one has set, with nothing in between; both are then one. */
    private boolean isSum(int number, Signal written, int[] setter, int... positions) {
        int set = positions.length == 0 ? NOBODY : setter[positions[0]];
        if (set == NOBODY || !isConstant(operators.get(number))) {
            return false;
        }
        for (int position : positions) {
            if (setter[position] != set) {
                return false;
            }
        }
        return operators.get(set).sets().getFirst().equals(written) && sum(set, number, written);
    }

    /** Whether it is a copy of a constant to the whole of a target. */
    private boolean isConstant(Operator operator) {
        return operator instanceof Copy copy && copy.targetIndex().isEmpty() && step.isConstant(copy.source());
    }

    /** Makes one operator of one that sets a target and one that adds to it, if the target can hold the sum. */
    private boolean sum(int set, int increment, Signal target) {
        Copy added = (Copy) operators.get(increment);
        float[] values = values(operators.get(set));
        int[] sources = added.sources();
        for (int i = 0; i < values.length; i++) {
            values[i] += step.value(added.source(), sources[i]);
        }
        if (!canHold(target, values)) {
            return false;
        }
        operators.set(set, set(target, values));
        operators.set(increment, null);
        news = true;
        return true;
    }

    private static boolean canHold(Signal target, float[] values) {
        boolean whole = target.type() == Signal.Type.INT;
        for (float value : values) {
            if (!Float.isFinite(value) || (whole && Math.abs(value) > MOST_OF_INTEGERS)) {
                return false;
            }
        }
        return true;
    }

    private static Operator set(Signal target, float[] values) {
        if (values.length > 0 && isUniform(values)) {
            return new Reset(target, values[0]);
        }
        double[] sum = new double[values.length];
        Arrays.setAll(sum, i -> values[i]);
        return new Copy(
                Signal.of("what " + target.name() + " starts from", target.type(), sum, target.shape()), target, false);
    }

    /** What an operator sets its target to. */
    private float[] values(Operator set) {
        if (set instanceof Copy copy) {
            int[] sources = copy.sources();
            float[] values = new float[sources.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = step.value(copy.source(), sources[i]);
            }
            return values;
        }
        Reset reset = (Reset) set;
        float[] values = new float[reset.target().size()];
        Arrays.fill(values, (float) reset.value() + 0f);
        return values;
    }

    /** Copies of the same value everywhere are resets. */
    private void uniform() {
        for (int i = 0; i < operators.size(); i++) {
            if (operators.get(i) instanceof Copy copy
                    && !copy.increment()
                    && isConstant(copy)
                    && copy.source().size() > 0
                    && isUniform(copy.source())) {
                operators.set(i, new Reset(copy.target(), step.value(copy.source(), 0)));
                news = true;
            }
        }
    }

    private boolean isUniform(Signal constant) {
        float value = step.value(constant, 0);
        for (int i = 1; i < constant.size(); i++) {
            if (step.value(constant, i) != value) {
                return false;
            }
        }
        return Float.isFinite(value);
    }

    private static boolean isUniform(float[] values) {
        for (float value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
