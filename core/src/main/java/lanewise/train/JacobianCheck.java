package lanewise.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.build.BuiltNetwork;
import lanewise.error.TrainingException;
import lanewise.graph.Operator;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.sim.GradientRun;

/**
 * Compares the gradients of what probes record with differences, element by element (dl-simulator, 8). Of several lengths of
 * the way the best counts: outputs are floats, which a short way loses, and a long one bends.
 */
final class JacobianCheck {
    private static final double[] WAYS = {1e-2, 3e-3, 1e-3, 3e-4, 1e-4};

    private final GradientCheckOptions check;
    private final Network network;
    private final BuiltNetwork built;
    private final TrainerOptions options;
    private final List<Probe> probes;
    private final int steps;
    private final int[] items;

    JacobianCheck(GradientCheckOptions check, Network network, BuiltNetwork built, TrainerOptions options) {
        this.check = check;
        this.network = network;
        this.built = built;
        this.options = options;
        probes = check.probes.isEmpty() ? network.allProbes() : List.copyOf(check.probes);
        steps = check.data.steps();
        items = IntStream.range(0, options.minibatch).toArray();
    }

    /** With an exception if two elements are too far apart. */
    Map<Probe, Map<Node, Jacobian>> of(Runs runs) {
        Map<Node, float[][]> given = given();
        if (probes.isEmpty() || given.isEmpty()) {
            throw new TrainingException(
                    "%s: there is nothing to check, with %d probes and %d nodes that give values of their own; give at least one of each"
                            .formatted(network, probes.size(), given.size()));
        }
        Map<Node, Sequences> inputs = new LinkedHashMap<>();
        given.forEach((node, rows) -> inputs.put(node, Sequences.of(rows, steps)));
        try (GradientRun run = runs.differentiating(
                        probes, given.keySet().stream().map(built::output).collect(Collectors.toSet()));
                Minibatch minibatch = new Minibatch(run, built, inputs, Kept.NOTHING)) {
            forward(run, minibatch);
            Map<Probe, Map<Node, Jacobian>> jacobians = empty(run, given);
            jacobians.keySet().forEach(probe -> backward(run, minibatch, probe, jacobians));
            given.forEach((node, rows) -> move(run, minibatch, node, rows, jacobians));
            jacobians.forEach((probe, each) -> each.forEach((node, jacobian) -> compare(probe, node, jacobian)));
            return jacobians;
        }
    }

    /** The values of each node, item by item, step behind step. */
    private Map<Node, float[][]> given() {
        Map<Node, float[][]> all = new LinkedHashMap<>();
        check.data.inputs().forEach((node, sequences) -> {
            float[][] rows = rows(node);
            for (int item : items) {
                for (int step = 0; step < steps; step++) {
                    sequences.read(item, step, rows[item], step * node.sizeOut());
                }
            }
            all.put(node, rows);
        });
        if (all.isEmpty()) {
            network.allNodes().stream().filter(this::isInput).forEach(node -> all.put(node, rows(node)));
        }
        return all;
    }

    private float[][] rows(Node node) {
        return new float[items.length][steps * node.sizeOut()];
    }

    private boolean isInput(Node node) {
        return node.sizeOut() > 0
                && built.graph().operators().stream()
                        .filter(Operator::isInput)
                        .anyMatch(operator -> operator.writes().contains(built.output(node)));
    }

    private void forward(GradientRun run, Minibatch minibatch) {
        run.minibatches(0); // what is drawn for a minibatch is the same each time
        minibatch.forward(items, steps);
    }

    private Map<Probe, Map<Node, Jacobian>> empty(GradientRun run, Map<Node, float[][]> given) {
        long recorded =
                probes.stream().mapToLong(probe -> output(run, probe).length).sum();
        long columns = given.values().stream().mapToLong(this::columns).sum();
        double bytes = 2.0 * recorded * columns * Double.BYTES;
        if (bytes > options.memoryLimit) {
            throw new TrainingException(
                    "%s: the changes of %d recorded values with %d given ones take %.1f MB, and may take %.1f MB; give fewer probes or steps, a smaller minibatch, or allow more memory"
                            .formatted(network, recorded, columns, bytes / 1e6, options.memoryLimit / 1e6));
        }
        Map<Probe, Map<Node, Jacobian>> jacobians = new LinkedHashMap<>();
        for (Probe probe : probes) {
            int rows = output(run, probe).length;
            Map<Node, Jacobian> each = new LinkedHashMap<>();
            given.forEach((node, values) -> each.put(
                    node, new Jacobian(filled(rows, columns(values), 0), filled(rows, columns(values), Double.NaN))));
            jacobians.put(probe, each);
        }
        return jacobians;
    }

