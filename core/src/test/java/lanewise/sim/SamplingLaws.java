package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Which steps a probe records: step n if {@code n mod (sampleEvery / dt) < 1}. */
class SamplingLaws {
    private final Network net = new Network("net", 0);
    private final Node clock = net.node("clock", 1, (t, out) -> out[0] = Math.rint(t * 1000));

    @Example
    void everyTwoAndAHalfSteps() {
        assertThat(recorded(0.0025, 10)).containsExactly(3, 5, 8, 10);
    }

    @Property(tries = 100)
    void everySoManySteps(@ForAll @IntRange(min = 1, max = 40) int every, @ForAll @IntRange(max = 90) int steps) {
        float[] recorded = recorded(every / 1000d, steps);
        double period = (every / 1000d) / 0.001;
        List<Float> expected = IntStream.rangeClosed(1, steps)
                .filter(n -> n % period < 1)
                .mapToObj(n -> (float) n)
                .toList();
        assertThat(recorded).containsExactly(expected.toArray(Float[]::new));
    }

    @Property(tries = 50)
    void inAnyPieces(@ForAll @IntRange(min = 1, max = 12) int piece) {
        Probe probe = net.probe(clock, p -> p.sampleEvery(0.0037));
        try (Simulator simulator = Simulator.of(net)) {
            for (int step = 0; step < 60; step += piece) {
                simulator.runSteps(Math.min(piece, 60 - step));
            }
            assertThat(simulator.data(probe).values(0)).containsExactly(recorded(0.0037, 60));
        }
    }

    private float[] recorded(double every, int steps) {
        Probe probe = net.probe(clock, p -> p.sampleEvery(every));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(steps);
            ProbeData data = simulator.data(probe);
            assertThat(data.interval()).isEqualTo(every, within(1e-15));
            return data.values(0);
        }
    }
}
