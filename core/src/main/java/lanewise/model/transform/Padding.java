package lanewise.model.transform;

/** What lies around the input of a convolution. */
public enum Padding {
    /** Nothing: the kernel stays within the input. */
    VALID,
    /** Zeros, so that at stride 1 the output is as large as the input; the smaller half of an odd number goes first. */
    SAME;

    /** The extent of the output along an axis. */
    public int outputExtent(int input, int kernel, int stride) {
        return Math.ceilDiv(this == VALID ? input - kernel + 1 : input, stride);
    }
}
