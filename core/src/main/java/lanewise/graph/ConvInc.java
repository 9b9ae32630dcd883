package lanewise.graph;

import java.util.ArrayList;
import java.util.List;
import lanewise.error.ModelException;

/**
 * {@code target += cross-correlation of the input with the weights}: the kernel is not flipped. Each sum takes the
 * input's values in the order in which they lie.
 *
 * @param weights of shape (kernel size..., input channels / groups, output channels)
 * @param input as many values as the geometry's input shape
 * @param target as many values as the geometry's output shape
 * @param geometry the shapes
 */
public record ConvInc(Signal weights, Signal input, Signal target, ConvGeometry geometry) implements Operator {
    /** With the checks of the shapes. */
    public ConvInc {
        int groups = geometry.groups();
        if (geometry.inputChannels() % groups != 0 || geometry.outputChannels() % groups != 0) {
            throw new ModelException("convolution into %s: %d input and %d output channels do not split into %d groups"
                    .formatted(target, geometry.inputChannels(), geometry.outputChannels(), groups));
        }
        check("convolution", weights, input, target, geometry, geometry.inputChannels() / groups);
        if (!geometry.leads(geometry.inputSpace(), geometry.outputSpace())) {
            throw new ModelException(
                    "convolution into %s: kernel %s with strides %s and padding %s does not lead from %s to %s"
                            .formatted(
                                    target,
                                    geometry.kernelSize(),
                                    geometry.strides(),
                                    geometry.padding(),
                                    geometry.inputSpace(),
                                    geometry.outputSpace()));
        }
    }

    static void check(
            String what, Signal weights, Signal input, Signal target, ConvGeometry geometry, int inputChannels) {
        List<Integer> expected = new ArrayList<>(geometry.kernelSize());
        expected.add(inputChannels);
        expected.add(geometry.outputChannels());
        List<Integer> actual = new ArrayList<>();
        for (int extent : weights.shape()) {
            actual.add(extent);
        }
        if (!actual.equals(expected)) {
            throw new ModelException(
                    "%s into %s: weights %s; their shape has to be %s".formatted(what, target, weights, expected));
        }
        if (input.size() != geometry.inputSize() || target.size() != geometry.outputSize()) {
            throw new ModelException("%s of %s into %s: input shape %s and output shape %s have other sizes"
                    .formatted(what, input, target, geometry.inputShape(), geometry.outputShape()));
        }
    }

    @Override
    public List<Signal> increments() {
        return List.of(target);
    }

    @Override
    public List<Signal> reads() {
        return List.of(weights, input);
    }
}
