package lanewise.model.function;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import lanewise.error.ModelException;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Padding;

/**
 * The largest value, or the mean, of a window that moves over an image, for each channel. Channels come last. What lies
 * outside of the image does not count. Where several values of a window are the largest, the gradient goes to the first.
 *
 * <p>An instance is immutable; what differs from the defaults is given by methods that return another one.
 */
public final class Pooling implements DifferentiableFunction {
    /** What is made of the values in a window. */
    public enum Kind {
        /** The largest. */
        MAX,
        /** The mean. */
        AVERAGE
    }

    private final Kind kind;
    private final ChannelShape input;
    private final List<Integer> window;
    private final List<Integer> strides;
    private final Padding padding;
    private final PoolWindows windows;

    private Pooling(Kind kind, ChannelShape input, List<Integer> window, List<Integer> strides, Padding padding) {
        this.kind = kind;
        this.input = input;
        this.window = window;
        this.strides = strides;
        this.padding = padding;
        check();
        windows = new PoolWindows(input, window, strides, padding);
    }

    /**
     * The largest value of windows that lie side by side.
     *
     * @param input the image's shape, channels last
     * @param window the extent of the window along each spatial axis
     * @throws ModelException if the shape has its channels first, or the window does not fit
     */
    public static Pooling max(ChannelShape input, int... window) {
        return of(Kind.MAX, input, window);
    }

    /** The mean of windows that lie side by side. */
    public static Pooling average(ChannelShape input, int... window) {
        return of(Kind.AVERAGE, input, window);
    }

    /** Of windows that lie side by side. */
    public static Pooling of(Kind kind, ChannelShape input, int... window) {
        List<Integer> extents = Arrays.stream(window).boxed().toList();
        return new Pooling(kind, input, extents, extents, Padding.VALID);
    }

    /** With other strides, one a spatial axis; by default the window's extents. */
    public Pooling strides(int... steps) {
        return new Pooling(kind, input, window, Arrays.stream(steps).boxed().toList(), padding);
    }

    /** With other padding; by default there is none, so that what does not fill a window is left out. */
    public Pooling padding(Padding around) {
        return new Pooling(kind, input, window, strides, around);
    }

    private void check() {
        int axes = input.space().size();
        if (window.size() != axes || strides.size() != axes) {
            throw new ModelException("Pooling: window %s and strides %s on an input of %s; give one for each of %d axes"
                    .formatted(window, strides, input, axes));
        }
        if (!input.channelsLast()) {
            throw new ModelException("Pooling: an input of %s; give one with channels last".formatted(input));
        }
        for (int axis = 0; axis < axes; axis++) {
            Checks.atLeastOne("Pooling", "an extent of the window", window.get(axis));
            Checks.atLeastOne("Pooling", "a stride", strides.get(axis));
            if (padding == Padding.VALID && window.get(axis) > input.space().get(axis)) {
                throw new ModelException(
                        "Pooling: a window of %s on an input of %s; make it smaller, or pad by Padding.SAME"
                                .formatted(window, input));
            }
        }
    }

    /** What is made of the values in a window. */
    public Kind kind() {
        return kind;
    }

    /** The image's shape. */
    public ChannelShape input() {
        return input;
    }

    /** The shape of what comes out. */
    public ChannelShape output() {
        return windows.output();
    }

    @Override
    public int sizeIn() {
        return input.size();
    }

    @Override
    public int sizeOut() {
        return output().size();
    }

    @Override
    public boolean isItemwise() {
        return true;
    }

    @Override
    public boolean usesTime() {
        return false;
    }

    @Override
    public void forward(ForwardPass pass, int from, int to) {
        float[] x = pass.input().array();
        float[] y = pass.output().array();
        for (int item = from; item < to; item++) {
            if (kind == Kind.MAX) {
                windows.largest(x, pass.input().at(item), y, pass.output().at(item));
            } else {
                windows.means(x, pass.input().at(item), y, pass.output().at(item));
            }
        }
    }

    @Override
    public void backward(BackwardPass pass, int from, int to) {
        BatchValues x = pass.forward().input();
        BatchValues y = pass.outputGradient();
        BatchValues gradient = pass.inputGradient();
        for (int item = from; item < to; item++) {
            if (kind == Kind.MAX) {
                windows.toLargest(x.array(), x.at(item), y.array(), y.at(item), gradient.array(), gradient.at(item));
            } else {
                windows.toAll(y.array(), y.at(item), gradient.array(), gradient.at(item));
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pooling that
                && kind == that.kind
                && input.equals(that.input)
                && window.equals(that.window)
                && strides.equals(that.strides)
                && padding == that.padding;
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, input, window, strides, padding);
    }

    @Override
    public String toString() {
        return "Pooling[%s of %s in %s, strides %s, %s]".formatted(kind, window, input, strides, padding);
    }
}
