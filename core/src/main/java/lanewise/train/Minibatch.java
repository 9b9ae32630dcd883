package lanewise.train;

import java.util.Map;
import lanewise.build.BuiltNetwork;
import lanewise.model.Node;
import lanewise.sim.GradientRun;

/** Feeds a run with some items of the data at a time. */
final class Minibatch {
    private final GradientRun run;
    private int[] numbers = {};
    private long before;
    private long done;

    Minibatch(GradientRun run) {
        this.run = run;
    }

    /** Feeds what data there are from now on. */
    void feed(BuiltNetwork network, Map<Node, Sequences> inputs) {
        before = 0;
        done = 0;
        inputs.forEach((node, sequences) -> run.feed(network.output(node), (item, step, out, at) -> {
            int number = (int) (step - 1 - before);
            if (number > 0 && sequences instanceof HeldSequences) {
                return false;
            }
            sequences.read(numbers[item], number, out, at);
            return true;
        }));
    }

    /**
     * Runs some items.
     *
     * @param items their numbers in the data, one for each of the batch; not copied
     * @param fresh whether they start from the initial state, or go on from where the last have ended
     */
    void forward(int[] items, int steps, boolean fresh) {
        numbers = items;
        if (fresh) {
            run.reset();
            done = 0;
        }
        before = done;
        run.forward(steps);
        done += steps;
    }

    int[] numbers() {
        return numbers;
    }
}
