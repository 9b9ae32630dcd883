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

    /** Refuses weights that are given, but not as many as kernels of a shape have. */
    static void given(String name, Distribution weights, List<Integer> shape) {
        int size = size(shape);
        if (weights instanceof Samples given && (given.dimension() != 1 || given.count() != size)) {
            throw new ModelException("%s: %d weights%s for kernels of shape %s; give %d, in row-major order"
                    .formatted(
                            name,
                            given.count(),
                            given.dimension() == 1 ? "" : " of %d numbers".formatted(given.dimension()),
                            shape,
                            size));
        }
    }

    private static int size(List<Integer> shape) {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Given weights, or else a sample for each position of the kernel. */
    static double[] sample(Distribution weights, List<Integer> shape, RandomStream stream) {
        int filters = shape.getLast();
        int channels = shape.get(shape.size() - 2);
        int size = size(shape);
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
