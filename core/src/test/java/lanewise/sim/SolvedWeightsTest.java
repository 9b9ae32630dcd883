package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.solver.LstsqDrop;
import lanewise.model.solver.LstsqL1;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.LstsqNoise;
import lanewise.model.solver.Solver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Weights from neurons to neurons carry values, whichever solver found them. */
class SolvedWeightsTest {
    static final List<Solver> SOLVERS = List.of(
            new LstsqDrop().withWeights(),
            new LstsqDrop(),
            new LstsqL1(1e-3, 1e-6, 100).withWeights(),
            new LstsqL2().withWeights(),
            new LstsqNoise().withWeights());

    @ParameterizedTest
    @FieldSource("SOLVERS")
    void theyTransmit(Solver solver) {
        for (double value : new double[] {-0.6, 0.3}) {
            Network net = new Network("net", 2);
            Node input = net.constant("input", value);
            Ensemble a = net.ensemble("a", 60, 1);
            Ensemble b = net.ensemble("b", 50, 1);
            net.connect(input, a);
            net.connect(a, b, c -> c.solver(solver).transform(-1));
            Probe probe = net.probe(b, p -> p.synapse(0.1));
            try (Simulator sim = Simulator.of(net)) {
                sim.runSteps(700);
                float[][] rows = sim.data(probe).rows();
                assertThat(rows[rows.length - 1][0]).isCloseTo((float) -value, within(0.1f));
            }
        }
    }
}
