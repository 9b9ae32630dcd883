package lanewise.kernel;

/**
 * One axis of a convolution, as its gradients walk it. Input and output meet in pairs: where the {@code small} side (the
 * output, or of a transposed convolution the input) is at n, the other is at {@code n * stride + tap - before}.
 *
 * @param inputs extent of the input
 * @param outputs extent of the output
 * @param kernel extent of the kernel
 * @param stride positions from one window to the next
 * @param before padding before the first position
 * @param transposed whether the input is the small side
 * @param xStep distance between neighbours in the input
 * @param yStep distance between neighbours in the output
 */
public record ConvolutionAxis(
        int inputs, int outputs, int kernel, int stride, int before, boolean transposed, int xStep, int yStep) {

    /** The first n of the small side whose partner for this tap exists. */
    public int first(int tap) {
        return Math.max(0, Math.ceilDiv(before - tap, stride));
    }

    /** How many n from {@link #first} on have a partner. */
    public int pairs(int tap) {
        int big = transposed ? outputs : inputs;
        int small = transposed ? inputs : outputs;
        int last = Math.min(small - 1, Math.floorDiv(big - 1 + before - tap, stride));
        return Math.max(0, last - first(tap) + 1);
    }

    /** Where the first pair's input lies. */
    public int xFrom(int tap) {
        return xStep * (transposed ? first(tap) : first(tap) * stride + tap - before);
    }

    /** Where the first pair's output lies. */
    public int yFrom(int tap) {
        return yStep * (transposed ? first(tap) * stride + tap - before : first(tap));
    }

    /** Distance from one pair's input to the next. */
    public int xPair() {
        return transposed ? xStep : stride * xStep;
    }

    /** Distance from one pair's output to the next. */
    public int yPair() {
        return transposed ? stride * yStep : yStep;
    }
}
