package lanewise.kernel;

/** How far a convolution reaches beyond the edges of its input, where it meets zeros. */
public enum Padding {
    /** Not at all. */
    VALID,
    /** So far that there is an output for every stride of the input; of an odd padding the smaller half goes first. */
    SAME;

    /** Extent of the output along one axis, given extents of input and kernel and the stride. */
    public int outputs(int inputs, int kernel, int stride) {
        int starts = this == SAME ? inputs : inputs - kernel + 1;
        return Math.ceilDiv(starts, stride);
    }

    /**
     * The padding before the first input along one axis.
     *
     * @param inputs extent of the input of the convolution (of a transposed one: of its output)
     * @param outputs extent of the output of the convolution (of a transposed one: of its input)
     */
    public int before(int inputs, int outputs, int kernel, int stride) {
        return this == SAME ? Math.max(0, (outputs - 1) * stride + kernel - inputs) / 2 : 0;
    }
}
