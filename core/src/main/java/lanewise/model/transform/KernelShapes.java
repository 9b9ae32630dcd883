package lanewise.model.transform;

import java.util.ArrayList;
import java.util.List;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.model.distribution.Distribution;
import lanewise.model.distribution.Samples;

/** What the two convolutions have in common. */
final class KernelShapes {
    private KernelShapes() {}

    static void extents(String name, int filters, ChannelShape input, List<Integer> kernel, List<Integer> strides) {
        int axes = input.space().size();
        if (kernel.size() != axes || strides.size() != axes) {
            throw new ModelException(
                    "%s: kernel %s and strides %s on an input of %s; give one of each for %d spatial axes"
                            .formatted(name, kernel, strides, input, axes));
        }
        if (filters < 1
                || kernel.stream().anyMatch(extent -> extent < 1)
                || strides.stream().anyMatch(step -> step < 1)) {
            throw new ModelException("%s: %d filters, kernel %s, strides %s; nothing may be below 1"
                    .formatted(name, filters, kernel, strides));
        }
    }

    static List<Integer> kernelShape(List<Integer> kernel, int channels, int filters) {
        List<Integer> shape = new ArrayList<>(kernel);
        shape.add(channels);
        shape.add(filters);
        return shape;
    }

    static Distribution given(String name, List<Integer> shape, double... kernels) {
        int size = shape.stream().reduce(1, Math::multiplyExact);
        if (kernels.length != size) {
            throw new ModelException(
                    "%s: %d weights for kernels of shape %s; give %d".formatted(name, kernels.length, shape, size));
        }
        return Samples.of(kernels);
    }

    /** Given weights, or else a sample for each position of the kernel. */
    static double[] sample(Distribution weights, List<Integer> shape, RandomStream stream) {
        int filters = shape.getLast();
        int channels = shape.get(shape.size() - 2);
        int size = shape.stream().reduce(1, Math::multiplyExact);
        if (weights instanceof Samples given) {
            return given.sample(size, stream);
        }
        double[] all = new double[size];
        for (int at = 0; at < size; at += channels * filters) {
            System.arraycopy(weights.sample(channels, filters, stream), 0, all, at, channels * filters);
        }
        return all;
    }
}
