package lanewise.model.function;

import java.util.ArrayList;
import java.util.List;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Padding;

/**
 * The windows of a pooling, in row-major order: for each output place the places of the image that it covers, and no more.
 * Values of a window are taken in their order in the image.
 */
final class PoolWindows {
    private final ChannelShape output;
    private final int channels;

    /** Where the places of each window start among {@link #places}; one more at the end. */
    private final int[] first;

    /** For each window the places of the image, times the channels: where a place's values start. */
    private final int[] places;

    PoolWindows(ChannelShape input, List<Integer> window, List<Integer> strides, Padding padding) {
        channels = input.channels();
        List<Integer> space = new ArrayList<>();
        List<int[]> covered = List.of(new int[] {0});
        for (int axis = 0; axis < window.size(); axis++) {
            int extent = input.space().get(axis);
            int outputs = padding.outputExtent(extent, window.get(axis), strides.get(axis));
            int outside = Math.max(0, (outputs - 1) * strides.get(axis) + window.get(axis) - extent);
            int before = padding == Padding.SAME ? outside / 2 : 0;
            covered = next(covered, extent, outputs, window.get(axis), strides.get(axis), before);
            space.add(outputs);
        }
        output = new ChannelShape(space, channels, true);
        first = new int[covered.size() + 1];
        for (int o = 0; o < covered.size(); o++) {
            first[o + 1] = first[o] + covered.get(o).length;
        }
        places = new int[first[covered.size()]];
        int next = 0;
        for (int[] each : covered) {
            for (int place : each) {
                places[next++] = place * channels;
            }
        }
    }

    /** The windows of one axis more. */
    private static List<int[]> next(List<int[]> outer, int extent, int outputs, int window, int stride, int before) {
        List<int[]> all = new ArrayList<>(outer.size() * outputs);
        for (int[] places : outer) {
            for (int o = 0; o < outputs; o++) {
                int from = Math.max(0, o * stride - before);
                int to = Math.min(extent, o * stride - before + window);
                int[] inner = new int[places.length * (to - from)];
                int next = 0;
                for (int place : places) {
                    for (int i = from; i < to; i++) {
                        inner[next++] = place * extent + i;
                    }
                }
                all.add(inner);
            }
        }
        return all;
    }

    ChannelShape output() {
        return output;
    }

    void largest(float[] x, int xAt, float[] y, int yAt) {
        for (int o = 0; o < first.length - 1; o++) {
            int out = yAt + o * channels;
            System.arraycopy(x, xAt + places[first[o]], y, out, channels);
            for (int k = first[o] + 1; k < first[o + 1]; k++) {
                int in = xAt + places[k];
                for (int c = 0; c < channels; c++) {
                    y[out + c] = x[in + c] > y[out + c] ? x[in + c] : y[out + c];
                }
            }
        }
    }

    void means(float[] x, int xAt, float[] y, int yAt) {
        for (int o = 0; o < first.length - 1; o++) {
            int out = yAt + o * channels;
            System.arraycopy(x, xAt + places[first[o]], y, out, channels);
            for (int k = first[o] + 1; k < first[o + 1]; k++) {
                int in = xAt + places[k];
                for (int c = 0; c < channels; c++) {
                    y[out + c] += x[in + c];
                }
            }
            float share = share(o);
            for (int c = 0; c < channels; c++) {
                y[out + c] *= share;
            }
        }
    }

    /** What one value counts in the mean of a window. */
    private float share(int window) {
        return 1f / (first[window + 1] - first[window]);
    }

    /** Adds an output's gradient to that of the first of the largest values. */
    void toLargest(float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt) {
        for (int o = 0; o < first.length - 1; o++) {
            for (int c = 0; c < channels; c++) {
                int largest = places[first[o]] + c;
                for (int k = first[o] + 1; k < first[o + 1]; k++) {
                    largest = x[xAt + places[k] + c] > x[xAt + largest] ? places[k] + c : largest;
                }
                dx[dxAt + largest] += dy[dyAt + o * channels + c];
            }
        }
    }

    /** Adds an output's gradient, shared equally, to that of all values. */
    void toAll(float[] dy, int dyAt, float[] dx, int dxAt) {
        for (int o = 0; o < first.length - 1; o++) {
            float share = share(o);
            for (int k = first[o]; k < first[o + 1]; k++) {
                int in = dxAt + places[k];
                for (int c = 0; c < channels; c++) {
                    dx[in + c] = Math.fma(share, dy[dyAt + o * channels + c], dx[in + c]);
                }
            }
        }
    }
}
