package lanewise.model.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.stream.Stream;
import lanewise.error.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gains, biases and static rates against those of Nengo, and against one another. */
class GainBiasTest {
    private static final double[] MAX_RATES = {250, 100};
    private static final double[] INTERCEPTS = {-0.5, 0.25};

    /** What Nengo solves for {@link #MAX_RATES} and {@link #INTERCEPTS}. */
    record Solved(NeuronType type, double[] gain, double[] bias) {}

    static Stream<Solved> nengos() {
        double[] lifGain = {6.338887963183363, 2.7109930422929804};
        double[] lifBias = {4.169443981591682, 0.3222517394267549};
        double[] linearGain = {166.66666666666666, 133.33333333333334};
        double[] linearBias = {83.33333333333333, -33.333333333333336};
        double[] tanhGain = {0.48877902293114234, 0.3405504158439938};
        double[] tanhBias = {0.24438951146557117, -0.08513760396099845};
        return Stream.of(
                new Solved(new LifRate(), lifGain, lifBias),
                new Solved(new Lif(), lifGain, lifBias),
                new Solved(new AdaptiveLif(), lifGain, lifBias),
                new Solved(new AdaptiveLifRate(), lifGain, lifBias),
                new Solved(new SoftLifRate(), lifGain, lifBias),
                new Solved(new RectifiedLinear(), linearGain, linearBias),
                new Solved(new SpikingRectifiedLinear(), linearGain, linearBias),
                new Solved(new LeakyRelu(), linearGain, linearBias),
                new Solved(new SpikingLeakyRelu(), linearGain, linearBias),
                new Solved(new Sigmoid(), new double[] {0.34055041584399365, -1.4648163848908127}, new double[] {
                    0.17027520792199685, 0.3662040962227031
                }),
                new Solved(new Tanh(), tanhGain, tanhBias),
                new Solved(new RegularSpiking(new Tanh()), tanhGain, tanhBias),
                new Solved(new StochasticSpiking(new LifRate()), lifGain, lifBias),
                new Solved(new PoissonSpiking(new RectifiedLinear()), linearGain, linearBias));
    }

    @ParameterizedTest
    @MethodSource("nengos")
    void gainsAndBiasesAreThoseOfNengo(Solved solved) {
        GainBias own = solved.type.gainBias(MAX_RATES, INTERCEPTS);
        assertThat(own.gain()).containsExactly(solved.gain, offset(1e-13 * 200));
        assertThat(own.bias()).containsExactly(solved.bias, offset(1e-13 * 200));
    }

    @ParameterizedTest
    @MethodSource("nengos")
    void tuningIsTheInverse(Solved solved) {
        Tuning tuning = solved.type.tuning(solved.gain, solved.bias);
        assertThat(tuning.maxRates()).containsExactly(MAX_RATES, offset(1e-9));
        assertThat(tuning.intercepts()).containsExactly(INTERCEPTS, offset(1e-12));
    }

    @ParameterizedTest
    @MethodSource("nengos")
    void theRateAtAnInputOfOneIsTheMaximum(Solved solved) {
        double[] currents = {solved.gain[0] + solved.bias[0], solved.gain[1] + solved.bias[1]};
        solved.type.rates(currents, 0, 2);
        double smoothing = solved.type instanceof SoftLifRate ? 6 : 1e-9; // what its smooth threshold adds
        assertThat(currents).containsExactly(MAX_RATES, offset(smoothing));
    }

    @Test
    void izhikevichGoesByItsCurve() {
        double[] intercepts = {-0.5, 0.25};
        GainBias own = new Izhikevich().gainBias(new double[] {50, 30}, intercepts);
        assertThat(own.gain()).containsExactly(new double[] {13.6, 14.688}, offset(1e-12));
        assertThat(own.bias()).containsExactly(new double[] {10.4, -0.072}, offset(1e-12));
        Tuning tuning = new Izhikevich().tuning(own.gain(), own.bias());
        assertThat(tuning.maxRates()).containsExactly(new double[] {50, 30}, offset(1.0));
        assertThat(tuning.intercepts()).containsExactly(intercepts, offset(0.04));
    }

    /** A person's own type without a formula: here the generic procedure has to find what {@link RectifiedLinear} knows. */
    @Test
    void aTypeWithoutFormulaGoesByItsCurve() {
        GainBias own = new Doubling().gainBias(new double[] {15, 10}, new double[] {-0.5, 0.25});
        assertThat(own.gain()).containsExactly(new double[] {5, 20 / 3d}, offset(1e-6));
        assertThat(own.bias()).containsExactly(new double[] {2.5, -5 / 3d}, offset(1e-6));
        Tuning tuning = new Doubling().tuning(own.gain(), own.bias());
        assertThat(tuning.maxRates()).containsExactly(new double[] {15, 10}, offset(1e-5));
        assertThat(tuning.intercepts()).containsExactly(new double[] {-0.5, 0.25}, offset(0.021));
    }

