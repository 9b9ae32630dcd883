package lanewise.train.loss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A person's own losses need no more than their formulas. */
class CustomLossTest {
    private record Cubes() implements PointwiseLoss {
        @Override
        public String name() {
            return "cubes";
        }

        @Override
        public double point(double output, double target) {
            return Math.pow(output - target, 3);
        }

        @Override
        public double slope(double output, double target) {
            return 3 * Math.pow(output - target, 2);
        }
    }

    private record LastValue() implements StepMetric {
        @Override
        public String name() {
            return "last value";
        }

        @Override
        public double step(Trace output, Trace target, int step) {
            return output.get(step, output.width() - 1);
        }
    }

    @Test
    void areMeansLikeTheReadyMadeOnes() {
        float[] gradient = new float[4];

        double value = new Cubes().gradient(Trace.of(2, 1, 2, 3, 4), Trace.of(2, 0, 0, 0, 0), 4, Trace.of(2, gradient));

        assertThat(value).isEqualTo(25);
        assertThat(gradient).containsExactly(3, 12, 27, 48);
        assertThat(new LastValue().value(Trace.of(2, 1, 2, 3, 4), null)).isEqualTo(3);
    }
}
