package lanewise.model.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import lanewise.model.Network;
import lanewise.model.Probe;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.Test;

/** The inputs that Nengo shows in each step. */
class PresentInputTest {
    private static final double[][] INPUTS = {{1}, {2}, {3}};

    @Test
    void showsNengosInputs() {
        PresentInput shown = new PresentInput(INPUTS, 0.0025);
        int[] numbers = IntStream.rangeClosed(1, 10)
                .map(step -> shown.shownAt(step * 0.001, 0.001))
                .toArray();
        assertThat(numbers).containsExactly(0, 0, 0, 1, 1, 2, 2, 2, 0, 0);
    }

    @Test
    void aNodeShowsThemInARunAndFromTheStartAfterAReset() {
        Network net = new Network("net", 0);
        Probe shown = net.probe(net.node("inputs", new PresentInput(INPUTS, 0.0025)));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(10);
            assertThat(simulator.data(shown).values(0)).containsExactly(1, 1, 1, 2, 2, 3, 3, 3, 1, 1);
            simulator.reset();
            simulator.runSteps(4);
            assertThat(simulator.data(shown).values(0)).containsExactly(1, 1, 1, 2);
        }
    }
}
