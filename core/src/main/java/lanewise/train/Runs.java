package lanewise.train;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import lanewise.build.BuiltNetwork;
import lanewise.error.TrainingException;
import lanewise.graph.Graph;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.kernel.SurrogateStep;
import lanewise.model.Network;
import lanewise.model.Probe;
import lanewise.sim.GradientRequest;
import lanewise.sim.GradientRun;
import lanewise.sim.LastChanges;

/**
 * The runs of a trainer, each made when it is first needed: the one that trains, and one for each phase that answers. They
 * compute with the values that parameters have now, and go on from what rules have learned in any of them.
 */
final class Runs {
    private final Network network;
    private final BuiltNetwork built;
    private final TrainerOptions options;
    private final Parameters parameters;
    private final PresentValues values;
    private final LearnedValues learned;
    private final Map<Phase, GradientRun> answering = new EnumMap<>(Phase.class);
    private Optional<TrainingGraph> graph = Optional.empty();
    private Optional<GradientRun> training = Optional.empty();
    private List<Probe> judged = List.of();

    Runs(Network network, BuiltNetwork built, TrainerOptions options, Parameters parameters) {
        this.network = network;
        this.built = built;
        this.options = options;
        this.parameters = parameters;
        values = new PresentValues(parameters);
        learned = new LearnedValues(options.minibatch, LastChanges.of(built.graph()));
    }

    /** The values that parameters have now. */
    PresentValues values() {
        training.ifPresent(values::collect);
        return values;
    }

    /** What rules have learned. */
    LearnedValues learned() {
        return learned;
    }

    /**
     * The one that trains, ready for a call. If it is the first, or others are to be recorded than before, it is made, and
     * stands where the last one stood.
     *
     * @param probes those that have a loss or a metric; only these are recorded
     * @param check refuses one that was made, by an exception
     */
    GradientRun training(Set<Probe> probes, Consumer<GradientRun> check) {
        if (training.isEmpty() || !judged.equals(List.copyOf(probes))) {
            GradientRun made = run(graph().graph(), graph().surrogates(), probes, trained(), Set.of(), true);
            try {
                check.accept(made);
            } catch (TrainingException e) {
                made.close();
                throw e;
            }
            values().write(made);
            values.countAnew();
            training.ifPresent(last -> {
                made.standWhere(last);
                last.close();
            });
            training = Optional.of(made);
            judged = List.copyOf(probes);
        }
        GradientRun run = training.orElseThrow();
        learned.handOn(run);
        return run;
    }

    /** The one that answers in a phase, in which all probes are recorded. */
    GradientRun answering(Phase phase) {
        GradientRun run = answering.computeIfAbsent(phase, asked -> {
            Graph asAsked = switch (asked) {
                case USE -> built.graph();
                case RATES, TRAINING -> graph().graph();
            };
            GradientRun made = run(asAsked, Map.of(), network.allProbes(), Set.of(), Set.of(), false);
            if (asked == Phase.TRAINING) {
                made.trainFunctions();
            }
            return made;
        });
        values().write(run);
        learned.handOn(run);
        return run;
    }

    /** Sets values that were checked. */
    void set(Map<Parameter, float[]> given) {
        boolean foldsAnew = values().foldAnew(given);
        if (LearnedValues.beginAnew(values, given)) {
            learned.forget();
        }
        values.set(given);
        if (foldsAnew) {
            close(); // they are made anew, with these values
        } else {
            training.ifPresent(values::write);
        }
    }

    /** Tells how many updates were made before, by which functions draw what is random about them. */
    void resume(long updates) {
        training.ifPresent(values::collect);
        training.ifPresent(run -> run.minibatches(updates));
        values.countAnew();
    }

    /** Made once, as it warns. */
    private TrainingGraph graph() {
        if (graph.isEmpty()) {
            graph = Optional.of(TrainingGraph.of(network, built, options));
        }
        return graph.get();
    }

    /**
     * Makes one that is run backwards for the gradients of what comes from outside, from the start and with all as in
     * training. Whoever asks for it closes it.
     *
     * @param inputs whose gradients are wanted
     */
    GradientRun differentiating(Iterable<Probe> recorded, Set<Signal> inputs) {
        GradientRun run = run(graph().graph(), graph().surrogates(), recorded, Set.of(), inputs, true);
        values().write(run);
        return run;
    }

    private Set<Signal> trained() {
        Set<Signal> trained = new LinkedHashSet<>();
        parameters.trained().forEach(parameter -> trained.add(parameter.signal()));
        return trained;
    }

    private GradientRun run(
            Graph asAsked,
            Map<Signal, SurrogateStep> surrogates,
            Iterable<Probe> recorded,
            Set<Signal> wanted,
            Set<Signal> inputs,
            boolean backwards) {
        Set<Signal> variables = new LinkedHashSet<>();
        parameters.all().stream()
                .filter(parameter -> parameter.trained() || !PresentValues.isFolded(parameter))
                .forEach(parameter -> variables.add(parameter.signal()));
        List<ProbedSignal> compared = new ArrayList<>();
        recorded.forEach(probe -> compared.add(built.probe(probe)));
        Set<ProbedSignal> onlyLast = new LinkedHashSet<>();
        options.onlyLast.forEach(probe -> onlyLast.add(built.probe(probe)));
        GradientRequest request = new GradientRequest(
                variables, wanted, inputs, compared, onlyLast, backwards, surrogates, options.memoryLimit);
        return new GradientRun(asAsked, request, run -> {
            run.batch(options.minibatch);
            options.threads.ifPresent(run::threads);
            options.seed.ifPresent(run::seed);
            if (options.kernels != null) {
                run.kernels(options.kernels);
            }
        });
    }

    private void forEach(Consumer<GradientRun> what) {
        training.ifPresent(what);
        answering.values().forEach(what);
    }

    /** Returns them to the start, as far as that is asked for. */
    void reset(ResetOptions asked) {
        forEach(run -> {
            asked.seed.ifPresent(run::reseed);
            if (asked.state && asked.processes) {
                run.reset();
            } else if (asked.state) {
                run.resetSignals();
            }
        });
        if (asked.learned) {
            learned.forget();
        }
        if (asked.parameters) {
            set(new PresentValues(parameters).copies());
        }
    }

    /** Ends them; they are made anew when they are needed. */
    void close() {
        training.ifPresent(values::collect);
        forEach(GradientRun::close);
        training = Optional.empty();
        answering.clear();
    }
}
