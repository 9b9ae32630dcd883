package lanewise.model.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lanewise.error.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What types say of themselves, and what they refuse. */
class NeuronTypeTest {
    @Test
    void statesAreInTheOrderInWhichTheyAreDrawn() {
        assertThat(states(new AdaptiveLif())).containsExactly("voltage", "refractory_time", "adaptation");
        assertThat(states(new AdaptiveLifRate())).containsExactly("adaptation");
        assertThat(states(new Izhikevich())).containsExactly("voltage", "recovery");
        assertThat(states(new RegularSpiking(new AdaptiveLifRate()))).containsExactly("voltage");
        assertThat(states(new SpikingLeakyRelu())).containsExactly("voltage");
        assertThat(states(new StochasticSpiking(new LifRate()))).isEmpty();
        assertThat(states(new PoissonSpiking(new LifRate()))).isEmpty();
        assertThat(states(new Direct())).isEmpty();
    }

    private static List<String> states(NeuronType type) {
        return type.states().stream().map(StateVariable::name).toList();
    }

    @Test
    void someOutputsAreNegative() {
        assertThat(Stream.of(
                                new Tanh(),
                                new LeakyRelu(),
                                new SpikingLeakyRelu(),
                                new RegularSpiking(new Tanh()),
                                new PoissonSpiking(new LeakyRelu()))
                        .allMatch(NeuronType::negative))
                .isTrue();
        assertThat(Stream.of(
                                new Sigmoid(),
                                new LeakyRelu(0),
                                new AdaptiveLif(),
                                new Izhikevich(),
                                new RegularSpiking(new SoftLifRate()))
                        .noneMatch(NeuronType::negative))
                .isTrue();
    }

    @Test
    void someTypesSpikeAndSomeAreRandom() {
        NeuronType stochastic = new StochasticSpiking(new Sigmoid());
        assertThat(stochastic.spiking() && stochastic.random()).isTrue();
        assertThat(new PoissonSpiking(new Sigmoid()).random()).isTrue();
        assertThat(new RegularSpiking(new Sigmoid()).random()).isFalse();
        assertThat(new Izhikevich().spiking()).isTrue();
        assertThat(new Sigmoid().spiking()).isFalse();
    }

    record Mistake(Supplier<NeuronType> made, String... told) {}

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(() -> new Sigmoid(0), "Sigmoid", "tauRef is 0.0", "positive"),
                new Mistake(() -> new Sigmoid(1e-39), "Sigmoid", "tauRef is 1.0E-39", "1 / tauRef"),
                new Mistake(() -> new Tanh(Double.NaN), "Tanh", "tauRef is NaN", "positive"),
                new Mistake(() -> new AdaptiveLif(0, 0.01), "AdaptiveLif", "tauN is 0.0", "positive"),
                new Mistake(() -> new AdaptiveLif(1, -1), "AdaptiveLif", "incN is -1.0", "at least 0"),
                new Mistake(() -> new AdaptiveLif(1, 0, 0.02, 0.002, 1, 1), "AdaptiveLif", "minVoltage is 1.0"),
                new Mistake(() -> new AdaptiveLifRate(-1, 0), "AdaptiveLifRate", "tauN is -1.0"),
                new Mistake(() -> new AdaptiveLifRate(1, 1e300), "AdaptiveLifRate", "incN is 1.0E300", "float"),
                new Mistake(() -> new AdaptiveLifRate(1, 0, 0, 0, 1), "AdaptiveLifRate", "tauRc is 0.0"),
                new Mistake(() -> new SoftLifRate(0), "SoftLifRate", "sigma is 0.0", "positive"),
                new Mistake(() -> new LeakyRelu(1 / 0d), "LeakyRelu", "negativeSlope is Infinity", "finite"),
                new Mistake(() -> new LeakyRelu(0.1, 0), "LeakyRelu", "amplitude is 0.0"),
                new Mistake(() -> new SpikingLeakyRelu(0 / 0d), "SpikingLeakyRelu", "negativeSlope is NaN"),
                new Mistake(() -> new Izhikevich(0, 0.2, -65, 8), "Izhikevich", "tauRecovery is 0.0"),
                new Mistake(() -> new Izhikevich(0.02, -0.2, -65, 8), "Izhikevich", "coupling is -0.2"),
                new Mistake(() -> new Izhikevich(0.02, 0.2, 1 / 0d, 8), "Izhikevich", "resetVoltage is Infinity"),
                new Mistake(() -> new Izhikevich(0.02, 0.2, -65, 0 / 0d), "Izhikevich", "resetRecovery is NaN"),
                new Mistake(() -> new RegularSpiking(new LifRate(), -1), "RegularSpiking", "amplitude is -1.0"),
                new Mistake(() -> new RegularSpiking(null), "RegularSpiking", "null", "LifRate"),
                new Mistake(() -> new RegularSpiking(new Lif()), "RegularSpiking", "Lif[", "\"voltage\""),
                new Mistake(() -> new PoissonSpiking(new Direct()), "PoissonSpiking", "Direct[]", "no rates"),
                new Mistake(
                        () -> new StochasticSpiking(new PoissonSpiking(new LifRate())),
                        "StochasticSpiking",
                        "PoissonSpiking[",
                        "no rates"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatCannotBeIsRefused(Mistake mistake) {
        assertThatThrownBy(mistake.made::get).isInstanceOf(ModelException.class).hasMessageContainingAll(mistake.told);
    }

    @Test
    void ratesThatCannotBeReachedAreRefused() {
        double[] zero = {0};
        assertThatThrownBy(() -> new Sigmoid().gainBias(new double[] {400}, zero))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("Sigmoid", "neuron 0 is 400.0 Hz", "below 400.0 Hz");
        assertThatThrownBy(() -> new Tanh().gainBias(new double[] {500}, zero))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("Tanh", "500.0 Hz");
        assertThatThrownBy(() -> new AdaptiveLif().gainBias(new double[] {600}, zero))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("600.0 Hz");
    }

    /** Its spikes would be taken for rates: allowed, as in Nengo, with a warning. */
    @Test
    void aBaseThatSpikesIsAccepted() {
        assertThat(new StochasticSpiking(new Lif()).base()).isEqualTo(new Lif());
    }
}
