package lanewise.kernel;

/**
 * A box of output positions that all meet the same part of the kernel: the inner ones of an image, say, or those of
 * its left edge. Offsets are those of the first filter and the first channel of a group.
 *
 * @param yFrom offset of the first position in the output
 * @param xFrom offset of that position's first input
 * @param wFrom offset of that input's weights
 * @param positions the positions: steps in the output and in the input
 * @param taps the inputs of a position in the order of its sum: steps in the input and in the weights
 */
public record ConvolutionBox(int yFrom, int xFrom, int wFrom, Nest positions, Nest taps) {}
