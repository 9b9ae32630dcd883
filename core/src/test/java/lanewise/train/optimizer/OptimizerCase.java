package lanewise.train.optimizer;

import lanewise.train.schedule.LearningRate;

/** An optimizer, and one update of one parameter by its formula in double, sharing nothing with it. */
enum OptimizerCase {
    SGD(new Sgd(0.1)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            w[0] -= 0.1 * g;
        }
    },
    MOMENTUM(new Sgd(0.1).withMomentum(0.9)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            s[0] = 0.9 * s[0] - 0.1 * g;
            w[0] += s[0];
        }
    },
    NESTEROV(new Sgd(0.1).withNesterov(0.9)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            s[0] = 0.9 * s[0] - 0.1 * g;
            w[0] += 0.9 * s[0] - 0.1 * g;
        }
    },
    RMS_PROP(new RmsProp(0.1).withEpsilon(0.01)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            s[0] = 0.9 * s[0] + 0.1 * g * g;
            w[0] -= 0.1 * g / (Math.sqrt(s[0]) + 0.01);
        }
    },
    RMS_PROP_CENTERED(new RmsProp(0.1).withCentering().withRho(0.8)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            s[0] = 0.8 * s[0] + 0.2 * g * g;
            s[1] = 0.8 * s[1] + 0.2 * g;
            w[0] -= 0.1 * g / (Math.sqrt(s[0] - s[1] * s[1]) + 1e-7);
        }
    },
    RMS_PROP_MOMENTUM(new RmsProp(0.1).withMomentum(0.7).withEpsilon(0.01)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            s[0] = 0.9 * s[0] + 0.1 * g * g;
            s[1] = 0.7 * s[1] + 0.1 * g / Math.sqrt(s[0] + 0.01);
            w[0] -= s[1];
        }
    },
    RMS_PROP_MOMENTUM_CENTERED(
            new RmsProp(0.1).withMomentum(0.7).withEpsilon(0.01).withCentering()) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            s[0] = 0.9 * s[0] + 0.1 * g * g;
            s[1] = 0.9 * s[1] + 0.1 * g;
            s[2] = 0.7 * s[2] + 0.1 * g / Math.sqrt(s[0] - s[1] * s[1] + 0.01);
            w[0] -= s[2];
        }
    },
    ADAGRAD(new Adagrad(0.1).withEpsilon(0.01)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            s[0] += g * g;
            w[0] -= 0.1 * g / (Math.sqrt(s[0]) + 0.01);
        }
    },
    ADADELTA(new Adadelta(0.5).withEpsilon(0.01)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            s[0] = 0.95 * s[0] + 0.05 * g * g;
            double d = g * Math.sqrt(s[1] + 0.01) / Math.sqrt(s[0] + 0.01);
            s[1] = 0.95 * s[1] + 0.05 * d * d;
            w[0] -= 0.5 * d;
        }
    },
    ADAM(new Adam(0.1).withEpsilon(0.01)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            adam(g, s);
            w[0] -= 0.1 * unbiased(t) * s[0] / (Math.sqrt(s[1]) + 0.01);
        }
    },
    ADAM_OF_OTHER_BETAS(new Adam(0.1).withBetas(0.5, 0.75)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            s[0] = 0.5 * s[0] + 0.5 * g;
            s[1] = 0.75 * s[1] + 0.25 * g * g;
            double rate = Math.sqrt(1 - Math.pow(0.75, t)) / (1 - Math.pow(0.5, t));
            w[0] -= 0.1 * rate * s[0] / (Math.sqrt(s[1]) + 1e-7);
        }
    },
    AMSGRAD(new Adam(0.1).withBetas(0.9, 0.5).withAmsgrad()) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            s[0] = 0.9 * s[0] + 0.1 * g;
            s[1] = 0.5 * s[1] + 0.5 * g * g;
            s[2] = Math.max(s[2], s[1]);
            double rate = Math.sqrt(1 - Math.pow(0.5, t)) / (1 - Math.pow(0.9, t));
            w[0] -= 0.1 * rate * s[0] / (Math.sqrt(s[2]) + 1e-7);
        }
    },
    ADAM_W(new AdamW(0.1, 0.3)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            adam(g, s);
            w[0] -= 0.1 * 0.3 * w[0] + 0.1 * unbiased(t) * s[0] / (Math.sqrt(s[1]) + 1e-7);
        }
    },
    ADAMAX(new Adamax(0.1).withEpsilon(0.01)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            s[0] = 0.9 * s[0] + 0.1 * g;
            s[1] = Math.max(0.999 * s[1], Math.abs(g));
            w[0] -= 0.1 / (1 - Math.pow(0.9, t)) * s[0] / (s[1] + 0.01);
        }
    },
    NADAM(new Nadam(0.1).withEpsilon(0.01)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            adam(g, s);
            double product = 1;
            for (int k = 1; k <= t; k++) {
                product *= momentum(k);
            }
            double mean =
                    (1 - momentum(t)) * g / (1 - product) + momentum(t + 1) * s[0] / (1 - product * momentum(t + 1));
            w[0] -= 0.1 * mean / (Math.sqrt(s[1] / (1 - Math.pow(0.999, t))) + 0.01);
        }

        private double momentum(int t) {
            return 0.9 * (1 - Math.pow(0.96, t / 250.0) / 2);
        }
    },
    FTRL(new Ftrl(0.1)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            ftrl(w, g, s, -0.5, 0, 0);
        }
    },
    FTRL_WITH_PENALTIES(new Ftrl(0.1).withPenalties(0.005, 0.25)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            ftrl(w, g, s, -0.5, 0.005, 0.25);
        }
    },
    FTRL_OF_ANOTHER_POWER(new Ftrl(0.1).withPower(-0.7).withPenalties(0.005, 0.25)) {
        @Override
        void update(double[] w, double g, double[] s, int t) {
            ftrl(w, g, s, -0.7, 0.005, 0.25);
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // optimizers are values
    final Optimizer optimizer;

    OptimizerCase(Optimizer optimizer) {
        this.optimizer = optimizer;
    }

    /** One update by the formula. */
    abstract void update(double[] w, double g, double[] slots, int t);

    /** How large the numbers are of which an update computes a parameter: a move, but with Ftrl the parameter itself. */
    double size(double move, double parameter) {
        return Math.abs(optimizer instanceof Ftrl ? parameter : move);
    }

    double rate() {
        LearningRate rate = optimizer.learningRate();
        return rate.at(1);
    }

    private static void adam(double g, double[] s) {
        s[0] = 0.9 * s[0] + 0.1 * g;
        s[1] = 0.999 * s[1] + 0.001 * g * g;
    }

    private static double unbiased(int t) {
        return Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
    }

    private static void ftrl(double[] w, double g, double[] s, double power, double l1, double l2) {
        double sum = s[0] + g * g;
        s[1] += g - (Math.pow(sum, -power) - Math.pow(s[0], -power)) / 0.1 * w[0];
        s[0] = sum;
        double z = s[1];
        w[0] = Math.abs(z) <= l1 ? 0 : (Math.signum(z) * l1 - z) / (Math.pow(sum, -power) / 0.1 + 2 * l2);
    }
}
