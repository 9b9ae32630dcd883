package lanewise.kernel;

import java.util.Random;

/** A convolution, or a transposed one, of random shape and values, with its definition written out. */
record ConvolutionProblem(
        int[] big,
        int[] small,
        int bigChannels,
        int smallChannels,
        int[] kernel,
        int[] strides,
        Padding padding,
        boolean channelsLast,
        int groups,
        boolean transposed) {

    static ConvolutionProblem random(Random random, boolean transposed) {
        int axes = 1 + random.nextInt(3);
        int longest = axes == 1 ? 30 : axes == 2 ? 9 : 5;
        Padding padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
        int[] big = new int[axes];
        int[] small = new int[axes];
        int[] kernel = new int[axes];
        int[] strides = new int[axes];
        for (int d = 0; d < axes; d++) {
            big[d] = 1 + random.nextInt(longest);
            kernel[d] = 1 + random.nextInt(padding == Padding.SAME ? 6 : Math.min(5, big[d]));
            strides[d] = 1 + random.nextInt(4);
            small[d] = padding.outputs(big[d], kernel[d], strides[d]);
        }
        int groups = transposed || random.nextBoolean() ? 1 : 1 + random.nextInt(3);
        int bigChannels = groups * (1 + random.nextInt(4));
        int smallChannels = groups * (1 + random.nextInt(4));
        boolean last = random.nextBoolean();
        return new ConvolutionProblem(
                big, small, bigChannels, smallChannels, kernel, strides, padding, last, groups, transposed);
    }

    ConvolutionProblem transpose() {
        assert groups == 1;
        return new ConvolutionProblem(
                big, small, bigChannels, smallChannels, kernel, strides, padding, channelsLast, groups, !transposed);
    }

    int[] in() {
        return transposed ? small : big;
    }

    int[] out() {
        return transposed ? big : small;
    }

    int channels() {
        return transposed ? smallChannels : bigChannels;
    }

    int filters() {
        return transposed ? bigChannels : smallChannels;
    }

    int inputs() {
        return product(in()) * channels();
    }

    int outputs() {
        return product(out()) * filters();
    }

    ConvolutionShape shape() {
        int[] input = withChannels(in(), channels());
        int[] output = withChannels(out(), filters());
        return transposed
                ? ConvolutionShape.transposed(input, output, kernel, strides, padding, channelsLast)
                : ConvolutionShape.of(input, output, kernel, strides, padding, channelsLast, groups);
    }

    /** The sums in double, tap by tap as the format defines them. */
    void addTo(double[] y, float[] w, float[] x) {
        for (int p = 0; p < product(small); p++) {
            for (int k = 0; k < product(kernel); k++) {
                int at = bigPosition(p, k);
                for (int c = 0; at >= 0 && c < channels(); c++) {
                    for (int f = 0; f < filters(); f++) {
                        int weight = weight(k, c, f);
                        if (weight >= 0) {
                            int from = index(transposed ? p : at, c, product(in()), channels());
                            y[index(transposed ? at : p, f, product(out()), filters())] += (double) w[weight] * x[from];
                        }
                    }
                }
            }
        }
    }

    /** The sums in float, each input in its turn as it lies: what every kernel has to equal. */
    void addTo(float[] y, float[] w, float[] x) {
        for (int o = 0; o < product(out()); o++) {
            for (int f = 0; f < filters(); f++) {
                int target = index(o, f, product(out()), filters());
                for (int from = 0; from < inputs(); from++) {
                    int i = channelsLast ? from / channels() : from % product(in());
                    int c = channelsLast ? from % channels() : from / product(in());
                    for (int k = 0; k < product(kernel); k++) {
                        if (bigPosition(transposed ? i : o, k) == (transposed ? o : i) && weight(k, c, f) >= 0) {
                            y[target] = Math.fma(w[weight(k, c, f)], x[from], y[target]);
                        }
                    }
                }
                y[target] += 0f;
            }
        }
    }

    /** The gradient of the weights in float, outputs in their turn: what every kernel has to equal. */
    void addGradientTo(float[] g, float[] yBar, float[] x) {
        for (int o = 0; o < product(out()); o++) {
            for (int i = 0; i < product(in()); i++) {
                for (int k = 0; k < product(kernel); k++) {
                    boolean meets = bigPosition(transposed ? i : o, k) == (transposed ? o : i);
                    for (int c = 0; meets && c < channels(); c++) {
                        for (int f = 0; f < filters(); f++) {
                            int at = weight(k, c, f);
                            if (at >= 0) {
                                float out = yBar[index(o, f, product(out()), filters())];
                                g[at] = Math.fma(out, x[index(i, c, product(in()), channels())], g[at]) + 0f;
                            }
                        }
                    }
                }
            }
        }
    }

    /** Where offset k around small position p lies in the big one; -1 if outside. */
    private int bigPosition(int p, int k) {
        int position = 0;
        int step = 1;
        for (int d = kernel.length - 1; d >= 0; d--) {
            int pad = padding == Padding.SAME ? Math.max(0, (small[d] - 1) * strides[d] + kernel[d] - big[d]) / 2 : 0;
            int at = p % small[d] * strides[d] + k % kernel[d] - pad;
            if (at < 0 || at >= big[d]) {
                return -1;
            }
            position += at * step;
            step *= big[d];
            p /= small[d];
            k /= kernel[d];
        }
        return position;
    }

    /** -1 if the filter does not see the channel. */
    private int weight(int k, int c, int f) {
        int perGroup = channels() / groups;
        return c / perGroup == f / (filters() / groups) ? (k * perGroup + c % perGroup) * filters() + f : -1;
    }

    private int index(int position, int channel, int positions, int channels) {
        return channelsLast ? position * channels + channel : channel * positions + position;
    }

    private int[] withChannels(int[] space, int channels) {
        int[] all = new int[space.length + 1];
        System.arraycopy(space, 0, all, channelsLast ? 0 : 1, space.length);
        all[channelsLast ? space.length : 0] = channels;
        return all;
    }

    private static int product(int[] extents) {
        int product = 1;
        for (int extent : extents) {
            product *= extent;
        }
        return product;
    }
}
