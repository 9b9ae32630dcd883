package lanewise.verify.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.TimeUpdate;
import lanewise.kernel.FilterStep;
import lanewise.kernel.LifRateStep;
import lanewise.kernel.LifStep;
import lanewise.kernel.Products;
import lanewise.kernel.ScalarKernels;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.process.PresentInput;
import lanewise.model.synapse.StateSpace;
import lanewise.plan.LifForms;

/**
 * A run in the plainest way: every operator of the graph, one after the other, in every step. It shares nothing with the
 * planner or the simulator but the graph and the scalar kernels of neurons; products follow their definition.
 */
final class ReferenceRun {
    private static final ScalarKernels KERNELS = ScalarKernels.INSTANCE;

    private final Graph graph;
    private final Map<Signal, float[]> memory = new HashMap<>();
    private final Map<ProbedSignal, List<float[]>> records = new HashMap<>();
    private long step;

    ReferenceRun(Graph graph) {
        this.graph = graph;
        graph.probes().forEach(probe -> records.put(probe, new ArrayList<>())); // equal probes share a record
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            step++;
            graph.operators().forEach(this::run);
            records.keySet().forEach(this::record);
        }
    }

    /** Sample after sample. */
    float[] values(ProbedSignal probe) {
        List<float[]> samples = records.get(probe);
        int size = probe.signal().size();
        float[] all = new float[samples.size() * size];
        for (int i = 0; i < samples.size(); i++) {
            System.arraycopy(samples.get(i), 0, all, i * size, size);
        }
        return all;
    }

    private void record(ProbedSignal probe) {
        if (step % probe.every() < 1) {
            records.get(probe).add(get(probe.signal()));
        }
    }

    private float[] base(Signal signal) {
        return memory.computeIfAbsent(signal.base(), base -> {
            float[] values = new float[base.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) base.initial(i) + 0f;
            }
            return values;
        });
    }

    private float[] get(Signal signal) {
        float[] values = new float[signal.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = base(signal)[signal.position(i)];
        }
        return values;
    }

    private void put(Signal signal, float[] values) {
        for (int i = 0; i < values.length; i++) {
            base(signal)[signal.position(i)] = values[i];
        }
    }

    private void run(Operator operator) {
        switch (operator) {
            case TimeUpdate clock -> {}
            case Reset reset -> {
                float[] y = new float[reset.target().size()];
                Arrays.fill(y, (float) reset.value());
                put(reset.target(), y);
            }
            case Copy copy -> copy(copy);
            case ElementwiseInc product -> {
                float[] a = get(product.factor());
                float[] x = get(product.input());
                float[] y = get(product.target());
                for (int i = 0; i < y.length; i++) {
                    y[i] = Math.fma(a[a.length == 1 ? 0 : i], x[i], y[i]) + 0f;
                }
                put(product.target(), y);
            }
            case DotInc product -> dot(product);
            case SimNeurons neurons -> neurons(neurons);
            case SimLinearFilter filter -> filter(filter);
            case SimProcess process -> {
                PresentInput shown = (PresentInput) process.process();
                put(process.output(), floats(shown.inputs().row(shown.shownAt(step * graph.dt(), graph.dt()))));
            }
            case HostFunction function -> call(function);
            default -> throw new IllegalArgumentException(operator + " is in no network of these tests");
        }
    }

    private void copy(Copy copy) {
        float[] x = get(copy.source());
        float[] y = get(copy.target());
        int n = copy.sourceIndex().map(List::size).orElse(x.length);
        for (int i = 0; i < n; i++) {
            int from = copy.sourceIndex().isPresent() ? copy.sourceIndex().get().get(i) : i;
            int to = copy.targetIndex().isPresent() ? copy.targetIndex().get().get(i) : i;
            y[to] = copy.increment() ? y[to] + x[from] + 0f : x[from];
        }
        put(copy.target(), y);
    }

    /** The definition of a product: one chain from the target's value, or some from 0 that a halving tree adds up. */
    private void dot(DotInc product) {
        float[] w = get(product.weights());
        float[] x = get(product.input());
        float[] y = get(product.target());
        int chains = Products.partials(product.rows(), product.cols());
        for (int i = 0; i < y.length; i++) {
            float[] sums = new float[chains];
            sums[0] = chains == 1 ? y[i] : 0;
            for (int k = 0; k < x.length; k++) {
                sums[k % chains] = Math.fma(w[i * x.length + k], x[k], sums[k % chains]);
            }
            for (int half = chains / 2; half >= 1; half /= 2) {
                for (int p = 0; p < half; p++) {
                    sums[p] += sums[p + half];
                }
            }
            y[i] = (chains == 1 ? sums[0] : y[i] + sums[0]) + 0f;
        }
        put(product.target(), y);
    }

    private void neurons(SimNeurons neurons) {
        float[] j = get(neurons.current());
        float[] out = new float[j.length];
        List<float[]> states = neurons.states().stream().map(this::get).toList();
        double dt = graph.dt();
        switch (neurons.type()) {
            case Lif t -> {
                boolean isShort = new LifForms(graph).isShort(neurons);
                LifStep p = LifStep.of(dt, t.tauRc(), t.tauRef(), t.minVoltage(), t.amplitude(), isShort);
                KERNELS.neurons().lif(out, 0, states.get(0), 0, states.get(1), 0, j, 0, j.length, p);
            }
            case LifRate t ->
                KERNELS.neurons().lifRate(out, 0, j, 0, j.length, LifRateStep.of(t.tauRc(), t.tauRef(), t.amplitude()));
            case RectifiedLinear t -> KERNELS.neurons().rectifiedLinear(out, 0, j, 0, j.length, (float) t.amplitude());
            case SpikingRectifiedLinear t -> {
                float spike = (float) (t.amplitude() / dt);
                KERNELS.neurons().spikingRectifiedLinear(out, 0, states.get(0), 0, j, 0, j.length, (float) dt, spike);
            }
            default -> throw new IllegalArgumentException(neurons.type() + " is in no network of these tests");
        }
        put(neurons.output(), out);
        for (int i = 0; i < states.size(); i++) {
            put(neurons.states().get(i), states.get(i));
        }
    }

    private void filter(SimLinearFilter filter) {
        StateSpace space = filter.space();
        FilterStep step = FilterStep.of(space.a(), space.b(), space.c(), space.d());
        float[] x = filter.state().map(this::get).orElse(new float[0]);
        float[] u = get(filter.input());
        float[] y = new float[u.length];
        KERNELS.filters().linearFilter(y, 0, x, 0, u.length, u, 0, u.length, step);
        put(filter.output(), y);
        filter.state().ifPresent(state -> put(state, x));
    }

    private void call(HostFunction function) {
        double[] x = function.input().map(input -> doubles(get(input))).orElse(new double[0]);
        double[] out = new double[function.output().map(Signal::size).orElse(0)];
        ((HostFunction.Java) function.body()).call().apply(step * graph.dt(), x, out);
        function.output().ifPresent(output -> put(output, floats(out)));
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    private static float[] floats(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i] + 0f;
        }
        return narrow;
    }
}
