package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import lanewise.build.Builder;
import lanewise.build.BuiltEnsemble;
import lanewise.build.BuiltNetwork;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.TimeUpdate;
import lanewise.kernel.ScalarKernels;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.solver.NoSolver;
import lanewise.model.synapse.Synapse;
import lanewise.plan.Plan;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Two ensembles of two neurons each, given whole, with every number that Nengo computes for them. */
class GoldenEnsemblesTest {
    private static final double[] GAIN = {2, 3};
    private static final double[] BIAS = {1.5, 1.2};
    private static final Offset<Double> CLOSE = within(1e-5);

    private final Network net = new Network("golden", 0);
    private final Node u = net.constant("u", 0.4);
    private final Ensemble a = net.ensemble(
            "a",
            2,
            1,
            e -> e.neurons(new LifRate())
                    .radius(2)
                    .encoders(new double[][] {{2}, {-5}})
                    .gainBias(GAIN, BIAS));
    private final Ensemble b = net.ensemble(
            "b",
            2,
            1,
            e -> e.neurons(new Lif())
                    .radius(0.5)
                    .encoders(new double[][] {{1}, {-1}})
                    .gainBias(GAIN, BIAS));
    private final Connection decoded;
    private final BuiltNetwork built;

    GoldenEnsemblesTest() {
        net.connect(u, a, c -> c.synapse(Synapse.none()));
        decoded = net.connect(
                a,
                b,
                c -> c.solver(new NoSolver(new double[][] {{0.01}, {-0.02}})).transform(0.5));
        net.connect(
                a.neurons().at(1),
                b.neurons().slice(0, 1),
                c -> c.synapse(Synapse.none()).transform(new double[][] {{0.003}}));
        built = Builder.build(net);
    }

    @Test
    void builds() {
        BuiltEnsemble first = built.ensemble(a);
        assertThat(first.encoders()).isDeepEqualTo(new double[][] {{1}, {-1}});
        assertThat(first.scaledEncoders()).isDeepEqualTo(new double[][] {{1}, {-1.5}});
        assertThat(built.ensemble(b).scaledEncoders()).isDeepEqualTo(new double[][] {{4}, {-6}});
        assertThat(first.intercepts()).containsExactly(new double[] {-0.25, -0.06666666666666665}, within(1e-15));
        assertThat(first.maxRates())
                .containsExactly(new double[] {114.55482343403182, 134.4325559057823}, within(1e-12));
        assertThat(built.connection(decoded).weights().orElseThrow()).isDeepEqualTo(new double[][] {{0.005, -0.01}});
    }

    @Test
    void ordersItsOperatorsAsNengo() {
        List<Class<? extends Operator>> kinds = List.of(
                TimeUpdate.class,
                Reset.class,
                Copy.class,
                Reset.class,
                Copy.class,
                Reset.class,
                Reset.class,
                Copy.class,
                Copy.class,
                DotInc.class,
                DotInc.class,
                SimNeurons.class,
                DotInc.class,
                DotInc.class,
                SimLinearFilter.class,
                ElementwiseInc.class,
                SimNeurons.class);
        List<Operator> operators = built.graph().operators();
        assertThat(operators).extracting(Operator::getClass).isEqualTo(kinds);
        List<String> targets = List.of("step", "a.in", "a.current", "b.in", "b.current");
        for (int i = 0; i < targets.size(); i++) {
            assertThat(operators.get(i).sets().getFirst().name()).isEqualTo(targets.get(i));
        }
        assertThat(operators.get(7).increments().getFirst().name()).isEqualTo("a.in");
        assertThat(operators.get(8).increments().getFirst().name()).isEqualTo("b.in");
        assertThat(operators.get(11).reads().getFirst().name()).isEqualTo("a.current");
        assertThat(operators.get(12).increments().getFirst().size()).isEqualTo(1);
        assertThat(((DotInc) operators.get(13)).weights().initial(0)).isEqualTo(0.003);
    }

    /** Nengo's example starts from given voltages, so the drawn ones are replaced in the graph. */
    @Test
    void runsTheSame() {
        Graph graph = withVoltages(built.graph(), 0.1, 0.2);
        Plan plan = Plan.of(graph);
        Program program = new Program(
                plan,
                new Memory(plan, 1),
                ScalarKernels.INSTANCE,
                new RunSettings(OptionalInt.of(1), Map.of(), false, true, false, 1, 1));
        SimNeurons first = neurons(graph, LifRate.class);
        SimNeurons second = neurons(graph, Lif.class);
        double[] input = {0, 0.053489779721173775, 0.09728350735426575, 0.13313877895939916};
        double[] current = {1.5, 1.713959118884695, 1.8891340294170629, 2.0325551158375967};
        double[] voltage0 = {0.1682788056990004, 0.24366252411098333, 0.32391311639243725, 0.40724457002762837};
        double[] voltage1 = {0.248770575499286, 0.27951021792205033, 0.2959355984936649, 0.3010678104168137};
        Signal in = graph.operators().get(8).increments().getFirst();
        for (int step = 0; step < 4; step++) {
            program.step();
            assertThat(value(first.output(), 0, plan, program)).isCloseTo(59.01693820594404, CLOSE);
            assertThat(value(first.output(), 1, plan, program)).isZero();
            assertThat(value(in, 0, plan, program)).isCloseTo(input[step], CLOSE);
            assertThat(value(second.current(), 0, plan, program)).isCloseTo(current[step], CLOSE);
            assertThat(value(second.states().getFirst(), 0, plan, program)).isCloseTo(voltage0[step], CLOSE);
            assertThat(value(second.states().getFirst(), 1, plan, program)).isCloseTo(voltage1[step], CLOSE);
        }
    }

    private static double value(Signal signal, int i, Plan plan, Program program) {
        Place base = Place.ofBase(signal, plan.layout(), program.memory());
        return base.array()[base.at() + signal.offset() + i];
    }

    private static SimNeurons neurons(Graph graph, Class<?> type) {
        return graph.operators().stream()
                .filter(SimNeurons.class::isInstance)
                .map(SimNeurons.class::cast)
                .filter(neurons -> type.isInstance(neurons.type()))
                .findFirst()
                .orElseThrow();
    }

    private static Graph withVoltages(Graph graph, double... voltages) {
        List<Operator> operators = new ArrayList<>();
        for (Operator operator : graph.operators()) {
            if (operator instanceof SimNeurons neurons && neurons.type() instanceof Lif) {
                Signal voltage = Signal.of("voltage", voltages, voltages.length);
                operators.add(new SimNeurons(
                        neurons.type(),
                        neurons.current(),
                        neurons.output(),
                        List.of(voltage, neurons.states().get(1))));
            } else {
                operators.add(operator);
            }
        }
        return Graph.inOrder(graph.dt(), operators, graph.probes());
    }
}
