package lanewise.train.loss;

/** Probabilities of classes from the logits of a step, with the largest subtracted so that nothing overflows. */
final class Softmax {
    private Softmax() {}

    /** The logarithm of the sum of the exponentials of a step's values. */
    static double logSum(Trace logits, int step) {
        double top = logits.get(step, 0);
        for (int i = 1; i < logits.width(); i++) {
            top = Math.max(top, logits.get(step, i));
        }
        double sum = 0;
        for (int i = 0; i < logits.width(); i++) {
            sum += StrictMath.exp(logits.get(step, i) - top);
        }
        return top + StrictMath.log(sum);
    }
}
