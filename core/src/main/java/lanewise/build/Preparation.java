package lanewise.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import lanewise.build.DecoderProblem.Solved;
import lanewise.build.ParameterSignal.Kind;
import lanewise.error.ModelException;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Probe;
import lanewise.model.neuron.Direct;
import lanewise.model.solver.NoSolver;

/**
 * What of a build is done side by side, on all threads, before anything is wired: the draws of ensembles, and decoders,
 * of all connections with the same activities at once. What fails is left out and done again in its turn, where the
 * error names it: so it is always the first in order that is told.
 */
final class Preparation {
    /** Multiply-adds from which on all threads share a problem, some tens of milliseconds: it is worth their waiting. */
    private static final double LARGE = 2e8;

    private final Builder.Options options;
    private final List<Ensemble> ensembles = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<Ensemble, BuiltEnsemble> drawn = new HashMap<>();
    private final Map<Connection, Solved> solved = new HashMap<>();

    private Preparation(Builder.Options options) {
        this.options = options;
    }

    static Preparation of(Network network, Builder.Options options, Seeds seeds) {
        Preparation preparation = new Preparation(options);
        preparation.collect(network);
        preparation.warmUp();
        preparation.draw(seeds);
        preparation.solve(seeds);
        return preparation;
    }

    /** What was drawn for an ensemble, if that succeeded. */
    Optional<BuiltEnsemble> drawn(Ensemble ensemble) {
        return Optional.ofNullable(drawn.get(ensemble));
    }

    /** What was solved for a connection, if that succeeded. */
    Optional<Solved> solved(Connection connection) {
        return Optional.ofNullable(solved.get(connection));
    }

    private void collect(Network network) {
        ensembles.addAll(network.ensembles());
        network.networks().forEach(this::collect);
        network.connections().forEach(this::collect);
        for (Probe probe : network.probes()) {
            probe.decoding().ifPresent(this::collect);
        }
    }

    private void collect(Connection connection) {
        if (connection.pre().whole() instanceof Ensemble source
                && !(source.neuronType() instanceof Direct)
                && !(DecoderProblem.decoding(connection) instanceof NoSolver)
                && !options.values().has(connection, Kind.WEIGHTS)) {
            connections.add(connection);
        }
    }

    /** Has vector kernels get warm while ensembles are drawn, if they will be worth it. */
    private void warmUp() {
        Set<Ensemble> sources = new HashSet<>();
        double work = 0;
        for (Connection connection : connections) {
            Ensemble source = (Ensemble) connection.pre().whole();
            if (sources.add(source)) {
                work += DecoderProblem.work(EnsembleBuilder.evalPointCount(source), source.neuronCount());
            }
        }
        if (EnsembleActivities.isWorthVectors(work)) {
            options.warmKernels();
        }
    }

    private void draw(Seeds seeds) {
        Shares.each(options.threads(), ensembles.size(), i -> {
            Ensemble ensemble = ensembles.get(i);
            attempt(() -> EnsembleBuilder.drawn(ensemble, seeds.of(ensemble), options.values()))
                    .ifPresent(built -> {
                        synchronized (drawn) {
                            drawn.put(ensemble, built);
                        }
                    });
        });
    }

    private void solve(Seeds seeds) {
        Collection<DecoderProblem> problems = problems(seeds);
        double work = problems.stream().mapToDouble(DecoderProblem::work).sum();
        List<DecoderProblem> small = new ArrayList<>();
        for (DecoderProblem problem : problems) {
            if (problem.work() < LARGE) {
                small.add(problem);
            } else {
                solve(problem, options.threads(), work);
            }
        }
        Shares.each(options.threads(), small.size(), i -> solve(small.get(i), 1, work));
    }

    /** Calls the functions of connections, in their order and by one thread: they are a person's own. */
    private Collection<DecoderProblem> problems(Seeds seeds) {
        Map<DecoderProblem.Shared, DecoderProblem> problems = new LinkedHashMap<>();
        for (Connection connection : connections) {
            DecoderProblem.Shared shared = DecoderProblem.Shared.by(connection);
            attempt(() -> {
                        DecoderProblem known = problems.get(shared);
                        return (known != null ? known : first(connection, shared, seeds)).with(connection, this::known);
                    })
                    .ifPresent(problem -> problems.put(shared, problem));
        }
        return problems.values();
    }

    private DecoderProblem first(Connection connection, DecoderProblem.Shared shared, Seeds seeds) {
        return DecoderProblem.of(connection, known(shared.source()), seeds.of(connection));
    }

    private BuiltEnsemble known(Ensemble ensemble) {
        return drawn(ensemble).orElseThrow(() -> new ModelException("%s is not drawn".formatted(ensemble)));
    }

    private void solve(DecoderProblem problem, int threads, double besides) {
        attempt(() -> problem.solve(options, threads, besides)).ifPresent(solutions -> {
            synchronized (solved) {
                solved.putAll(solutions);
            }
        });
    }

    private static <T> Optional<T> attempt(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (RuntimeException e) {
            return Optional.empty(); // the error comes again, in its turn
        }
    }
}