    private static double[][] filled(int rows, int columns, double value) {
        double[][] filled = new double[rows][columns];
        for (double[] row : filled) {
            Arrays.fill(row, value);
        }
        return filled;
    }

    private int columns(float[]... rows) {
        return items.length * rows[0].length;
    }

    private float[] output(GradientRun run, Probe probe) {
        return run.output(built.probe(probe));
    }

    /** Each value of a probe, alone, leads back. */
    private void backward(
            GradientRun run, Minibatch minibatch, Probe probe, Map<Probe, Map<Node, Jacobian>> jacobians) {
        int rows = output(run, probe).length;
        for (int row = 0; row < rows; row++) {
            forward(run, minibatch);
            float[] one = run.outputGradient(built.probe(probe));
            one[row] = 1;
            run.backward(0);
            one[row] = 0;
            for (Map.Entry<Node, Jacobian> entry : jacobians.get(probe).entrySet()) {
                float[] gradient = run.inputGradient(built.output(entry.getKey()));
                for (int column = 0; column < gradient.length; column++) {
                    entry.getValue().analytic()[row][column] = gradient[column];
                }
            }
        }
    }

    /** Each value of a node, alone, goes there and back. */
    private void move(
            GradientRun run,
            Minibatch minibatch,
            Node node,
            float[][] rows,
            Map<Probe, Map<Node, Jacobian>> jacobians) {
        for (int column = 0; column < columns(rows); column++) {
            float[] row = rows[column / rows[0].length];
            int at = column % rows[0].length;
            float before = row[at];
            for (double way : WAYS) {
                double length = way * Math.max(1, Math.abs(before));
                float up = (float) (before + length);
                float down = (float) (before - length);
                row[at] = up;
                forward(run, minibatch);
                Map<Probe, float[]> above = new LinkedHashMap<>();
                probes.forEach(probe -> above.put(probe, output(run, probe).clone()));
                row[at] = down;
                forward(run, minibatch);
                for (Probe probe : probes) {
                    nearer(
                            jacobians.get(probe).get(node),
                            column,
                            above.get(probe),
                            output(run, probe),
                            (double) up - down);
                }
            }
            row[at] = before;
        }
    }

    private static void nearer(Jacobian jacobian, int column, float[] above, float[] below, double length) {
        for (int row = 0; row < above.length; row++) {
            double slope = ((double) above[row] - below[row]) / length;
            double analytic = jacobian.analytic()[row][column];
            double known = jacobian.numeric()[row][column];
            if (Double.isNaN(known) || Math.abs(slope - analytic) < Math.abs(known - analytic)) {
                jacobian.numeric()[row][column] = slope;
            }
        }
    }

    private void compare(Probe probe, Node node, Jacobian jacobian) {
        double[][] analytic = jacobian.analytic();
        double[][] numeric = jacobian.numeric();
        for (int row = 0; row < analytic.length; row++) {
            for (int column = 0; column < analytic[row].length; column++) {
                double allowed = check.atol + check.rtol * Math.abs(numeric[row][column]);
                if (!(Math.abs(analytic[row][column] - numeric[row][column]) < allowed)) {
                    throw new TrainingException(
                            "%s, %s with %s, %s: its gradient is %s and differences say %s, but they may be less than %s apart; a function between them has a wrong gradient or none, or the node's value stands at a kink"
                                    .formatted(
                                            probe,
                                            place(row, analytic.length, "sample", width(probe)),
                                            node,
                                            place(column, analytic[row].length, "step", node.sizeOut()),
                                            analytic[row][column],
                                            numeric[row][column],
                                            allowed));
                }
            }
        }
    }

    private int width(Probe probe) {
        return built.probe(probe).signal().size();
    }

    private String place(int number, int all, String time, int width) {
        int each = all / items.length;
        return "value %d of %s %d of item %d".formatted(number % width, time, number % each / width, number / each);
    }
}
