package lanewise.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.build.ParameterSignal.Kind;
import lanewise.error.ModelException;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.NeuronTimes;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.WriteMode;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.math.SumOfSquares;
import lanewise.model.Ensemble;
import lanewise.model.distribution.Distribution;
import lanewise.model.distribution.ScatteredHypersphere;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.GainBias;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RatesToSpikes;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.StateVariable;
import lanewise.model.neuron.Tuning;

/** Builds ensembles: draws evaluation points, encoders, rates and intercepts in this order, and solves for gains and biases. */
final class EnsembleBuilder {
    private EnsembleBuilder() {}

    static void add(Ensemble ensemble, Draft draft) {
        BuiltEnsemble built = draft.preparation()
                .drawn(ensemble)
                .orElseGet(() ->
                        drawn(ensemble, draft.seed(ensemble), draft.options().values()));
        draft.add(ensemble, built, wire(ensemble, built, draft));
    }

    /** What is drawn, but for the values that are given. */
    static BuiltEnsemble drawn(Ensemble ensemble, long seed, ParameterValues values) {
        return GivenTuning.of(ensemble, drawn(ensemble, seed), values);
    }

    private static BuiltEnsemble drawn(Ensemble ensemble, long seed) {
        RandomStream stream = new RandomStream(seed);
        int n = ensemble.neuronCount();
        int d = ensemble.dimensions();
        Points evalPoints = ScaledPoints.by(ensemble.radius(), evalPoints(ensemble, stream));
        if (ensemble.neuronType() instanceof Direct) {
            return direct(ensemble.neuronType(), evalPoints, d);
        }
        double[] encoders = Drawn.named(
                ensemble + ": its encoders", () -> ensemble.encoders().sample(n, d, stream));
        if (ensemble.normalizeEncoders()) {
            normalize(ensemble, encoders, d);
        }
        GainBias gainBias;
        Tuning tuning;
        if (ensemble.gain().isPresent()) {
            double[] gain = sample(ensemble, "its gains", ensemble.gain().get(), stream);
            double[] bias = sample(ensemble, "its biases", ensemble.bias().orElseThrow(), stream);
            checkGiven(ensemble, gain, bias);
            gainBias = new GainBias(gain, bias);
            tuning = ensemble.neuronType().tuning(gain, bias);
        } else {
            double[] maxRates = sample(ensemble, "its maximum rates", ensemble.maxRates(), stream);
            double[] intercepts = sample(ensemble, "its intercepts", ensemble.intercepts(), stream);
            tuning = new Tuning(maxRates, intercepts);
            gainBias = gainBias(ensemble, tuning);
        }
        double[] scaled = new double[encoders.length];
        for (int i = 0; i < n; i++) {
            double scale = gainBias.gain()[i] / ensemble.radius();
            for (int k = 0; k < d; k++) {
                scaled[i * d + k] = encoders[i * d + k] * scale;
            }
        }
        return new BuiltEnsemble(
                ensemble.neuronType(),
                evalPoints,
                encoders,
                scaled,
                gainBias.gain(),
                gainBias.bias(),
                tuning.maxRates(),
                tuning.intercepts());
    }

    /** One number a neuron. */
    private static double[] sample(Ensemble ensemble, String what, Distribution from, RandomStream stream) {
        return Drawn.named(ensemble + ": " + what, () -> from.sample(ensemble.neuronCount(), stream));
    }

    /** Gains that are given may be negative, unlike those that are solved for. */
    private static void checkGiven(Ensemble ensemble, double[] gain, double[] bias) {
        for (int i = 0; i < gain.length; i++) {
            if (!Double.isFinite(gain[i]) || !Double.isFinite(bias[i])) {
                throw new ModelException("%s: neuron %d has a gain of %s and a bias of %s; both must be finite"
                        .formatted(ensemble, i, gain[i], bias[i]));
            }
        }
    }

    /** Without neurons there is nothing but the vector itself. */
    private static BuiltEnsemble direct(NeuronType type, Points evalPoints, int d) {
        double[] identity = new double[d * d];
        for (int i = 0; i < d; i++) {
            identity[i * d + i] = 1;
        }
        double[] none = {};
        return new BuiltEnsemble(type, evalPoints, identity, identity, none, none, none, none);
    }

    private static GainBias gainBias(Ensemble ensemble, Tuning tuning) {
        GainBias solved;
        try {
            solved = ensemble.neuronType().gainBias(tuning.maxRates(), tuning.intercepts());
        } catch (ModelException e) {
            throw new ModelException("%s: %s".formatted(ensemble, e.getMessage()), e);
        }
        for (int i = 0; i < solved.gain().length; i++) {
            if (!(solved.gain()[i] > 0) || Double.isInfinite(solved.gain()[i])) {
                throw new ModelException(
                        ("%s: neuron %d with maximum rate %s Hz and intercept %s would need a gain of %s; "
                                        + "keep intercepts below 1 and maximum rates above %s Hz")
                                .formatted(
                                        ensemble,
                                        i,
                                        tuning.maxRates()[i],
                                        tuning.intercepts()[i],
                                        solved.gain()[i],
                                        lowestRate(ensemble.neuronType())));
            }
        }
        return solved;
    }

    /** Above which maximum rates gains are positive: of a {@link Sigmoid}, half its largest rate. */
    private static String lowestRate(NeuronType type) {
        NeuronType rates = type instanceof RatesToSpikes spiking ? spiking.base() : type;
        return rates instanceof Sigmoid sigmoid ? "half the largest, " + 0.5 / sigmoid.tauRef() : "0";
    }

