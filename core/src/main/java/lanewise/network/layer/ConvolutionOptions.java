package lanewise.network.layer;

import java.util.Arrays;
import lanewise.model.transform.Padding;

/** What can be chosen for a convolution. */
public final class ConvolutionOptions extends LayerOptions<ConvolutionOptions> {
    private static final int[] NONE = {};

    private int[] kernel = NONE;
    private int[] strides = NONE;
    Padding padding = Padding.VALID;
    int groups = 1;

    ConvolutionOptions() {}

    @Override
    ConvolutionOptions self() {
        return this;
    }

    /** The extent of the kernel along each spatial axis; by default 3. */
    public ConvolutionOptions kernel(int... extents) {
        kernel = extents.clone();
        return this;
    }

    /** How far the kernel moves along each spatial axis; by default 1. */
    public ConvolutionOptions strides(int... steps) {
        strides = steps.clone();
        return this;
    }

    /** What lies around the image; by default nothing. */
    public ConvolutionOptions padding(Padding around) {
        padding = given("padding", around);
        return this;
    }

    /** Into how many groups channels and filters are split, each convolved for itself; by default 1. */
    public ConvolutionOptions groups(int count) {
        groups = count;
        return this;
    }

    int[] kernelExtents(int axes) {
        return kernel.length == 0 ? filled(axes, 3) : kernel.clone();
    }

    int[] steps(int axes) {
        return strides.length == 0 ? filled(axes, 1) : strides.clone();
    }

    private static int[] filled(int axes, int value) {
        int[] all = new int[axes];
        Arrays.fill(all, value);
        return all;
    }
}
