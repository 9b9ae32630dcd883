package lanewise.model.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.model.distribution.Distribution;
import lanewise.model.distribution.Uniform;

/**
 * The transpose of a {@link Convolution} that leads from {@code output} to {@code input}: each input position adds
 * {@code x . W[k]} around it, {@code y[i stride + k - before, f] += sum over c of x[i, c] W[k, c, f]}. Immutable, with
 * methods that return another one.
 *
 * @param output the output's shape
 * @param input the input's shape
 * @param kernel the extent of the kernel along each spatial axis
 * @param strides how far apart the input's positions are in the output
 * @param padding what lies around the output
 * @param weights where the kernels come from, of shape (kernel, input channels, output channels): one sample of as many
 *     points as input channels, of the dimension of the output channels, for each position of the kernel
 */
public record ConvolutionTranspose(
        ChannelShape output,
        ChannelShape input,
        List<Integer> kernel,
        List<Integer> strides,
        Padding padding,
        Distribution weights)
        implements Transform {
    /** With the checks of the shapes and copies of the lists. */
    public ConvolutionTranspose {
        kernel = List.copyOf(kernel);
        strides = List.copyOf(strides);
        KernelShapes.extents("ConvolutionTranspose", output.channels(), input, kernel, strides);
        boolean leads = output.space().size() == kernel.size() && output.channelsLast() == input.channelsLast();
        for (int axis = 0; leads && axis < kernel.size(); axis++) {
            leads = padding.outputExtent(output.space().get(axis), kernel.get(axis), strides.get(axis))
                    == input.space().get(axis);
        }
        if (!leads) {
            throw new ModelException(
                    "ConvolutionTranspose: no convolution with kernel %s, strides %s and padding %s leads from %s to %s; give another output shape"
                            .formatted(kernel, strides, padding, output, input));
        }
    }

    /** With {@code filters} output channels, a kernel of 3 and strides of 1 along each axis, and no padding. */
    public static ConvolutionTranspose of(int filters, ChannelShape input) {
        List<Integer> kernel = input.space().stream().map(axis -> 3).toList();
        List<Integer> strides = input.space().stream().map(axis -> 1).toList();
        return of(filters, input, kernel, strides, Padding.VALID, new Uniform(-1, 1));
    }

    /** With the smallest output that there can be. */
    private static ConvolutionTranspose of(
            int filters,
            ChannelShape input,
            List<Integer> kernel,
            List<Integer> strides,
            Padding padding,
            Distribution weights) {
        KernelShapes.extents("ConvolutionTranspose", filters, input, kernel, strides);
        List<Integer> space = new ArrayList<>();
        for (int axis = 0; axis < kernel.size(); axis++) {
            int covered = 1 + (input.space().get(axis) - 1) * strides.get(axis);
            space.add(padding == Padding.VALID ? covered + kernel.get(axis) - 1 : covered);
        }
        return new ConvolutionTranspose(input.with(space, filters), input, kernel, strides, padding, weights);
    }

    /** With a kernel of another size, one extent a spatial axis, and the smallest output. */
    public ConvolutionTranspose kernelSize(int... extents) {
        List<Integer> size = Arrays.stream(extents).boxed().toList();
        return of(output.channels(), input, size, strides, padding, weights);
    }

    /** With other strides, one a spatial axis, and the smallest output. */
    public ConvolutionTranspose strides(int... steps) {
        List<Integer> other = Arrays.stream(steps).boxed().toList();
        return of(output.channels(), input, kernel, other, padding, weights);
    }

    /** With other padding and the smallest output. */
    public ConvolutionTranspose padding(Padding around) {
        return of(output.channels(), input, kernel, strides, around, weights);
    }

    /** With another output: a larger one may lead to the same input. */
    public ConvolutionTranspose output(ChannelShape shape) {
        return new ConvolutionTranspose(shape, input, kernel, strides, padding, weights);
    }

    /** With kernels from a distribution. */
    public ConvolutionTranspose weights(Distribution kernels) {
        return new ConvolutionTranspose(output, input, kernel, strides, padding, kernels);
    }

    /** With given kernels, in row-major order. */
    public ConvolutionTranspose weights(double... kernels) {
        return weights(KernelShapes.given("ConvolutionTranspose", kernelShape(), kernels));
    }

    /** The shape of the weights: the kernel's extents, input channels, output channels. */
    public List<Integer> kernelShape() {
        return KernelShapes.kernelShape(kernel, input.channels(), output.channels());
    }

    /** The weights in row-major order, in a new array. */
    public double[] sample(RandomStream stream) {
        return KernelShapes.sample(weights, kernelShape(), stream);
    }

    @Override
    public boolean fits(int sizeOut, int sizeIn) {
        return sizeIn == input.size() && sizeOut == output.size();
    }

    @Override
    public String described() {
        return "its transposed convolution leads from %s to %s".formatted(input, output);
    }
}
