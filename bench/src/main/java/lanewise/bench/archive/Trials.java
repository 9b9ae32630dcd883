package lanewise.bench.archive;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import lanewise.error.SimulationException;
import lanewise.graph.Graph;
import lanewise.kernel.KernelChoice;
import lanewise.plan.PlanOptions;
import lanewise.plan.PlanReport;
import lanewise.plan.Planner;
import lanewise.plan.Simplification;
import lanewise.plan.StandardSimplification;

/**
 * What there is to try for a model: all settings that can change its speed, a list each.
 *
 * @param graph the model
 * @param items of a batch, by default
 * @param calls how a run is made of them
 * @param kernels the default's
 * @param threads the default's
 * @param planSeconds a planner that takes longer is not tried with more depth
 */
record Trials(Graph graph, int items, TrialRun.Calls calls, KernelChoice kernels, int threads, double planSeconds) {
    /** From here on only powers of two. */
    private static final int MANY_THREADS = 8;

    private static final int DEEPEST = 5;
    private static final int[] UNROLLED = {4, 16, 64};
    private static final int[] BATCHES = {4, 16, 64};

    /** So much of the memory that this JVM may use is enough for a batch. */
    private static final int SHARE_OF_HEAP = 8;

    private static final String DEFAULT = "as by default";
    private static final String SAME_PLAN = "as by default: the plan has the same blocks";

    /** All, a list for each setting. */
    List<List<Trial>> all() {
        PlanReport chosen = PlanReport.of(graph);
        return List.of(
                byKernels(), byThreads(), byPlanner(chosen), bySimplifications(chosen), byCalls(), byBatch(chosen));
    }

    private List<Trial> byKernels() {
        List<Trial> trials = new ArrayList<>();
        for (String kind : List.of("scalar", "simd")) {
            try {
                KernelChoice choice = KernelChoice.of(kind);
                trials.add(
                        choice.lanes() == kernels.lanes()
                                ? Trial.untried("kernels", kind, DEFAULT)
                                : Trial.of(
                                        "kernels",
                                        kind,
                                        items,
                                        options -> options.kernels(choice),
                                        new Trial.Words(
                                                "--kernels " + kind,
                                                ".kernels(KernelChoice.of(\"%s\"))".formatted(kind))));
            } catch (SimulationException e) {
                trials.add(Trial.untried("kernels", kind, e.getMessage()));
            }
        }
        return trials;
    }

    private List<Trial> byThreads() {
        List<Trial> trials = new ArrayList<>();
        int processors = Runtime.getRuntime().availableProcessors();
        for (int count = 1; count <= processors; count += count < MANY_THREADS ? 1 : count) {
            int chosen = count;
            trials.add(
                    count == threads
                            ? Trial.untried("threads", Integer.toString(count), DEFAULT)
                            : Trial.of(
                                    "threads",
                                    Integer.toString(count),
                                    items,
                                    options -> options.threads(chosen),
                                    new Trial.Words("--threads " + count, ".threads(%d)".formatted(count))));
        }
        return trials;
    }

    private List<Trial> byPlanner(PlanReport chosen) {
        List<Trial> trials = new ArrayList<>();
        trials.add(byPlanner(Planner.none(), ".planner(Planner.none())", chosen));
        trials.add(byPlanner(Planner.greedy(), ".planner(Planner.greedy())", chosen));
        trials.add(byPlanner(Planner.transitive(), ".planner(Planner.transitive())", chosen));
        double seconds = 0;
        for (int depth = 1; depth <= DEEPEST; depth++) {
            Planner planner = Planner.tree(depth);
            if (seconds > planSeconds) {
                trials.add(Trial.untried(
                        "planner",
                        planner.name(),
                        String.format(ROOT, "not tried: planning took %.1f s with less depth", seconds)));
                break;
            }
            long start = System.nanoTime();
            trials.add(byPlanner(planner, ".planner(Planner.tree(%d))".formatted(depth), chosen));
            seconds = (System.nanoTime() - start) / 1e9;
        }
        return trials;
    }

