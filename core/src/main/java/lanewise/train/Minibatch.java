package lanewise.train;

import java.util.Map;
import lanewise.build.BuiltNetwork;
import lanewise.error.SimulationException;
import lanewise.error.TrainingException;
import lanewise.graph.Signal;
import lanewise.model.Node;
import lanewise.sim.GradientRun;

/** Feeds a run with some items of the data at a time. Closing it brings back what of the state is not to be kept. */
final class Minibatch implements AutoCloseable {
    private final GradientRun run;
    private final Runnable start;
    private final boolean stateful;
    private int[] numbers = {};
    private boolean begins;
    private boolean moved;
    private long before;

    /**
     * Feeds what data there are, and nothing else.
     *
     * @param kept what of the state goes on from one minibatch to the next, and stays at the end
     */
    Minibatch(GradientRun run, BuiltNetwork network, Map<Node, Sequences> inputs, Kept kept) {
        this.run = run;
        stateful = kept == Kept.STATE;
        run.unfeed();
        inputs.forEach((node, sequences) -> feed(network, node, sequences));
        Runnable present = run.present(kept == Kept.LEARNED);
        start = stateful ? () -> {} : present;
    }

    private void feed(BuiltNetwork network, Node node, Sequences sequences) {
        if (node.output() instanceof Node.PassThrough) {
            throw new TrainingException(
                    "%s: it passes on what it is sent, so data cannot take its place; give them to the nodes before it"
                            .formatted(node));
        }
        if (node.output() instanceof Node.Constant && !isComputed(network, node)) {
            throw new TrainingException(
                    "%s: it is a constant, which is built into the network; name it by build(build -> build.feedable(...)) where the trainer is made, or make it a function"
                            .formatted(node));
        }
        int width = sequences.width();
        run.feed(network.output(node), (item, step, out, at) -> {
            if (begins) { // wherever the run is: a listener may have reset it
                begins = false;
                before = step - 1;
            }
            int number = (int) (step - 1 - before);
            if (number > 0 && sequences instanceof HeldSequences) {
                return false;
            }
            sequences.read(numbers[item], number, out, at);
            for (int i = 0; i < width; i++) {
                if (!Float.isFinite(out[at + i])) {
                    throw new TrainingException("%s: value %d of step %d of item %d is %s; give finite values"
                            .formatted(node, i, number, numbers[item], out[at + i]));
                }
            }
            return true;
        });
    }

    private static boolean isComputed(BuiltNetwork network, Node node) {
        Signal output = network.output(node);
        return network.graph().operators().stream()
                .anyMatch(operator -> operator.sets().contains(output));
    }

    /**
     * Runs some items.
     *
     * @param items their numbers in the data, one for each of the batch; not copied
     */
    void forward(int[] items, int steps) {
        numbers = items;
        if (!stateful && moved) {
            start.run();
        }
        begins = true;
        moved = true; // also if a step fails: the state has to be brought back then
        try {
            run.forward(steps);
        } catch (SimulationException e) {
            throw e.getCause() instanceof TrainingException data ? data : e;
        }
    }

    @Override
    public void close() {
        if (moved) {
            start.run();
        }
    }
}
