package lanewise.train;

import lanewise.error.TrainingException;
import lanewise.kernel.SurrogateStep;

/**
 * How neurons that spike are trained: a spike is there or not, so its slope is 0 or has no bound, and something has to stand
 * for it. See {@link TrainerOptions#spikes(SpikeGradient)}.
 */
public sealed interface SpikeGradient {
    /** Training puts out rates: {@link Rates}. */
    static SpikeGradient rates() {
        return new Rates();
    }

    /** Training spikes: {@link Surrogate} of the shape {@link Shape#FAST_SIGMOID}, 1 high at the threshold. */
    static Surrogate fastSigmoid() {
        return new Surrogate(Shape.FAST_SIGMOID, 2);
    }

    /** Training spikes: {@link Surrogate} of the shape {@link Shape#ARCTANGENT}, 1 high at the threshold. */
    static Surrogate arctangent() {
        return new Surrogate(Shape.ARCTANGENT, Math.PI);
    }

    /** Training spikes: {@link Surrogate} of the shape {@link Shape#TRIANGLE}, 1 high at the threshold. */
    static Surrogate triangle() {
        return new Surrogate(Shape.TRIANGLE, 1);
    }

    /**
     * In training neurons put out the rates at which they would spike, without states (as in NengoDL): {@code Lif} those of
     * {@code LifRate}, or of {@code SoftLifRate} with {@link TrainerOptions#lifSmoothing}, {@code SpikingRectifiedLinear}
     * those of {@code RectifiedLinear}, {@code SpikingLeakyRelu} those of {@code LeakyRelu}, and what makes spikes of rates
     * the rates. Other types have no rate with a slope: they run as they are, and no gradient goes through them.
     */
    record Rates() implements SpikeGradient {}

    /** How a surrogate slope falls off with the distance u from the threshold, with k the sharpness. */
    enum Shape {
        /** {@code k/2 / (1 + k |u|)^2} (Zenke and Ganguli, Neural Computation 30, 2018). */
        FAST_SIGMOID(SurrogateStep.Shape.FAST_SIGMOID, 0.5),
        /** {@code k/pi / (1 + (k u)^2)} (Fang and others, ICCV 2021, with k their alpha times pi/2). */
        ARCTANGENT(SurrogateStep.Shape.ARCTANGENT, 1 / Math.PI),
        /** {@code k max(0, 1 - k |u|)} (Esser and others, PNAS 113, 2016; Bellec and others, NeurIPS 2018). */
        TRIANGLE(SurrogateStep.Shape.TRIANGLE, 1);

        private final SurrogateStep.Shape step;
        private final double height;

        Shape(SurrogateStep.Shape step, double height) {
            this.step = step;
            this.height = height;
        }
    }

    /**
     * In training neurons spike as they do in a run, with all their states, and gradients go back through time: only for
     * the slope of a spike something else stands, a {@link Shape} around the threshold. A spike is a step {@code S} of
     * height 1, so the area under the shape is 1 ({@code area} changes it). With a the amplitude, dt the step, a prime for
     * values after the step, and {@code S} and all comparisons those of the run, training differentiates
     *
     * <pre>
     * Lif         v1 = v + (v - J) expm1(-delta/tauRc);  S = [v1 &gt; 1];  out = S a/dt
     *             v' = (1 - S) max(v1, minVoltage)
     * AdaptiveLif the same under the current J - n;  n' = n + dt/tauN (incN out - n)
     * SpikingRectifiedLinear, SpikingLeakyRelu, RegularSpiking
     *             v1 = v + x dt;  n = the whole part of v1;  out = n a/dt;  v' = v1 - n
     * Izhikevich  v1 = v + h (0.04 v^2 + 5 v + 140 - u + J);  S = [v1 &gt;= 30];  out = S/dt
     *             v' = (1 - S) v1 + S resetVoltage
     *             u' = u + h tauRecovery (coupling v' - u) + S resetRecovery
     * </pre>
     *
     * where delta, the part of the step outside the refractory time, counts as a constant, and so does that time; x is what
     * the rate form puts out (for {@code RegularSpiking} the rate of its base); h is dt in milliseconds. The slope of
     * {@code S} is the surrogate of {@code v1 - 1}; for {@code Izhikevich} that of {@code (v1 - 30) / w}, over w, with w
     * the way from the reset to the threshold. That of {@code n} is the surrogate of the distance from the nearest
     * threshold that the input can pass: with several spikes in a step, the one that makes it one more or one less. What
     * draws spikes at random ({@code StochasticSpiking}, {@code PoissonSpiking}) is differentiated as what it puts out on
     * average, {@code a r}.
     *
     * <p>Why these sizes: where the voltage is as likely anywhere between reset and threshold, the mean of the slope over
     * it is about the area, 1; and as {@code J} moves {@code v1} by {@code dt/tauRc}, the mean gradient of {@code out} by
     * the current of the same step is about {@code a/tauRc} (for integrating neurons {@code a}), the slope of the rate. A
     * rate of learning that fits rates fits these too. Of currents of steps before there is more: with the reset detached
     * each counts until the neuron next spikes.
     *
     * @param shape how the slope falls off
     * @param sharpness k, positive: 1 over the width of the shape, in which the way from the reset to the threshold is 1.
     *     The sharper, the fewer neurons learn in a step, and the more these do
     * @param area what the surrogate is multiplied by, positive; below 1 it damps gradients that grow through time (Bellec
     *     and others take 0.3)
     * @param detachedReset whether {@code S} and {@code n} count as constants where they reset the voltage (and where
     *     Izhikevich's adds to the recovery). If not, gradients also see that a spike costs voltage, as they do in the
     *     mean, but vary more
     */
    record Surrogate(Shape shape, double sharpness, double area, boolean detachedReset) implements SpikeGradient {
        /** With the checks of the ranges. */
        public Surrogate {
            if (shape == null) {
                throw new TrainingException("a surrogate gradient whose shape is null; give one of Shape");
            }
            check("sharpness", sharpness);
            check("area", area);
        }

        /** With an area of 1 and the reset detached. */
        public Surrogate(Shape shape, double sharpness) {
            this(shape, sharpness, 1, true);
        }

        private static void check(String name, double value) {
            if (!((float) value > 0) || Float.isInfinite((float) value)) {
                throw new TrainingException(
                        "a surrogate gradient with %s %s; give a positive, finite one".formatted(name, value));
            }
        }

        /** The same with another sharpness. */
        public Surrogate sharpness(double other) {
            return new Surrogate(shape, other, area, detachedReset);
        }

        /** The same with another area. */
        public Surrogate area(double other) {
            return new Surrogate(shape, sharpness, other, detachedReset);
        }

        /** The same with gradients that also go through the reset. */
        public Surrogate throughReset() {
            return new Surrogate(shape, sharpness, area, false);
        }

        SurrogateStep step() {
            return SurrogateStep.of(shape.step, sharpness, area * sharpness * shape.height, !detachedReset);
        }
    }
}
