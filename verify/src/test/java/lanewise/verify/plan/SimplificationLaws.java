package lanewise.verify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import lanewise.graph.Graph;
import lanewise.graph.ProbedSignal;
import lanewise.io.Limits;
import lanewise.io.ModelArchive;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.ScalarKernels;
import lanewise.plan.Plan;
import lanewise.plan.PlanOptions;
import lanewise.plan.Simplification;
import lanewise.plan.StandardSimplification;
import lanewise.sim.Simulator;
import lanewise.verify.io.ReferenceModels;
import lanewise.verify.oracle.HostFunctions;
import lanewise.verify.oracle.RandomGraph;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** No simplification shows in a result: none alone, none with others, in whatever order, nor where a run goes on. */
class SimplificationLaws {
    private static final Kernels SCALAR = ScalarKernels.INSTANCE;
    private static final Kernels SIMD = KernelChoice.of("simd").kernels();
    private static final int STEPS = 12;
    private static final Simplification[] ALL = StandardSimplification.values();

    @Property(tries = 400)
    void redundantGraphsHaveTheSameBits(@ForAll long seed) throws IOException {
        check(RandomRedundancy.of(seed), STEPS, new Random(seed));
    }

    @Property(tries = 100)
    void graphsOfAllOperatorsHaveTheSameBits(@ForAll @IntRange(min = 1, max = 30) int objects, @ForAll long seed)
            throws IOException {
        check(RandomGraph.of(objects, seed), STEPS, new Random(seed));
    }

    @ParameterizedTest
    @FieldSource("lanewise.verify.io.ReferenceModels#NAMES")
    void referenceModelsHaveTheSameBits(String name) throws IOException {
        Graph graph = ModelArchive.decode(name, ReferenceModels.bytes(name), Limits.DEFAULT)
                .graph();
        check(graph, 100, new Random(0));
    }

    /** Each rule alone, all of them, and a run that goes on with others than it began with. */
    private static void check(Graph graph, int steps, Random random) throws IOException {
        try (Simulator without = simulator(graph, SCALAR)) {
            without.runSteps(steps);
            for (Simplification rule : ALL) {
                checkRun(graph, without, rule);
            }
            checkRun(graph, without, some(random));
            checkRun(graph, without, ALL);
            checkRestored(graph, without, some(random), some(random));
            checkRestored(graph, without, new Simplification[0], ALL);
            checkRestored(graph, without, ALL, new Simplification[0]);
        }
    }

    private static Simulator simulator(Graph graph, Kernels kernels, Simplification... rules) {
        return Simulator.of(graph, options -> {
            HostFunctions.supply(options);
            options.kernels(kernels).batch(2).threads(1).simplifications(rules);
        });
    }

    private static Simplification[] some(Random random) {
        List<Simplification> rules = new ArrayList<>(List.of(ALL));
        Collections.shuffle(rules, random);
        return rules.subList(0, random.nextInt(rules.size() + 1)).toArray(Simplification[]::new);
    }

    private static void checkRun(Graph graph, Simulator without, Simplification... rules) {
        try (Simulator with = simulator(graph, SIMD, rules)) {
            with.runSteps(without.steps());
            compare(without, with, List.of(rules));
        }
    }

    private static void checkRestored(Graph graph, Simulator without, Simplification[] before, Simplification[] after)
            throws IOException {
        Path file = Files.createTempFile("run", ".npz");
        try (Simulator first = simulator(graph, SIMD, before);
                Simulator second = simulator(graph, SCALAR, after)) {
            long half = without.steps() / 2;
            first.runSteps(half);
            first.save(file);
            second.runSteps(1);
            second.restore(file);
            second.runSteps(without.steps() - half);
            compare(without, second, List.of(List.of(before), List.of(after)));
        } finally {
            Files.delete(file);
        }
    }

    private static void compare(Simulator without, Simulator with, List<?> rules) {
        for (ProbedSignal probe : without.graph().probes()) {
            for (int item = 0; item < 2; item++) {
                assertThat(with.data(probe).values(item))
                        .as("%s with %s", probe, rules)
                        .usingComparator((one, other) -> bitsDiffer(one, other) ? 1 : 0)
                        .isEqualTo(without.data(probe).values(item));
            }
        }
    }

    private static boolean bitsDiffer(float[] one, float[] other) {
        boolean differ = one.length != other.length;
        for (int i = 0; i < one.length && !differ; i++) {
            differ = Float.floatToRawIntBits(one[i]) != Float.floatToRawIntBits(other[i]);
        }
        return differ;
    }

    /** So the laws are about something. */
    @Property(tries = 300)
    @StatisticsReport(onFailureOnly = true)
    void eachRuleFindsSomethingToDo(@ForAll long seed) {
        Graph graph = RandomRedundancy.of(seed);
        for (Simplification rule : ALL) {
            PlanOptions only = PlanOptions.AUTO.with(List.of(rule));
            Statistics.label(rule.name())
                    .collect(!Plan.of(graph, only).operators().equals(graph.operators()))
                    .coverage(graphs -> graphs.check(true).percentage(percent -> percent > 8));
        }
    }
}