    @Test
    void aNeuronThatIsNeverActiveHasTheLowestIntercept() {
        Tuning tuning = new Doubling().tuning(new double[] {1}, new double[] {-5});
        assertThat(tuning.maxRates()).containsExactly(0);
        assertThat(tuning.intercepts()).containsExactly(-1);
    }

    @Test
    void aCurveThatDoesNotReachTheRateIsRefused() {
        assertThatThrownBy(() -> new Doubling().gainBias(new double[] {1e6}, new double[] {0}))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Doubling")
                .hasMessageContaining("1000000.0 Hz")
                .hasMessageContaining("choose a lower one");
    }

    @Test
    void aCurveThatIsNeverSilentIsRefused() {
        assertThatThrownBy(() -> new Constant().gainBias(new double[] {3}, new double[] {0}))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Constant")
                .hasMessageContaining("no firing threshold");
    }

    @Test
    void ratesOfOwnTypesWithStatesAreSettled() {
        double[] currents = {7, 3.2, 250.4};
        new Counting().rates(currents, 1, 2);
        assertThat(currents).containsExactly(new double[] {7, 3.2, 250.4}, offset(1.0)); // a second holds whole spikes
    }

    /** From the closed forms in double. */
    @Test
    void softLifRatesAreSmooth() {
        assertThat(rate(new SoftLifRate(1), -1)).isCloseTo(21.894960180978288, offset(1e-12));
        assertThat(rate(new SoftLifRate(1), 1)).isCloseTo(50.3472979408862, offset(1e-12));
        assertThat(rate(new SoftLifRate(0.1), -1)).isCloseTo(2.23188528432982, offset(1e-13));
        assertThat(rate(new SoftLifRate(0.02), 0.5)).isCloseTo(1.7234234231320238, offset(1e-13));
        assertThat(rate(new SoftLifRate(0.02), 3)).isCloseTo(98.9187961700029, offset(1e-11));
    }

    @Test
    void leakyRatesAreNegative() {
        assertThat(rate(new LeakyRelu(0.2, 2), -5)).isCloseTo(-2, offset(1e-15));
        assertThat(rate(new LeakyRelu(0.2, 2), 5)).isEqualTo(10);
        assertThat(rate(new SpikingLeakyRelu(0.2, 2), -5)).isCloseTo(-2, offset(1e-15));
    }

    /** Amplitudes belong to rates, but not to gains; those of wrappers not even to rates. */
    @Test
    void amplitudesDoNotChangeGains() {
        LifRate half = new LifRate(0.02, 0.002, 0.5);
        assertThat(half.gainBias(MAX_RATES, INTERCEPTS).gain())
                .isEqualTo(new LifRate().gainBias(MAX_RATES, INTERCEPTS).gain());
        assertThat(rate(half, 2)).isCloseTo(63.04000219064139 / 2, offset(1e-12));
        assertThat(rate(new RegularSpiking(half, 7), 2)).isEqualTo(rate(half, 2));
    }

    @Test
    void directHasNeitherGainsNorRates() {
        Direct direct = new Direct();
        assertThat(direct.gainBias(MAX_RATES, INTERCEPTS)).isEqualTo(new GainBias(null, null));
        assertThat(direct.tuning(MAX_RATES, INTERCEPTS)).isEqualTo(new Tuning(null, null));
        assertThat(rate(direct, -3)).isEqualTo(-3);
    }

    private static double rate(NeuronType type, double current) {
        double[] currents = {current};
        type.rates(currents, 0, 1);
        return currents[0];
    }

    private record Doubling() implements CustomNeuronType {
        @Override
        public void step(double dt, float[] current, float[] output, float[][] states) {
            for (int i = 0; i < current.length; i++) {
                output[i] = current[i] > 0 ? 2 * current[i] : 0;
            }
        }
    }

    private record Constant() implements CustomNeuronType {
        @Override
        public void step(double dt, float[] current, float[] output, float[][] states) {
            for (int i = 0; i < current.length; i++) {
                output[i] = 5;
            }
        }
    }

    /** Spikes, so that it can only be asked by running it. */
    private record Counting() implements CustomNeuronType {
        @Override
        public boolean spiking() {
            return true;
        }

        @Override
        public List<StateVariable> states() {
            return new SpikingRectifiedLinear().states();
        }

        @Override
        public void step(double dt, float[] current, float[] output, float[][] states) {
            for (int i = 0; i < current.length; i++) {
                float voltage = states[0][i] + current[i] * (float) dt;
                output[i] = voltage >= 1 ? (float) (1 / dt) : 0;
                states[0][i] = voltage >= 1 ? voltage - 1 : voltage;
            }
        }
    }
}
