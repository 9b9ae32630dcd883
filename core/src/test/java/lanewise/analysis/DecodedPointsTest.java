package lanewise.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.solver.NoSolver;
import org.junit.jupiter.api.Test;

/** What decoders make of points, beside what they should. */
class DecodedPointsTest {
    private final Network net = new Network("net", 2);
    private final Ensemble source = net.ensemble("source", 60, 2, e -> e.radius(2));
    private final Node one = net.passThrough("one", 1);
    private final Node two = net.passThrough("two", 2);

    @Test
    void theErrorIsWhatTheSolverTells() {
        Connection product = net.connect(source, one, c -> c.function(x -> new double[] {x[0] * x[1]}));
        BuiltNetwork built = Builder.build(net);

        DecodedPoints decoded = DecodedPoints.of(built, product);

        double[] told = built.connection(product).solution().orElseThrow().rmses();
        assertThat(decoded.points()).hasDimensions(1000, 2);
        assertThat(Rms.rmse(decoded.decoded(), decoded.targets())).isCloseTo(told[0], within(1e-12));
        assertThat(Rms.nrmse(decoded.decoded(), decoded.targets())).isBetween(0.01, 0.3);
        for (int i = 0; i < 1000; i++) {
            double[] x = decoded.points()[i];
            assertThat(decoded.targets()[i]).containsExactly(x[0] * x[1]);
            assertThat(Math.hypot(x[0], x[1])).isLessThan(2 + 1e-9);
        }
    }

    @Test
    void otherPointsMeetTheFunctionOfTheView() {
        Connection square = net.connect(source.at(1), one, c -> c.function(x -> new double[] {x[0] * x[0]}));
        Connection swapped = net.connect(source.at(1, 0), two);
        BuiltNetwork built = Builder.build(net);
        double[][] points = {{0.5, -1}, {1, 0.25}};

        assertThat(DecodedPoints.of(built, square, points).targets()).isDeepEqualTo(new double[][] {{1}, {0.0625}});
        DecodedPoints both = DecodedPoints.of(built, swapped, points);
        assertThat(both.targets()).isDeepEqualTo(new double[][] {{-1, 0.5}, {0.25, 1}});
        assertThat(both.decoded()[0]).containsExactly(both.targets()[0], within(0.1));
        assertThat(both.decoded()[1]).containsExactly(both.targets()[1], within(0.1));
    }

    @Test
    void weightsHoldTheTransformAndTargetsDoNot() {
        Connection scaled = net.connect(source, two, c -> c.transform(3));
        Connection given = net.connect(
                source, one, c -> c.function(x -> new double[] {1}).solver(new NoSolver(Points.of(ones()))));
        BuiltNetwork built = Builder.build(net);
        double[][] points = {{0.5, -1}};

        DecodedPoints decoded = DecodedPoints.of(built, scaled, points);
        assertThat(decoded.targets()).isDeepEqualTo(points);
        assertThat(decoded.decoded()[0]).containsExactly(new double[] {1.5, -3}, within(0.3));
        double sum = 0;
        for (double rate : TuningCurves.of(built, source, points).activities()[0]) {
            sum += rate;
        }
        assertThat(DecodedPoints.of(built, given, points).decoded()[0])
                .containsExactly(new double[] {sum}, within(1e-9));
        assertRefused(() -> DecodedPoints.of(built, given), "no decoders were solved", "give points");
    }

    private static double[][] ones() {
        double[][] ones = new double[60][1];
        for (double[] row : ones) {
            row[0] = 1;
        }
        return ones;
    }

    @Test
    void whatDecodesNothingIsRefused() {
        Connection fromNode = net.connect(net.constant("constant", 1), one);
        Points values = Points.of(new double[][] {{1}, {2}});
        Points at = Points.of(new double[][] {{0.1, 0}, {0, 0.2}});
        Connection byPoints = net.connect(source, one, c -> c.function(values).evalPoints(at));
        Connection plain = net.connect(source, two);
        BuiltNetwork built = Builder.build(net);
        double[][] points = {{1, 2}};

        assertThat(DecodedPoints.of(built, byPoints).targets()).isDeepEqualTo(new double[][] {{1}, {2}});
        assertRefused(() -> DecodedPoints.of(built, byPoints, points), "at its evaluation points only");
        assertRefused(() -> DecodedPoints.of(built, fromNode, points), "starts from constant", "not from an ensemble");
        assertRefused(() -> DecodedPoints.of(built, plain, new double[][] {{1}}), "point 0 has 1 values", "give 2");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable made, String... told) {
        assertThatThrownBy(made).isInstanceOf(ModelException.class).hasMessageContainingAll(told);
    }
}
