package lanewise.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimTriangle;
import lanewise.graph.TunedSynapse;
import lanewise.kernel.FilterStep;
import lanewise.kernel.GradientKernels;
import lanewise.plan.Layout;

/**
 * The adjoints of filters. What comes in is the gradient of the output and, from the step behind, that of the state.
 *
 * @param kernels what computes them
 * @param layout where time constants lie that are parameters
 * @param memory of the run
 */
record FilterAdjoints(GradientKernels kernels, Layout layout, Memory memory) {
    List<Task> linear(SimLinearFilter op, AdjointOperands in) {
        Optional<TunedSynapse> trained = op.tuned().filter(synapse -> in.wants(synapse.log()));
        if (!in.wants(op.input()) && trained.isEmpty()) {
            return List.of();
        }
        Derived<FilterStep> step = FilterTasks.step(op, layout, memory);
        Place y = in.incoming(op.output());
        Place u = in.outgoingIfWanted(op.input());
        Place x = op.state().map(in::carried).orElse(u); // without a state the kernel does not look at it
        int n = u.size();
        List<Task> tasks = new ArrayList<>();
        trained.ifPresent(synapse -> tasks.add(timeConstant(synapse, op, step, x, y, in)));
        tasks.add(Task.each(
                (2L + op.space().order()) * n,
                item -> kernels.linearFilter(
                        x.array(), x.at(item), n, u.array(), u.at(item), y.array(), y.at(item), n, step.get())));
        return tasks;
    }

    /** What the values of an item add to the gradient of a time constant. */
    private Task timeConstant(
            TunedSynapse synapse,
            SimLinearFilter op,
            Derived<FilterStep> step,
            Place xBar,
            Place yBar,
            AdjointOperands in) {
        Derived<FilterStep> slope = Derived.of(synapse.log(), layout, memory, x -> FilterTasks.step(synapse.slope(x)));
        Place x = in.value(op.state().orElseThrow());
        Place u = in.value(op.input());
        int n = u.size();
        Place sum = in.outgoing(synapse.log(), new int[n]);
        return step.get().order() == 1
                ? Task.each(4L * n, item -> ofOneState(slope.get(), sum, xBar, yBar, x, u, item))
                : Task.each(
                        4L * n * step.get().order(),
                        item -> ofStates(step.get(), slope.get(), sum, xBar, yBar, x, u, item));
    }

    /**
     * With k the slope of the share of the state that is kept, {@code (x' + y') k (x - u)} for each value: x is the state
     * before the step, u the input, x' and y' are what comes in for the state after the step and the output. Where the two
     * are one signal, what comes in counts once.
     */
    @SuppressWarnings("ReferenceEquality") // the same array is meant
    private static void ofOneState(FilterStep slope, Place sum, Place xBar, Place yBar, Place x, Place u, int item) {
        boolean one = xBar.array() == yBar.array() && xBar.at(0) == yBar.at(0);
        float k = slope.a(0, 0);
        for (int i = 0; i < u.size(); i++) {
            float state = xBar.array()[xBar.at(item) + i];
            float total = one ? state : state + yBar.array()[yBar.at(item) + i];
            float away = x.array()[x.at(item) + i] - u.array()[u.at(item) + i];
            sum.array()[sum.at(item) + i] = total * (k * away) + 0f;
        }
    }

    /**
     * With dA, dB and dC the slopes of A, B and C, the sum over states s of
     * {@code (x' + C y')[s] (dA x + dB u)[s] + y' dC[s] (A x + B u)[s]} for each value; x, u, x' and y' as above.
     */
    private static void ofStates(
            FilterStep step, FilterStep slope, Place sum, Place xBar, Place yBar, Place x, Place u, int item) {
        int n = u.size();
        for (int i = 0; i < n; i++) {
            float in = u.array()[u.at(item) + i];
            float out = yBar.array()[yBar.at(item) + i];
            float total = 0;
            for (int s = 0; s < step.order(); s++) {
                float next = step.b(s) * in;
                float moved = slope.b(s) * in;
                for (int k = 0; k < step.order(); k++) {
                    float state = x.array()[x.at(item) + k * n + i];
                    next = Math.fma(step.a(s, k), state, next);
                    moved = Math.fma(slope.a(s, k), state, moved);
                }
                float bar = Math.fma(step.c(s), out, xBar.array()[xBar.at(item) + s * n + i]);
                total = Math.fma(bar, moved, Math.fma(slope.c(s) * out, next, total));
            }
            sum.array()[sum.at(item) + i] = total + 0f;
        }
    }

    /**
     * <pre>
     * t = last' + y';  u' = u' + n0 t + ndiff ring'[next];  ring'[next] = 0;  ring' = ring' - t;  last' = t
     * </pre>
     */
    List<Task> triangle(SimTriangle op, AdjointOperands in) {
        if (!in.wants(op.input())) {
            return List.of();
        }
        Place y = in.incoming(op.output());
        Place u = in.outgoing(op.input());
        Place last = in.carried(op.last());
        Place ring = in.carried(op.ring());
        Place index = in.value(op.index());
        float n0 = (float) op.n0();
        float ndiff = (float) op.ndiff();
        int n = u.size();
        int taps = op.taps();
        return List.of(Task.each((3L + taps) * n, item -> {
            int next = ring.at(item) + ((int) index.array()[index.at(item)] + 1) % taps * n;
            for (int i = 0; i < n; i++) {
                float total = last.array()[last.at(item) + i] + y.array()[y.at(item) + i];
                float in0 = Math.fma(n0, total, u.array()[u.at(item) + i]);
                u.array()[u.at(item) + i] = Math.fma(ndiff, ring.array()[next + i], in0) + 0f;
                ring.array()[next + i] = 0f;
                for (int row = 0; row < taps; row++) {
                    int at = ring.at(item) + row * n + i;
                    ring.array()[at] = ring.array()[at] - total + 0f;
                }
                last.array()[last.at(item) + i] = total + 0f;
            }
        }));
    }
}
