package lanewise.model.function;

import lanewise.error.ModelException;
import lanewise.math.CounterRandom;

/**
 * Leaves out some values while it is trained, each with the same probability, and makes up for it by the others: {@code
 * x / (1 - rate)} or 0. In use, values go on as they are (Srivastava and others 2014). What is left out follows from the
 * node's seed, the minibatch, the step, the item's number in the minibatch and the value's number alone.
 *
 * @param size how many values, at least 1
 * @param rate the share that is left out, from 0 to less than 1
 */
public record Dropout(int size, double rate) implements DifferentiableFunction {
    /**
     * Checks the parameters.
     *
     * @throws ModelException if one is out of range
     */
    public Dropout {
        Checks.atLeastOne("Dropout", "size", size);
        Checks.share("Dropout", "rate", rate);
    }

    @Override
    public int sizeIn() {
        return size;
    }

    @Override
    public int sizeOut() {
        return size;
    }

    @Override
    public boolean isItemwise() {
        return true;
    }

    /** Each step of a training draws anew, whatever arrives. */
    @Override
    public boolean usesTime() {
        return true;
    }

    @Override
    public void forward(ForwardPass pass, int from, int to) {
        BatchValues x = pass.input();
        BatchValues y = pass.output();
        for (int item = from; item < to; item++) {
            System.arraycopy(x.array(), x.at(item), y.array(), y.at(item), size);
            if (pass.moment().training()) {
                long key = key(pass, item);
                float scale = (float) (1 / (1 - rate));
                for (int i = 0; i < size; i++) {
                    y.set(item, i, isKept(key, i) ? scale * x.get(item, i) : 0);
                }
            }
        }
    }

    @Override
    public void backward(BackwardPass pass, int from, int to) {
        boolean training = pass.forward().moment().training();
        float scale = training ? (float) (1 / (1 - rate)) : 1;
        for (int item = from; item < to; item++) {
            long key = key(pass.forward(), item);
            for (int i = 0; i < size; i++) {
                if (!training || isKept(key, i)) {
                    pass.inputGradient()
                            .add(item, i, scale * pass.outputGradient().get(item, i));
                }
            }
        }
    }

    private static long key(ForwardPass pass, int item) {
        Moment moment = pass.moment();
        return CounterRandom.key(pass.seed(), moment.minibatch(), moment.step(), (long) moment.firstItem() + item);
    }

    private boolean isKept(long key, int i) {
        return CounterRandom.uniform(key, i) >= rate;
    }
}
