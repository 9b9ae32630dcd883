package lanewise.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.build.BuiltNetwork;
import lanewise.model.Probe;
import lanewise.sim.GradientRun;

/** One call of {@link Trainer#evaluate} or {@link Trainer#predict}. */
final class Inference {
    private final GradientRun run;
    private final BuiltNetwork network;
    private final int size;
    private final boolean stateful;

    /**
     * @param run of the network as it is
     * @param size items of a minibatch
     */
    Inference(GradientRun run, BuiltNetwork network, int size, RunOptions options) {
        this.run = run;
        this.network = network;
        this.size = size;
        stateful = options.stateful;
    }

    Map<String, Double> means(Data data, Objective objective) {
        objective.clear();
        forEach(data, Batches.inOrder(Batches.items(data, size), size), numbers -> objective.add(run, numbers, false));
        return objective.means();
    }

    /** Of a last minibatch that is not whole the rest is run with its last item; what that gives is left out. */
    Map<Probe, float[][]> recorded(Data data, List<Probe> probes) {
        int items = Batches.items(data, size);
        Map<Probe, float[][]> recorded = new LinkedHashMap<>();
        probes.forEach(probe -> recorded.put(probe, new float[stateful ? items / size * size : items][]));
        forEach(
                data,
                stateful ? Batches.inOrder(items, size) : Batches.filled(items, size),
                numbers -> recorded.forEach((probe, rows) -> {
                    float[] output = run.output(network.probe(probe));
                    int length = output.length / size;
                    for (int i = 0; i < size; i++) {
                        if (rows[numbers[i]] == null) {
                            rows[numbers[i]] = Arrays.copyOfRange(output, i * length, (i + 1) * length);
                        }
                    }
                }));
        return recorded;
    }

    private interface Each {
        void minibatch(int... numbers);
    }

    private void forEach(Data data, List<int[]> batches, Each then) {
        try (Minibatch minibatch = new Minibatch(run, network, data.inputs(), stateful)) {
            for (int[] numbers : batches) {
                minibatch.forward(numbers, data.steps());
                then.minibatch(numbers);
            }
        }
    }
}
