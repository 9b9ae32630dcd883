package lanewise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import java.util.stream.Stream;
import lanewise.error.ModelException;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Gaussian;
import lanewise.model.distribution.Samples;
import lanewise.model.learning.Pes;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.Tanh;
import lanewise.model.process.PresentInput;
import lanewise.model.process.WhiteSignal;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.NoSolver;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.LinearFilter;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Convolution;
import lanewise.model.transform.Dense;
import lanewise.model.transform.Diagonal;
import lanewise.model.transform.Sparse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What networks are made of are values: equal if their parameters are, and never changed once they are made. */
class ValuesTest {
    static Stream<Supplier<Object>> values() {
        return Stream.of(
                () -> new Lif(0.03, 0.001, 0, 2),
                () -> new RegularSpiking(new Tanh(), 2),
                () -> new Alpha(0.02),
                () -> new LinearFilter(new double[] {1}, new double[] {1, 2}),
                () -> new WhiteSignal(1, 5).seeded(3),
                () -> new PresentInput(new double[][] {{1, 2}}, 0.1),
                () -> new Gaussian(0, 2),
                () -> Samples.of(1, 2, 3),
                () -> Choice.of(1, 2),
                () -> new LstsqL2(0.2).withWeights(),
                () -> new NoSolver(new double[][] {{1}, {2}}),
                () -> new Dense(new double[][] {{1, 2}}),
                () -> Diagonal.of(1, 2),
                () -> Sparse.of(2, 2, new int[][] {{0, 1}}, 3),
                () -> Convolution.of(2, ChannelShape.last(5, 1)).kernelSize(2),
                () -> new Pes(0.1));
    }

    @ParameterizedTest
    @MethodSource("values")
    void areEqualIfTheirParametersAre(Supplier<Object> value) {
        assertThat(value.get()).isEqualTo(value.get()).hasSameHashCodeAs(value.get());
        assertThat(values().map(Supplier::get).filter(value.get()::equals)).hasSize(1);
    }

    @Test
    void keepWhatTheyWereMadeOf() {
        double[][] table = {{1, 2}};
        Dense dense = new Dense(table);
        double[] factors = {1, 2};
        Diagonal diagonal = Diagonal.of(factors);
        table[0][0] = 9;
        factors[0] = 9;
        diagonal.factors()[1] = 9;
        assertThat(dense).isEqualTo(new Dense(new double[][] {{1, 2}}));
        assertThat(diagonal).isEqualTo(Diagonal.of(1, 2));
    }

    @Test
    void optionsEndWithTheirObject() {
        Ensemble.Options[] kept = new Ensemble.Options[1];
        new Network("net", 0).ensemble("ensemble", 3, 1, e -> kept[0] = e);
        assertThatThrownBy(() -> kept[0].radius(2))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("radius", "does not change any more", "make another");
    }
}