    private Trial byPlanner(Planner planner, String java, PlanReport chosen) {
        return PlanReport.of(graph, PlanOptions.AUTO.with(planner)).equals(chosen)
                ? Trial.untried("planner", planner.name(), SAME_PLAN)
                : Trial.of(
                        "planner",
                        planner.name(),
                        items,
                        options -> options.planner(planner),
                        new Trial.Words("--planner " + planner.name(), java));
    }

    /** None, and those that the engine has chosen but for each one. */
    private List<Trial> bySimplifications(PlanReport chosen) {
        List<Simplification> rules = chosenRules(chosen);
        List<Trial> trials = new ArrayList<>();
        trials.add(bySimplifications("none", List.of(), chosen));
        for (StandardSimplification rule : StandardSimplification.values()) {
            boolean isChosen = rules.contains(rule);
            List<StandardSimplification> others = Arrays.stream(StandardSimplification.values())
                    .filter(other -> other == rule ? !isChosen : rules.contains(other))
                    .toList();
            trials.add(bySimplifications((isChosen ? "without " : "with ") + rule.text(), others, chosen));
        }
        return trials;
    }

    /** Of the engine's rules those that make the default's plan: all, or all without some of those that can cost a block. */
    private List<Simplification> chosenRules(PlanReport chosen) {
        for (List<Simplification> rules : StandardSimplification.choices()) {
            if (PlanReport.of(graph, PlanOptions.AUTO.with(rules)).equals(chosen)) {
                return rules;
            }
        }
        throw new AssertionError("the engine has planned with other rules than it may choose from");
    }

    private Trial bySimplifications(String name, List<StandardSimplification> rules, PlanReport chosen) {
        if (PlanReport.of(graph, PlanOptions.AUTO.with(List.copyOf(rules))).equals(chosen)) {
            return Trial.untried("simplifications", name, SAME_PLAN);
        }
        String listed = rules.isEmpty()
                ? "none"
                : rules.stream().map(StandardSimplification::text).collect(Collectors.joining(","));
        String java = rules.stream().map(StandardSimplification::name).collect(Collectors.joining(", "));
        return Trial.of(
                "simplifications",
                name,
                items,
                options -> options.simplifications(rules.toArray(Simplification[]::new)),
                new Trial.Words("--simplifications " + listed, ".simplifications(%s)".formatted(java)));
    }

    /** How calls are made of steps. */
    private List<Trial> byCalls() {
        List<Trial> trials = new ArrayList<>();
        for (int unrolled : UNROLLED) {
            trials.add(Trial.of(
                    "unroll",
                    Integer.toString(unrolled),
                    items,
                    options -> options.unroll(unrolled),
                    new Trial.Words("--unroll " + unrolled, ".unroll(%d)".formatted(unrolled))));
        }
        trials.add(Trial.ofAnother(
                "useLoop",
                "false",
                items,
                options -> options.unroll(calls.steps()).useLoop(false)));
        trials.add(
                calls.steps() == calls.end()
                        ? Trial.ofAnother("stateful", "false", items, options -> options.stateful(false))
                        : Trial.untried("stateful", "false", "not tried: a run is too long to be repeated"));
        trials.add(Trial.untried("inferenceOnly", "true", "always so: a simulator does not train"));
        return trials;
    }

    /** More items side by side, as far as there is memory for them. */
    private List<Trial> byBatch(PlanReport chosen) {
        List<Trial> trials = new ArrayList<>();
        for (int times : BATCHES) {
            int more = Math.multiplyExact(times, items);
            boolean fits = chosen.memoryBytes(more) < Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
            String value = Integer.toString(more);
            trials.add(
                    fits
                            ? Trial.ofAnother("batch", value, more, options -> options.batch(more))
                            : Trial.untried("batch", value, "not tried: there is too little memory"));
        }
        return trials;
    }
}
