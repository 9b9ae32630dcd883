package lanewise.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import lanewise.bench.zoo.Zoo;
import org.junit.jupiter.api.Test;

/** The figures of others belong to workloads that there are. */
class PeersTest {
    private final Peers peers = Peers.known();

    @Test
    void everyFigureIsOfAWorkload() {
        assertThat(peers.figures()).hasSizeGreaterThan(50).allSatisfy(figure -> {
            assertThatCode(() -> Zoo.named(figure.workload())).doesNotThrowAnyException();
            assertThat(figure.stepMicros().orElse(1)).isPositive();
            assertThat(figure.buildSeconds().orElse(1)).isPositive();
        });
    }

    @Test
    void tellsWhereTheyAreFrom() {
        assertThat(peers.source()).contains("AMD Zen 4", "2026-11-23", "Nengo 4.1.1");
    }

    @Test
    void hasNengosFigures() {
        Peers.Figure nengo = peers.of("cconv-128-64-lif").getFirst();

        assertThat(nengo.peer()).isEqualTo("Nengo");
        assertThat(nengo.stepMicros()).hasValue(570);
        assertThat(nengo.buildSeconds()).hasValue(7.4);
        assertThat(peers.of("cconv-3-3-lif")).isEmpty();
    }
}
