package lanewise.graph;

import java.util.List;
import lanewise.error.ModelException;

/**
 * {@code target += transpose of a convolution}: each input position adds its values times the weights around it. Each sum
 * takes the input's values in the order in which they lie.
 *
 * @param weights of shape (kernel size..., input channels, output channels)
 * @param input as many values as the geometry's input shape
 * @param target as many values as the geometry's output shape
 * @param geometry the shapes; it has one group
 */
public record ConvTransposeInc(Signal weights, Signal input, Signal target, ConvGeometry geometry) implements Operator {
    /** With the checks of the shapes. */
    public ConvTransposeInc {
        if (geometry.groups() != 1) {
            throw new ModelException("transposed convolution into %s: %d groups; only 1 is possible"
                    .formatted(target, geometry.groups()));
        }
        ConvInc.check("transposed convolution", weights, input, target, geometry, geometry.inputChannels());
        if (!geometry.leads(geometry.outputSpace(), geometry.inputSpace())) {
            throw new ModelException(
                    "transposed convolution into %s: the convolution with kernel %s, strides %s and padding %s does not lead from %s back to %s"
                            .formatted(
                                    target,
                                    geometry.kernelSize(),
                                    geometry.strides(),
                                    geometry.padding(),
                                    geometry.outputSpace(),
                                    geometry.inputSpace()));
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
