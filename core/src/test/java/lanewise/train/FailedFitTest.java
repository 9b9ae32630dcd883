package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.error.TrainingException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.function.BackwardPass;
import lanewise.model.function.DifferentiableFunction;
import lanewise.model.function.ForwardPass;
import lanewise.model.synapse.Synapse;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Sgd;
import org.junit.jupiter.api.Test;

/** A function that fails while a run goes backwards ends the fit; the next fit is as if that had not been. */
class FailedFitTest {
    private static final int STEPS = 200;
    private static final long AMPLE = 1 << 20;

    private final Network net = new Network("net", 1);
    private final Growing growing = new Growing();
    private final Node input = net.node("input", 2, (t, out) -> {});
    private final Probe output;
    private double level;

    FailedFitTest() {
        var node = net.node("growing", growing);
        var out = net.passThrough("out", 2);
        net.connect(
                input,
                node,
                c -> c.transform(new double[][] {{0.8, -0.3}, {0.1, 0.6}}).synapse(Synapse.none()));
        net.connect(node, out, c -> c.transform(0.5).synapse(0.002));
        net.connect(net.node("level", 2, (t, x) -> Arrays.fill(x, level)), out, c -> c.synapse(Synapse.none()));
        output = net.probe(out);
    }

    /** {@code y = x s} in step s, that counts its calls and fails at one of them. */
    private static final class Growing implements DifferentiableFunction {
        private static final int NEVER = 0;

        private int forwards;
        private int backwards;
        private int lastForwards = NEVER;
        private int lastBackwards = NEVER;

        /** Counts anew. */
        void fails(int atForwards, int atBackwards) {
            forwards = 0;
            backwards = 0;
            lastForwards = atForwards;
            lastBackwards = atBackwards;
        }

        @Override
        public int sizeIn() {
            return 2;
        }

        @Override
        public int sizeOut() {
            return 2;
        }

        @Override
        public void forward(ForwardPass pass, int from, int to) {
            if (++forwards == lastForwards) {
                throw new IllegalStateException("enough");
            }
            for (int item = from; item < to; item++) {
                for (int i = 0; i < 2; i++) {
                    pass.output()
                            .set(
                                    item,
                                    i,
                                    pass.input().get(item, i) * pass.moment().step());
                }
            }
        }

        @Override
        public void backward(BackwardPass pass, int from, int to) {
            if (++backwards == lastBackwards) {
                throw new IllegalStateException("enough");
            }
            for (int item = from; item < to; item++) {
                for (int i = 0; i < 2; i++) {
                    float gradient = pass.outputGradient().get(item, i);
                    pass.inputGradient()
                            .add(item, i, gradient * pass.forward().moment().step());
                }
            }
        }
    }

    private Trainer trainer(long memory) {
        return Trainer.of(
                net, o -> o.memoryLimit(memory).optimizer(new Sgd(0.1)).loss(output, new MeanSquaredError()));
    }

    private void fit(Trainer trainer) {
        trainer.fit(
                Data.none()
                        .input(input, Sequences.of(new float[][] {{1, -0.5f}}).held(STEPS))
                        .target(output, Sequences.of(new float[][] {{1, 2}}).held(STEPS)),
                fit -> {});
    }

    /** What a trainer has learned in a fit that does not fail. */
    private List<float[]> fitted(Trainer trainer) {
        level = 0.5;
        growing.fails(Growing.NEVER, Growing.NEVER);
        fit(trainer);
        return List.copyOf(trainer.values().values());
    }

    private static void assertSame(List<float[]> values, List<float[]> others) {
        assertThat(values).hasSameSizeAs(others);
        for (int i = 0; i < values.size(); i++) {
            assertThat(values.get(i)).isEqualTo(others.get(i));
        }
    }

    private void assertNothingIsLeftOf(int atForwards, int atBackwards, long memory, List<float[]> wanted) {
        try (Trainer trainer = trainer(memory)) {
            level = 9;
            growing.fails(atForwards, atBackwards);
            assertThatThrownBy(() -> fit(trainer)).hasMessageContaining("enough");
            assertSame(fitted(trainer), wanted);
        }
    }

    @Test
    void nothingIsLeftOfAWayBackThatWasBrokenOff() {
        List<float[]> wanted;
        try (Trainer trainer = trainer(AMPLE)) {
            wanted = fitted(trainer);
        }
        for (int call = 1; call <= STEPS; call += 19) {
            assertNothingIsLeftOf(Growing.NEVER, call, AMPLE, wanted);
        }
    }

    /** With little memory more than half of the steps are run once more before they are run backwards. */
    @Test
    void norOfStepsThatWereComputedAgain() {
        long little = 200;
        List<float[]> wanted = new ArrayList<>();
        while (wanted.isEmpty()) {
            little += 50;
            try (Trainer trainer = trainer(little)) {
                wanted.addAll(fitted(trainer));
            } catch (TrainingException e) {
                assertThat(e).hasMessageContaining("allow more memory");
            }
        }
        int again = growing.forwards;
        assertThat(again).as("steps run, those run again with them").isGreaterThan(STEPS + STEPS / 2);
        for (int call = STEPS + 1; call <= again; call += 29) {
            assertNothingIsLeftOf(call, Growing.NEVER, little, wanted);
        }
    }
}
