package lanewise.train.loss;

import java.util.Arrays;
import java.util.List;
import lanewise.error.ModelException;
import lanewise.error.TrainingException;

/**
 * The norm of what a probe records, for probes of weights or of activities that should be small: the mean over steps, and
 * over all vectors of a step. Targets are ignored.
 *
 * @param order which norm, {@code sum(|x|^order)^(1 / order)}: positive; infinity for the largest {@code |x|}
 * @param axis the axis of {@code shape} along which norms are taken; not looked at where there is no shape
 * @param shape the shape of one step's values, the last axis the fastest; empty if all are one vector
 */
public record Regularize(double order, int axis, List<Integer> shape) implements StepLoss {
    /** With the checks. */
    public Regularize {
        shape = List.copyOf(shape);
        if (!(order > 0)) {
            throw new ModelException("Regularize: the order is %s; it must be positive".formatted(order));
        }
        if (!shape.isEmpty() && (axis < 0 || axis >= shape.size())) {
            throw new ModelException("Regularize: axis %d of a shape with %d axes; choose one from 0 to %d"
                    .formatted(axis, shape.size(), shape.size() - 1));
        }
        for (int length : shape) {
            if (length < 1) {
                throw new ModelException("Regularize: shape %s; lengths are at least 1".formatted(shape));
            }
        }
    }

    /** Of vectors along an axis of a step's values, which have a shape. */
    public Regularize(double order, int axis, int... shape) {
        this(order, axis, Arrays.stream(shape).boxed().toList());
    }

    /** Of all values of a step as one vector. */
    public Regularize(double order) {
        this(order, 0, List.of());
    }

    /** Of all values of a step as one vector, its length. */
    public Regularize() {
        this(2);
    }

    @Override
    public String name() {
        return "regularize";
    }

    @Override
    public boolean ignoresTarget() {
        return true;
    }

    @Override
    public void check(String probe, int outputSteps, int outputWidth, int targetSteps, int targetWidth) {
        if (!shape.isEmpty() && product(0, shape.size()) != outputWidth) {
            throw new TrainingException(
                    "probe %s: it has %d values a step, but regularize has them in shape %s; give the shape of what is probed"
                            .formatted(probe, outputWidth, shape));
        }
    }

    @Override
    public double step(Trace output, Trace target, int step) {
        int along = along(output);
        int stride = stride();
        double sum = 0;
        for (int first = 0; first < output.width(); first += along * stride) {
            for (int inner = 0; inner < stride; inner++) {
                sum += norm(output, step, first + inner, along, stride);
            }
        }
        return sum * along / output.width();
    }

    @Override
    public double stepGradient(Trace output, Trace target, int step, double scale, Trace into) {
        int along = along(output);
        int stride = stride();
        double each = scale * along / output.width();
        double sum = 0;
        for (int first = 0; first < output.width(); first += along * stride) {
            for (int inner = 0; inner < stride; inner++) {
                double norm = norm(output, step, first + inner, along, stride);
                slope(output, step, first + inner, along, stride, norm, each, into);
                sum += norm;
            }
        }
        return sum * along / output.width();
    }

    /** The length of a vector. */
    private int along(Trace output) {
        return shape.isEmpty() ? output.width() : shape.get(axis);
    }

    /** How far apart the values of a vector are. */
    private int stride() {
        return shape.isEmpty() ? 1 : (int) product(axis + 1, shape.size());
    }

    private long product(int fromAxis, int toAxis) {
        long product = 1;
        for (int k = fromAxis; k < toAxis; k++) {
            product *= shape.get(k);
        }
        return product;
    }

    private double norm(Trace x, int step, int first, int along, int stride) {
        double largest = 0;
        for (int k = 0; k < along; k++) {
            largest = Math.max(largest, Math.abs(x.get(step, first + k * stride)));
        }
        if (largest == 0 || Double.isInfinite(order)) {
            return largest;
        }
        double sum = 0;
        for (int k = 0; k < along; k++) {
            sum += power(Math.abs(x.get(step, first + k * stride)) / largest, order);
        }
        return largest * power(sum, 1 / order);
    }

    /** The derivative of a norm: {@code sign(x) (|x| / norm)^(order - 1)}, and 0 at 0. The largest ones share a slope of 1. */
    private void slope(Trace x, int step, int first, int along, int stride, double norm, double scale, Trace into) {
        int largest = 0;
        for (int k = 0; k < along; k++) {
            largest += Math.abs(x.get(step, first + k * stride)) == norm ? 1 : 0;
        }
        for (int k = 0; k < along; k++) {
            int i = first + k * stride;
            double value = x.get(step, i);
            double size = Math.abs(value);
            double slope;
            if (value == 0) {
                slope = 0;
            } else if (Double.isInfinite(order)) {
                slope = size == norm ? 1.0 / largest : 0;
            } else {
                slope = power(size / norm, order - 1);
            }
            into.set(step, i, scale * Math.signum(value) * slope);
        }
    }

    private static double power(double x, double exponent) {
        if (exponent == 2) {
            return x * x;
        }
        if (exponent == 0.5) {
            return Math.sqrt(x);
        }
        return exponent == 1 ? x : StrictMath.pow(x, exponent);
    }
}
