package lanewise.sim;

import java.util.List;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimTriangle;
import lanewise.kernel.FilterStep;
import lanewise.kernel.GradientKernels;
import lanewise.model.synapse.StateSpace;

/**
 * The adjoints of filters. What comes in is the gradient of the output and, from the step behind, that of the state.
 *
 * @param kernels what computes them
 */
record FilterAdjoints(GradientKernels kernels) {
    List<Task> linear(SimLinearFilter op, AdjointOperands in) {
        if (!in.wants(op.input())) {
            return List.of();
        }
        StateSpace space = op.space();
        FilterStep step = FilterStep.of(space.a(), space.b(), space.c(), space.d());
        Place y = in.incoming(op.output());
        Place u = in.outgoing(op.input());
        Place x = op.state().map(in::carried).orElse(u); // without a state the kernel does not look at it
        int n = u.size();
        return List.of(Task.each(
                (2L + step.order()) * n,
                item -> kernels.linearFilter(
                        x.array(), x.at(item), n, u.array(), u.at(item), y.array(), y.at(item), n, step)));
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
