package lanewise.model.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.model.distribution.Distribution;
import lanewise.model.distribution.Samples;
import lanewise.model.distribution.Uniform;

/**
 * The transpose of a {@link Convolution} that leads from {@code output} to {@code input}: each input position adds
 * {@code x . W[k]} around it, {@code y[i stride + k - before, f] += sum over c of x[i, c] W[k, c, f]}. Immutable, with
 * methods that return another one. Whether all that is given goes together is checked when it is used.
 *
 * @param filters how many output channels there are
 * @param givenOutput the output's shape, if it is given; else the smallest that leads to the input
 * @param input the input's shape
 * @param kernel the extent of the kernel along each spatial axis
 * @param strides how far apart the input's positions are in the output
 * @param padding what lies around the output
 * @param weights where the kernels come from, of shape (kernel, input channels, output channels): one sample of as many
 *     points as input channels, of the dimension of the output channels, for each position of the kernel
 */
public record ConvolutionTranspose(
        int filters,
        Optional<ChannelShape> givenOutput,
        ChannelShape input,
        List<Integer> kernel,
        List<Integer> strides,
        Padding padding,
        Distribution weights)
        implements Transform {
    private static final String NAME = "ConvolutionTranspose";

    /** With the checks of the shapes and copies of the lists. */
    public ConvolutionTranspose {
        kernel = List.copyOf(kernel);
        strides = List.copyOf(strides);
        KernelShapes.extents(NAME, filters, input, kernel, strides);
    }

    /** With {@code filters} output channels, a kernel of 3 and strides of 1 along each axis, and no padding. */
    public static ConvolutionTranspose of(int filters, ChannelShape input) {
        return new ConvolutionTranspose(
                filters,
                Optional.empty(),
                input,
                input.space().stream().map(axis -> 3).toList(),
                input.space().stream().map(axis -> 1).toList(),
                Padding.VALID,
                new Uniform(-1, 1));
    }

    /** With a kernel of another size, one extent a spatial axis. */
    public ConvolutionTranspose kernelSize(int... extents) {
        List<Integer> size = Arrays.stream(extents).boxed().toList();
        return new ConvolutionTranspose(filters, givenOutput, input, size, strides, padding, weights);
    }

    /** With other strides, one a spatial axis. */
    public ConvolutionTranspose strides(int... steps) {
        List<Integer> other = Arrays.stream(steps).boxed().toList();
        return new ConvolutionTranspose(filters, givenOutput, input, kernel, other, padding, weights);
    }

    /** With other padding. */
    public ConvolutionTranspose padding(Padding around) {
        return new ConvolutionTranspose(filters, givenOutput, input, kernel, strides, around, weights);
    }

    /** With a given output, of as many channels as it has: one larger than the smallest may lead to the same input. */
    public ConvolutionTranspose output(ChannelShape shape) {
        return new ConvolutionTranspose(shape.channels(), Optional.of(shape), input, kernel, strides, padding, weights);
    }

    /** With kernels from a distribution. */
    public ConvolutionTranspose weights(Distribution kernels) {
        return new ConvolutionTranspose(filters, givenOutput, input, kernel, strides, padding, kernels);
    }

    /** With given kernels, in row-major order. */
    public ConvolutionTranspose weights(double... kernels) {
        return weights(Samples.of(kernels));
    }

    /**
     * The output's shape: the given one, or the smallest.
     *
     * @throws ModelException if a given one does not lead to the input, or given weights are not as many as the kernels
     *     have
     */
    public ChannelShape output() {
        KernelShapes.given(NAME, weights, kernelShape());
        givenOutput.ifPresent(this::check);
        return givenOutput.orElseGet(this::smallest);
    }

    private ChannelShape smallest() {
        List<Integer> space = new ArrayList<>();
        for (int axis = 0; axis < kernel.size(); axis++) {
            int covered = 1 + (input.space().get(axis) - 1) * strides.get(axis);
            space.add(padding == Padding.VALID ? covered + kernel.get(axis) - 1 : covered);
        }
        return input.with(space, filters);
    }

    private void check(ChannelShape output) {
        boolean leads = output.space().size() == kernel.size() && output.channelsLast() == input.channelsLast();
        for (int axis = 0; leads && axis < kernel.size(); axis++) {
            leads = padding.outputExtent(output.space().get(axis), kernel.get(axis), strides.get(axis))
                    == input.space().get(axis);
        }
        if (!leads) {
            throw new ModelException(
                    "ConvolutionTranspose: no convolution with kernel %s, strides %s and padding %s leads from %s to %s; give another output shape, such as %s"
                            .formatted(kernel, strides, padding, output, input, smallest()));
        }
    }

    /** The shape of the weights: the kernel's extents, input channels, output channels. */
    public List<Integer> kernelShape() {
        return KernelShapes.kernelShape(kernel, input.channels(), filters);
    }

    /** The weights in row-major order, in a new array. */
    public double[] sample(RandomStream stream) {
        KernelShapes.given(NAME, weights, kernelShape());
        return KernelShapes.sample(weights, kernelShape(), stream);
    }

    @Override
    public boolean fits(int sizeOut, int sizeIn) {
        return sizeOut == output().size() && sizeIn == input.size();
    }

    @Override
    public String described() {
        return "its transposed convolution leads from %s to %s".formatted(input, output());
    }
}
