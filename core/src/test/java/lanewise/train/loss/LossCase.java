package lanewise.train.loss;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * A loss, what its outputs and targets look like, and its formula as a textbook has it, of all steps. Values lie on grids
 * that keep outputs away from kinks, and are exact in float also when a little is added.
 */
enum LossCase {
    MSE(new MeanSquaredError(), Values.ANY, Values.EVEN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return points(y, t, (a, b) -> Math.pow(b - a, 2));
        }
    },
    NAN_MSE(new NanMeanSquaredError(), Values.ANY, Values.EVEN_OR_NAN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return points(y, t, (a, b) -> Double.isNaN(b) ? 0 : Math.pow(b - a, 2));
        }
    },
    MAE(new MeanAbsoluteError(), Values.ANY, Values.EVEN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return points(y, t, (a, b) -> Math.abs(b - a));
        }
    },
    MAPE(new MeanAbsolutePercentageError(), Values.ANY, Values.EVEN_NOT_0) {
        @Override
        double formula(double[][] y, double[][] t) {
            return points(y, t, (a, b) -> 100 * Math.abs((b - a) / b));
        }
    },
    MSLE(new MeanSquaredLogarithmicError(), Values.POSITIVE, Values.EVEN_POSITIVE) {
        @Override
        double formula(double[][] y, double[][] t) {
            return points(y, t, (a, b) -> Math.pow(Math.log((1 + b) / (1 + a)), 2));
        }
    },
    HUBER(new Huber(), Values.ANY, Values.EVEN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return points(y, t, (a, b) -> Math.abs(b - a) <= 1 ? Math.pow(b - a, 2) / 2 : Math.abs(b - a) - 0.5);
        }
    },
    HUBER_OF_QUARTER(new Huber(0.25), Values.ANY, Values.EVEN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return points(
                    y, t, (a, b) -> Math.abs(b - a) <= 0.25 ? Math.pow(b - a, 2) / 2 : Math.abs(b - a) / 4 - 0.03125);
        }
    },
    LOG_COSH(new LogCosh(), Values.ANY, Values.EVEN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return points(y, t, (a, b) -> Math.log(Math.cosh(b - a)));
        }
    },
    HINGE(new Hinge(), Values.ANY, Values.SIDE) {
        @Override
        double formula(double[][] y, double[][] t) {
            return points(y, t, (a, b) -> Math.max(1 - (b == 0 ? -1 : b) * a, 0));
        }
    },
    POISSON(new Poisson(), Values.POSITIVE, Values.EVEN_POSITIVE) {
        @Override
        double formula(double[][] y, double[][] t) {
            return points(y, t, (a, b) -> a - b * Math.log(a + 1e-7));
        }
    },
    BINARY(new BinaryCrossentropy(), Values.PROBABILITY, Values.SHARE) {
        @Override
        double formula(double[][] y, double[][] t) {
            return points(y, t, (a, b) -> -b * Math.log(a) - (1 - b) * Math.log(1 - a));
        }
    },
    BINARY_LOGITS(new BinaryCrossentropy(true), Values.ANY, Values.SHARE) {
        @Override
        double formula(double[][] y, double[][] t) {
            return points(y, t, (a, b) -> {
                double p = 1 / (1 + Math.exp(-a));
                return -b * Math.log(p) - (1 - b) * Math.log(1 - p);
            });
        }
    },
    CATEGORICAL(new CategoricalCrossentropy(), Values.POSITIVE, Values.SHARE) {
        @Override
        double formula(double[][] y, double[][] t) {
            return steps(y, t, (a, b) -> -sum(i -> b[i] * Math.log(a[i] / sum(k -> a[k], a.length)), a.length));
        }
    },
    CATEGORICAL_LOGITS(new CategoricalCrossentropy(true), Values.ANY, Values.SHARE) {
        @Override
        double formula(double[][] y, double[][] t) {
            return steps(
                    y,
                    t,
                    (a, b) ->
                            -sum(i -> b[i] * Math.log(Math.exp(a[i]) / sum(k -> Math.exp(a[k]), a.length)), a.length));
        }
    },
    SPARSE(new SparseCategoricalCrossentropy(), Values.POSITIVE, Values.LABEL) {
        @Override
        double formula(double[][] y, double[][] t) {
            return steps(y, t, (a, b) -> -Math.log(a[(int) b[0]] / sum(k -> a[k], a.length)));
        }
    },
    SPARSE_LOGITS(new SparseCategoricalCrossentropy(true), Values.ANY, Values.LABEL) {
        @Override
        double formula(double[][] y, double[][] t) {
            return steps(y, t, (a, b) -> -Math.log(Math.exp(a[(int) b[0]]) / sum(k -> Math.exp(a[k]), a.length)));
        }
    },
    KULLBACK_LEIBLER(new KullbackLeibler(), Values.PROBABILITY, Values.INNER_SHARE) {
        @Override
        double formula(double[][] y, double[][] t) {
            return steps(y, t, (a, b) -> sum(i -> b[i] * Math.log(b[i] / a[i]), a.length));
        }
    },
    COSINE(new CosineSimilarity(), Values.AWAY, Values.EVEN_NOT_0) {
        @Override
        double formula(double[][] y, double[][] t) {
            return steps(y, t, (a, b) -> -sum(i -> a[i] * b[i], a.length) / (norm(a, 2) * norm(b, 2)));
        }
    },
    FIRING_RATE(new FiringRate(3), Values.ANY, Values.EVEN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return points(y, t, (a, b) -> Math.pow(a - 3, 2));
        }
    },
    LENGTH(new Regularize(), Values.ANY, Values.EVEN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return steps(y, t, (a, b) -> norm(a, 2));
        }
    },
    SIZE(new Regularize(1), Values.ANY, Values.EVEN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return steps(y, t, (a, b) -> norm(a, 1));
        }
    },
    NORM_OF_ORDER_3(new Regularize(3), Values.ANY, Values.EVEN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return steps(y, t, (a, b) -> norm(a, 3));
        }
    },
    NORM_OF_ORDER_HALF(new Regularize(0.5), Values.POSITIVE, Values.EVEN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return steps(y, t, (a, b) -> norm(a, 0.5));
        }
    },
    LARGEST(new Regularize(Double.POSITIVE_INFINITY), Values.DISTINCT, Values.EVEN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return steps(
                    y,
                    t,
                    (a, b) -> IntStream.range(0, a.length)
                            .mapToDouble(i -> Math.abs(a[i]))
                            .max()
                            .orElseThrow());
        }
    },
    NORM_ALONG_AXIS_0(new Regularize(2, 0, 3, 2), Values.ANY, Values.EVEN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return steps(
                    y,
                    t,
                    (a, b) ->
                            (norm(new double[] {a[0], a[2], a[4]}, 2) + norm(new double[] {a[1], a[3], a[5]}, 2)) / 2);
        }
    },
    NORM_ALONG_AXIS_1(new Regularize(2, 1, 3, 2), Values.ANY, Values.EVEN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return steps(
                    y,
                    t,
                    (a, b) -> (norm(new double[] {a[0], a[1]}, 2)
                                    + norm(new double[] {a[2], a[3]}, 2)
                                    + norm(new double[] {a[4], a[5]}, 2))
                            / 3);
        }
    },
    NORM_ALONG_MIDDLE_AXIS(new Regularize(1, 1, 1, 3, 2), Values.ANY, Values.EVEN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return steps(y, t, (a, b) -> norm(a, 1) / 2);
        }
    },
    LAST_TWO(new MeanSquaredError().lastSteps(2), Values.ANY, Values.EVEN) {
        @Override
        double formula(double[][] y, double[][] t) {
            return MSE.formula(
                    new double[][] {y[y.length - 2], y[y.length - 1]},
                    new double[][] {t[t.length - 2], t[t.length - 1]});
        }
    },
    LAST(new SparseCategoricalCrossentropy(true).lastSteps(1), Values.ANY, Values.LABEL) {
        @Override
        double formula(double[][] y, double[][] t) {
            return SPARSE_LOGITS.formula(new double[][] {y[y.length - 1]}, new double[][] {t[t.length - 1]});
        }
    };

    /** Six values: enough for the shapes with axes. */
    static final int WIDTH = 6;

    @SuppressWarnings("ImmutableEnumChecker") // losses are values
    final Loss loss;

    private final Values outputs;
    private final Values targets;

    LossCase(Loss loss, Values outputs, Values targets) {
        this.loss = loss;
        this.outputs = outputs;
        this.targets = targets;
    }

    /** The loss as its definition has it. */
    abstract double formula(double[][] y, double[][] t);

    Arbitrary<float[]> outputs(int steps) {
        return outputs.of(steps * WIDTH);
    }

    Arbitrary<float[]> targets(int steps) {
        return targets.of(steps * loss.targetWidth(WIDTH));
    }

    /** What values may be. Outputs are odd, targets even multiples of 2^-7, unless they are all of one sign. */
    private enum Values {
        ANY,
        AWAY,
        DISTINCT,
        POSITIVE,
        PROBABILITY,
        EVEN,
        EVEN_OR_NAN,
        EVEN_NOT_0,
        EVEN_POSITIVE,
        SIDE,
        SHARE,
        INNER_SHARE,
        LABEL;

        private static final float GRID = 0x1p-7f;

        Arbitrary<float[]> of(int n) {
            Arbitrary<Float> one = switch (this) {
                case ANY, DISTINCT -> grid(-256, 255).map(x -> x + GRID);
                case AWAY -> grid(8, 255).map(x -> x + GRID).flatMap(x -> Arbitraries.of(x, -x));
                case POSITIVE -> grid(8, 255).map(x -> x + GRID);
                case PROBABILITY -> grid(8, 55).map(x -> x + GRID);
                case EVEN -> grid(-256, 256);
                case EVEN_OR_NAN -> grid(-256, 256).injectNull(0.3).map(x -> x == null ? Float.NaN : x);
                case EVEN_NOT_0 -> grid(-256, 256).filter(x -> x != 0);
                case EVEN_POSITIVE -> grid(1, 256);
                case SIDE -> Arbitraries.of(-1f, 0f, 1f);
                case SHARE -> grid(0, 64);
                case INNER_SHARE -> grid(1, 63);
                case LABEL -> Arbitraries.integers().between(0, WIDTH - 1).map(x -> (float) x);
            };
            Arbitrary<float[]> all = one.array(Float[].class).ofSize(n).map(values -> {
                float[] plain = new float[n];
                for (int i = 0; i < n; i++) {
                    plain[i] = values[i];
                }
                return plain;
            });
            return this == DISTINCT ? all.map(Values::apart) : all;
        }

        private static Arbitrary<Float> grid(int low, int high) {
            return Arbitraries.integers().between(low, high).map(k -> 2 * k * GRID);
        }

        /** Makes sizes differ: each becomes larger by as many grid points as its place needs to be unique. */
        private static float[] apart(float[] values) {
            for (int i = 0; i < values.length; i++) {
                values[i] += Math.signum(values[i]) * 2 * GRID * (i + 1) * 512;
            }
            return values;
        }
    }

    private interface Of2 {
        double of(double y, double t);
    }

    private interface OfSteps {
        double of(double[] y, double[] t);
    }

    private static double points(double[][] y, double[][] t, Of2 f) {
        return steps(y, t, (a, b) -> sum(i -> f.of(a[i], b[i]), a.length) / a.length);
    }

    private static double steps(double[][] y, double[][] t, OfSteps f) {
        return sum(k -> f.of(y[k], t[k]), y.length) / y.length;
    }

    private static double sum(IntToDoubleFunction f, int n) {
        return IntStream.range(0, n).mapToDouble(f).sum();
    }

    private static double norm(double[] x, double order) {
        return Math.pow(sum(i -> Math.pow(Math.abs(x[i]), order), x.length), 1 / order);
    }
}
