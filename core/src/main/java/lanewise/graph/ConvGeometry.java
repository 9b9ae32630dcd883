package lanewise.graph;

import java.util.List;
import lanewise.error.ModelException;
import lanewise.model.transform.Padding;

/**
 * The shapes of a convolution, as it is seen from the convolution itself or from its transpose.
 *
 * @param inputShape the input's extents: the spatial axes, with the channels behind or before them
 * @param outputShape the output's extents, likewise
 * @param channelsLast whether the channels come behind the spatial axes
 * @param kernelSize the kernel's extent along each spatial axis
 * @param strides how far the kernel moves along each spatial axis
 * @param padding what lies around the input
 * @param groups into how many groups the channels are split, each convolved for itself
 */
public record ConvGeometry(
        List<Integer> inputShape,
        List<Integer> outputShape,
        boolean channelsLast,
        List<Integer> kernelSize,
        List<Integer> strides,
        Padding padding,
        int groups) {
    /** With the checks of the shapes; the lists are copied. */
    public ConvGeometry {
        inputShape = List.copyOf(inputShape);
        outputShape = List.copyOf(outputShape);
        kernelSize = List.copyOf(kernelSize);
        strides = List.copyOf(strides);
        int dimensions = kernelSize.size();
        if (dimensions < 1 || dimensions > 3) {
            throw new ModelException(
                    "convolution: a kernel of %d dimensions; there are 1, 2 or 3".formatted(dimensions));
        }
        if (strides.size() != dimensions
                || inputShape.size() != dimensions + 1
                || outputShape.size() != dimensions + 1) {
            throw new ModelException(
                    "convolution: strides %s, input %s and output %s for a kernel of %d dimensions; give a stride a dimension, and shapes of one axis more"
                            .formatted(strides, inputShape, outputShape, dimensions));
        }
        for (List<Integer> extents : List.of(inputShape, outputShape, kernelSize, strides, List.of(groups))) {
            if (extents.stream().anyMatch(extent -> extent < 1)) {
                throw new ModelException("convolution: %s among its extents; each is at least 1".formatted(extents));
            }
        }
    }

    /** How many spatial axes there are. */
    public int dimensions() {
        return kernelSize.size();
    }

    /** How many channels the input has. */
    public int inputChannels() {
        return inputShape.get(channelsLast ? dimensions() : 0);
    }

    /** How many channels the output has. */
    public int outputChannels() {
        return outputShape.get(channelsLast ? dimensions() : 0);
    }

    /** The spatial extents of the input. */
    public List<Integer> inputSpace() {
        return space(inputShape);
    }

    /** The spatial extents of the output. */
    public List<Integer> outputSpace() {
        return space(outputShape);
    }

    private List<Integer> space(List<Integer> shape) {
        return channelsLast ? shape.subList(0, dimensions()) : shape.subList(1, dimensions() + 1);
    }

    int inputSize() {
        return inputShape.stream().reduce(1, Math::multiplyExact);
    }

    int outputSize() {
        return outputShape.stream().reduce(1, Math::multiplyExact);
    }

    /** Whether a convolution leads from a space of extents {@code large} to one of extents {@code small}. */
    boolean leads(List<Integer> large, List<Integer> small) {
        for (int d = 0; d < dimensions(); d++) {
            int extent = padding == Padding.VALID ? large.get(d) - kernelSize.get(d) + 1 : large.get(d);
            if (extent < 1 || Math.ceilDiv(extent, strides.get(d)) != small.get(d)) {
                return false;
            }
        }
        return true;
    }
}