    private static Points evalPoints(Ensemble ensemble, RandomStream stream) {
        if (ensemble.givenEvalPoints().isPresent()) {
            return ensemble.givenEvalPoints().get();
        }
        return Drawn.named(
                ensemble + ": its evaluation points", () -> evalPoints(ensemble, ensemble.evalPoints(), stream));
    }

    /** As many evaluation points as an ensemble has, from a distribution. */
    static Points evalPoints(Ensemble ensemble, Distribution distribution, RandomStream stream) {
        int d = ensemble.dimensions();
        int count = ensemble.evalPointCount().orElse(defaultCount(ensemble));
        return distribution instanceof ScatteredHypersphere scattered && d > 1
                ? scattered.points(count, d, stream)
                : new DrawnPoints(count, d, distribution.sample(count, d, stream));
    }

    /** How many evaluation points an ensemble has. */
    static int evalPointCount(Ensemble ensemble) {
        return ensemble.givenEvalPoints()
                .map(Points::count)
                .orElseGet(() -> ensemble.evalPointCount().orElse(defaultCount(ensemble)));
    }

    static int defaultCount(Ensemble ensemble) {
        long byDimension = Math.clamp(500L * ensemble.dimensions(), 750, 2500);
        return Math.toIntExact(Math.max(byDimension, 2L * ensemble.neuronCount()));
    }

    private static void normalize(Ensemble ensemble, double[] encoders, int d) {
        for (int at = 0; at < encoders.length; at += d) {
            double square = SumOfSquares.of(encoders, at, d);
            if (!(square > 0) || Double.isInfinite(square)) {
                throw new ModelException(
                        "%s: the encoder of neuron %d is %s, which has no direction; give one that is not zero"
                                .formatted(
                                        ensemble, at / d, Arrays.toString(Arrays.copyOfRange(encoders, at, at + d))));
            }
            double length = Math.sqrt(square);
            for (int k = at; k < at + d; k++) {
                encoders[k] /= length;
            }
        }
    }

    private static EnsembleSignals wire(Ensemble ensemble, BuiltEnsemble built, Draft draft) {
        String name = ensemble.label();
        boolean direct = ensemble.neuronType() instanceof Direct;
        double scale = draft.options().scaling().factor(ensemble);
        int d = ensemble.dimensions();
        int n = direct ? d : ensemble.neuronCount();
        Signal input = Signal.filled(name + ".in", 0, d);
        Signal current = Signal.filled(name + ".current", 0, n);
        Signal output = direct ? current : Signal.filled(name + ".out", 0, n);
        Map<String, Signal> probeable = new LinkedHashMap<>();
        draft.add(new Reset(input, 0));
        if (direct) {
            draft.add(new Reset(current, 0));
        } else {
            Signal bias = Signal.of(name + ".bias", Vectors.scaled(scale, built.bias()), n);
            draft.add(new ParameterSignal(ensemble, Kind.BIAS, bias, scale));
            draft.add(new Copy(bias, current, false));
            neurons(ensemble, current, output, probeable, draft);
        }
        Signal encoders = Signal.of(name + ".scaled_encoders", Vectors.scaled(scale, built.flatScaledEncoders()), n, d);
        draft.add(new ParameterSignal(ensemble, Kind.ENCODERS, encoders, scale));
        ensemble.noise()
                .ifPresent(
                        noise -> draft.add(new SimProcess(noise, 0, Optional.empty(), current, WriteMode.INCREMENT)));
        draft.add(new DotInc(encoders, input, current));
        return new EnsembleSignals(input, current, output, encoders, probeable);
    }

    private static void neurons(
            Ensemble ensemble, Signal current, Signal output, Map<String, Signal> probeable, Draft draft) {
        NeuronType own = draft.options().scaling().type(ensemble);
        NeuronTimes times = NeuronTimesBuilder.of(ensemble, own, draft);
        NeuronType type = draft.options().values().neurons(ensemble, own);
        if (type instanceof RatesToSpikes spiking) {
            Signal rates = Signal.filled(ensemble.label() + ".rate_out", 0, ensemble.neuronCount());
            probeable.put("rate_out", rates);
            neurons(ensemble, type, NeuronTimes.none(), rates, output, probeable, draft);
            neurons(ensemble, spiking.base(), times, current, rates, probeable, draft);
        } else {
            neurons(ensemble, type, times, current, output, probeable, draft);
        }
    }

    /**
     * Initial states come from a stream of their own, seeded by the ensemble's seed plus 1, as in Nengo also for a base.
     * The random numbers of steps have the same seed.
     */
    private static void neurons(
            Ensemble ensemble,
            NeuronType type,
            NeuronTimes times,
            Signal current,
            Signal output,
            Map<String, Signal> probeable,
            Draft draft) {
        long seed = (draft.seed(ensemble) + 1) & RandomStream.MAX_SEED;
        RandomStream stream = new RandomStream(seed);
        List<Signal> states = new ArrayList<>();
        for (StateVariable state : type.states()) {
            int n = ensemble.neuronCount();
            double[] initial = sample(
                    ensemble,
                    "where its %s starts".formatted(state.name()),
                    ensemble.initialStates().getOrDefault(state.name(), state.initial()),
                    stream);
            states.add(Signal.of(ensemble.label() + "." + state.name(), initial, n));
            probeable.put(state.name(), states.getLast());
        }
        draft.add(new SimNeurons(type, current, output, states, seed, times));
    }
}
