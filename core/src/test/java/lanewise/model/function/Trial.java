package lanewise.model.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.math.RandomStream;

/** A function with memory of its own for a batch, whose values lie apart and not at the start of their arrays. */
final class Trial {
    private static final int APART = 3;

    final DifferentiableFunction function;
    final int items;
    final BatchValues x;
    final BatchValues y;
    final List<BatchValues> parameters;
    final List<BatchValues> statistics;
    private final BatchValues kept;
    private final BatchValues keptOfBatch;
    private final RandomStream random = new RandomStream(11);
    boolean training = true;
    long minibatch = 1;
    long step = 1;
    int firstItem;
    long seed = 5;

    Trial(DifferentiableFunction function, int items) {
        this.function = function;
        this.items = items;
        x = room(function.sizeIn(), items);
        y = room(function.sizeOut(), items);
        parameters = started(function.parameters());
        statistics = started(function.statistics());
        kept = room(function.keptPerItem(), items);
        keptOfBatch = room(function.keptPerBatch(), 1);
        for (BatchValues written : List.of(y, kept, keptOfBatch)) {
            Arrays.fill(written.array(), Float.NaN); // whatever was there before
        }
        for (int item = 0; item < items; item++) {
            for (int i = 0; i < x.size(); i++) {
                x.set(item, i, (float) random.gaussian());
            }
        }
    }

    private static BatchValues room(int size, int items) {
        return new BatchValues(new float[APART + items * (size + APART)], APART, size + APART, size);
    }

    private List<BatchValues> started(List<FunctionParameter> all) {
        return all.stream()
                .map(parameter -> {
                    BatchValues values = new BatchValues(new float[parameter.size()], 0, 0, parameter.size());
                    double[] sample = parameter.sample(random);
                    IntStream.range(0, sample.length).forEach(i -> values.set(0, i, (float) sample[i]));
                    return values;
                })
                .toList();
    }

    void input(int item, double... values) {
        assertThat(values).hasSize(x.size());
        for (int i = 0; i < values.length; i++) {
            x.set(item, i, (float) values[i]);
        }
    }

    ForwardPass pass() {
        return new ForwardPass(new When(), seed, x, y, parameters, statistics, kept, keptOfBatch);
    }

    Trial forward() {
        if (function.isItemwise()) {
            for (int item = items - 1; item >= 0; item--) {
                function.forward(pass(), item, item + 1);
            }
        } else {
            function.forward(pass(), 0, items);
        }
        return this;
    }

    float[] output(int item) {
        return Arrays.copyOfRange(y.array(), y.at(item), y.at(item) + y.size());
    }

    /** Checks the gradient of a random sum of the outputs, for every input and parameter, against differences. */
    void checkGradients() {
        BatchValues dy = room(y.size(), items);
        for (int item = 0; item < items; item++) {
            for (int i = 0; i < y.size(); i++) {
                dy.set(item, i, (float) random.gaussian());
            }
        }
        forward();
        BatchValues dx = room(x.size(), items);
        Arrays.fill(dx.array(), 0.25f); // is added to
        List<BatchValues> dp = parameters.stream()
                .map(p -> new BatchValues(new float[p.size()], 0, 0, p.size()))
                .toList();
        function.backward(new BackwardPass(pass(), dy, dx, dp), 0, items);
        for (int item = 0; item < items; item++) {
            for (int i = 0; i < x.size(); i++) {
                check("input", item, i, dx.get(item, i) - 0.25f, slope(x, item, i, dy));
            }
        }
        for (int p = 0; p < dp.size(); p++) {
            for (int i = 0; i < dp.get(p).size(); i++) {
                check("parameter", p, i, dp.get(p).get(0, i), slope(parameters.get(p), 0, i, dy));
            }
        }
    }

    private void check(String what, int which, int i, double gradient, double slope) {
        assertThat(gradient)
                .as("%s: %s %d, value %d", function, what, which, i)
                .isCloseTo(slope, within(1e-4 + 1e-3 * Math.abs(slope)));
    }

    /** By differences of fourth order, with steps that floats can tell apart. */
    private double slope(BatchValues of, int item, int i, BatchValues dy) {
        float at = of.get(item, i);
        float h = 0x1p-6f;
        double[] sums = new double[4];
        int[] steps = {-2, -1, 1, 2};
        for (int k = 0; k < steps.length; k++) {
            of.set(item, i, at + steps[k] * h);
            sums[k] = sum(dy);
        }
        of.set(item, i, at);
        forward();
        return (sums[0] - 8 * sums[1] + 8 * sums[2] - sums[3]) / (12.0 * h);
    }

    private double sum(BatchValues dy) {
        forward();
        double sum = 0;
        for (int item = 0; item < items; item++) {
            for (int i = 0; i < y.size(); i++) {
                sum += (double) y.get(item, i) * dy.get(item, i);
            }
        }
        return sum;
    }

    private final class When implements Moment {
        @Override
        public long step() {
            return step;
        }

        @Override
        public double time() {
            return step * 0.001;
        }

        @Override
        public boolean training() {
            return training;
        }

        @Override
        public long minibatch() {
            return minibatch;
        }

        @Override
        public int firstItem() {
            return firstItem;
        }
    }
}
