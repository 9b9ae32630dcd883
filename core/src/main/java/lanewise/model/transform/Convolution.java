package lanewise.model.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.model.distribution.Distribution;
import lanewise.model.distribution.Samples;
import lanewise.model.distribution.Uniform;

/**
 * The cross-correlation of an image with kernels: {@code y[o, f] = sum over k, c of x[o stride + k - before, c] W[k, c,
 * f]}. The kernel is not flipped. An instance is immutable; what differs from Nengo's defaults is given by methods that
 * return another one:
 *
 * <pre>{@code
 * Convolution.of(32, ChannelShape.last(28, 28, 1)).kernelSize(5, 5).strides(2, 2).padding(Padding.SAME)
 * }</pre>
 *
 * <p>Whether kernel, padding and given weights go together is checked when it is used.
 *
 * @param filters how many output channels there are
 * @param input the input's shape
 * @param kernel the extent of the kernel along each spatial axis
 * @param strides how far the kernel moves along each spatial axis
 * @param padding what lies around the input
 * @param groups into how many groups channels and filters are split, each convolved for itself
 * @param weights where the kernels come from, of shape (kernel, input channels / groups, filters): one sample of {@code
 *     input channels / groups} points of dimension {@code filters} for each position of the kernel in row-major order
 */
public record Convolution(
        int filters,
        ChannelShape input,
        List<Integer> kernel,
        List<Integer> strides,
        Padding padding,
        int groups,
        Distribution weights)
        implements Transform {
    /** With the checks of the shapes and copies of the lists. */
    public Convolution {
        kernel = List.copyOf(kernel);
        strides = List.copyOf(strides);
        KernelShapes.extents("Convolution", filters, input, kernel, strides);
        if (groups < 1 || input.channels() % groups != 0 || filters % groups != 0) {
            throw new ModelException(
                    "Convolution: %d groups of %d channels and %d filters; both have to be multiples of the groups"
                            .formatted(groups, input.channels(), filters));
        }
    }

    /** With a kernel of 3 along each axis, strides of 1, no padding and weights from Uniform(-1, 1). */
    public static Convolution of(int filters, ChannelShape input) {
        return of(filters, input, input.space().stream().mapToInt(axis -> 3).toArray());
    }

    /** With a kernel of the given size, one extent a spatial axis. */
    public static Convolution of(int filters, ChannelShape input, int... kernelSize) {
        return new Convolution(
                filters,
                input,
                Arrays.stream(kernelSize).boxed().toList(),
                input.space().stream().map(axis -> 1).toList(),
                Padding.VALID,
                1,
                new Uniform(-1, 1));
    }

    /** With a kernel of another size, one extent a spatial axis. */
    public Convolution kernelSize(int... extents) {
        return new Convolution(
                filters, input, Arrays.stream(extents).boxed().toList(), strides, padding, groups, weights);
    }

    /** With other strides, one a spatial axis. */
    public Convolution strides(int... steps) {
        return new Convolution(
                filters, input, kernel, Arrays.stream(steps).boxed().toList(), padding, groups, weights);
    }

    /** With other padding. */
    public Convolution padding(Padding around) {
        return new Convolution(filters, input, kernel, strides, around, groups, weights);
    }

    /** In groups. */
    public Convolution groups(int count) {
        return new Convolution(filters, input, kernel, strides, padding, count, weights);
    }

    /** With kernels from a distribution. */
    public Convolution weights(Distribution kernels) {
        return new Convolution(filters, input, kernel, strides, padding, groups, kernels);
    }

    /** With given kernels, in row-major order. */
    public Convolution weights(double... kernels) {
        return weights(Samples.of(kernels));
    }

    /** What depends on more than one choice, so that these can be made in any order. */
    private void check() {
        for (int axis = 0; axis < kernel.size() && padding == Padding.VALID; axis++) {
            if (kernel.get(axis) > input.space().get(axis)) {
                throw new ModelException(
                        "Convolution: a kernel of %s on an input of %s; make it smaller, or pad by Padding.SAME"
                                .formatted(kernel, input));
            }
        }
        KernelShapes.given("Convolution", weights, kernelShape());
    }

    /**
     * The output's shape.
     *
     * @throws ModelException if the kernel is larger than an input without padding, or given weights are not as many as
     *     the kernels have
     */
    public ChannelShape output() {
        check();
        List<Integer> space = new ArrayList<>();
        for (int axis = 0; axis < kernel.size(); axis++) {
            space.add(padding.outputExtent(input.space().get(axis), kernel.get(axis), strides.get(axis)));
        }
        return input.with(space, filters);
    }

    /** The shape of the weights: the kernel's extents, input channels of a group, filters. */
    public List<Integer> kernelShape() {
        return KernelShapes.kernelShape(kernel, input.channels() / groups, filters);
    }

    /** The weights in row-major order, in a new array. */
    public double[] sample(RandomStream stream) {
        check();
        return KernelShapes.sample(weights, kernelShape(), stream);
    }

    @Override
    public boolean fits(int sizeOut, int sizeIn) {
        return sizeOut == output().size() && sizeIn == input.size();
    }

    @Override
    public String described() {
        return "its convolution leads from %s to %s".formatted(input, output());
    }
}
