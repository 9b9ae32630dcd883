package lanewise.model;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.distribution.Distribution;
import lanewise.model.distribution.Samples;
import lanewise.model.distribution.ScatteredHypersphere;
import lanewise.model.distribution.Uniform;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.NeuronType;
import lanewise.model.process.Process;

/**
 * A population of neurons that together represent a vector. Made by {@link Network#ensemble}; immutable.
 *
 * <p>Neuron {@code i} receives the current {@code gain_i (encoder_i . x) / radius + bias_i}.
 */
public final class Ensemble implements Endpoint {
    private final String label;
    private final int neuronCount;
    private final int dimensions;
    private final Options options;
    private final Optional<Process> noise;

    Ensemble(String label, int neuronCount, int dimensions, Options options) {
        if (neuronCount < 1 || dimensions < 1) {
            throw new ModelException("ensemble %s: %d neurons in %d dimensions; it needs at least one of each"
                    .formatted(label, neuronCount, dimensions));
        }
        this.label = label;
        this.neuronCount = neuronCount;
        this.dimensions = dimensions;
        this.options = options;
        noise = Optional.ofNullable(options.noise).map(this::sized);
        options.check(this);
    }

    /** As many values as there are currents: one a neuron, or without neurons one a dimension. */
    private Process sized(Process process) {
        boolean direct = options.neuronType instanceof Direct;
        int currents = direct ? dimensions : neuronCount;
        if (process.sizeIn() != 0) {
            throw new ModelException(
                    "%s: its noise takes %d values a step; give a source".formatted(this, process.sizeIn()));
        }
        try {
            return process.sizeOut() == currents ? process : process.sized(currents);
        } catch (ModelException e) {
            throw new ModelException(
                    "%s: its noise, one value for each of %d %s: %s"
                            .formatted(this, currents, direct ? "dimensions" : "neurons", e.getMessage()),
                    e);
        }
    }

    /** The same without neurons. */
    Ensemble direct() {
        return new Ensemble(label, neuronCount, dimensions, options.direct());
    }

    @Override
    public String label() {
        return label;
    }

    /** The neurons as a place to connect to. */
    public Neurons neurons() {
        return new Neurons(this);
    }

    /** How many neurons there are. */
    public int neuronCount() {
        return neuronCount;
    }

    /** How many values the represented vector has. */
    public int dimensions() {
        return dimensions;
    }

    @Override
    public int sizeIn() {
        return dimensions;
    }

    @Override
    public int sizeOut() {
        return dimensions;
    }

    /**
     * {@code output}, the decoded value, also called {@code decoded_output}; {@code input}; {@code scaled_encoders}.
     */
    @Override
    public List<String> probeable() {
        return List.of("output", "input", "scaled_encoders", "decoded_output");
    }

    /** What kind of neurons these are. */
    public NeuronType neuronType() {
        return options.neuronType;
    }

    /** The length of the vectors that are represented well. */
    public double radius() {
        return options.radius;
    }

    /** Where the neurons' preferred directions come from. */
    public Distribution encoders() {
        return options.encoders;
    }

    /** Whether each encoder is scaled to length 1. */
    public boolean normalizeEncoders() {
        return options.normalizeEncoders;
    }

    /** Where the rates (Hz) for an input of 1 come from. */
    public Distribution maxRates() {
        return options.maxRates;
    }

    /** Where the inputs at which neurons start to fire come from. */
    public Distribution intercepts() {
        return options.intercepts;
    }

    /** The gains, if given instead of maximum rates and intercepts. */
    public Optional<Distribution> gain() {
        return Optional.ofNullable(options.gain);
    }

    /** The biases, if given instead of maximum rates and intercepts. */
    public Optional<Distribution> bias() {
        return Optional.ofNullable(options.bias);
    }

    /** Where the evaluation points come from, unless they are given. */
    public Distribution evalPoints() {
        return options.evalPoints;
    }

    /** The evaluation points, before they are multiplied by the radius, if they are given. */
    public Optional<Points> givenEvalPoints() {
        return Optional.ofNullable(options.givenEvalPoints);
    }

    /** How many evaluation points are drawn; by default {@code max(clip(500 dimensions, 750, 2500), 2 neurons)}. */
    public OptionalInt evalPointCount() {
        return options.evalPointCount;
    }

    /**
     * What is added to the neurons' input currents at every step: one value a neuron, or without neurons one a
     * dimension.
     */
    public Optional<Process> noise() {
        return noise;
    }

    /** Where the neurons' states start, by the names of state variables; those not named start as their type says. */
    public Map<String, Distribution> initialStates() {
        return Collections.unmodifiableMap(options.initialStates);
    }

    /** The seed, if the ensemble has one of its own. */
    public OptionalLong seed() {
        return options.seed;
    }

    @Override
    public String toString() {
        return "ensemble " + label;
    }

    /**
     * What can be chosen for an ensemble, with Nengo's defaults. They can be changed only within the call that hands
     * them out.
     */
    public static final class Options extends ObjectOptions {
        private static final Logger LOG = System.getLogger("lanewise.model");
        private static final Distribution MAX_RATES = new Uniform(200, 400);
        private static final Distribution INTERCEPTS = new Uniform(-1, 0.9);

        private NeuronType neuronType = new Lif();
        private double radius = 1;
        private Distribution encoders = ScatteredHypersphere.surface();
        private boolean normalizeEncoders = true;
        private Distribution maxRates = MAX_RATES;
        private Distribution intercepts = INTERCEPTS;
        private Distribution gain;
        private Distribution bias;
        private Distribution evalPoints = ScatteredHypersphere.ball();
        private Points givenEvalPoints;
        private OptionalInt evalPointCount = OptionalInt.empty();
        private Process noise;
        private final Map<String, Distribution> initialStates = new LinkedHashMap<>();
        private OptionalLong seed = OptionalLong.empty();

        Options() {}

        /** What kind of neurons; by default {@link Lif}. */
        public Options neurons(NeuronType type) {
            neuronType = given("neurons", type);
            return this;
        }

        /** The length of the vectors to represent; by default 1. At least 1e-10. */
        public Options radius(double value) {
            radius = given("radius", value);
            return this;
        }

        /** The preferred directions; by default evenly scattered over the unit sphere. */
        public Options encoders(Distribution directions) {
            encoders = given("encoders", directions);
            return this;
        }

        /** The preferred directions, one row a neuron. */
        public Options encoders(double[][] directions) {
            return encoders(Samples.ofRows(given("encoders", directions)));
        }

        /** Whether each encoder is scaled to length 1; by default it is. */
        public Options normalizeEncoders(boolean normalize) {
            normalizeEncoders = given("normalizeEncoders", normalize);
            return this;
        }

        /** The rates (Hz) for an input of 1; by default uniform from 200 to 400. */
        public Options maxRates(Distribution rates) {
            maxRates = given("maxRates", rates);
            return this;
        }

        /** The inputs at which neurons start to fire; by default uniform from -1 to 0.9. */
        public Options intercepts(Distribution inputs) {
            intercepts = given("intercepts", inputs);
            return this;
        }

        /** Gains and biases themselves, instead of maximum rates and intercepts. Both, or neither. */
        public Options gainBias(Distribution gains, Distribution biases) {
            gain = given("gain", gains);
            bias = given("bias", biases);
            return this;
        }

        /** Gains and biases themselves, one a neuron. */
        public Options gainBias(double[] gains, double[] biases) {
            return gainBias(Samples.of(given("gain", gains)), Samples.of(given("bias", biases)));
        }

        /** Where the evaluation points come from; by default evenly scattered in the unit ball. */
        public Options evalPoints(Distribution points) {
            evalPoints = given("evalPoints", points);
            givenEvalPoints = null;
            return this;
        }

        /** The evaluation points; they are multiplied by the radius. */
        public Options evalPoints(Points points) {
            givenEvalPoints = given("evalPoints", points);
            return this;
        }

        /** How many evaluation points to draw. */
        public Options evalPointCount(int count) {
            evalPointCount = OptionalInt.of(given("evalPointCount", count));
            return this;
        }

        /** The maximum rates (Hz), one a neuron. */
        public Options maxRates(double... rates) {
            return maxRates(Samples.of(given("maxRates", rates)));
        }

        /** The intercepts, one a neuron. */
        public Options intercepts(double... inputs) {
            return intercepts(Samples.of(given("intercepts", inputs)));
        }

        /**
         * A source whose values are added to the neurons' input currents at every step: one of as many values as
         * neurons (of Direct neurons: as dimensions), or noise of one value, which is then drawn for each.
         */
        public Options noise(Process process) {
            noise = given("noise", process);
            return this;
        }

        /** Where a state variable of the neurons starts, such as {@code voltage}. */
        public Options initialState(String state, Distribution values) {
            initialStates.put(given("initialState", state), given("initialState", values));
            return this;
        }

        /** Where a state variable of the neurons starts, one value a neuron. */
        public Options initialState(String state, double... values) {
            return initialState(state, Samples.of(given("initialState", values)));
        }

        /** A seed of the ensemble's own, from 0 to 2^32 - 1. */
        public Options seed(long value) {
            seed = OptionalLong.of(given("seed", RandomStream.checkedSeed(value)));
            return this;
        }

        /** Those without neurons, so without their states. */
        private Options direct() {
            Options direct = new Options();
            direct.neuronType = new Direct();
            direct.radius = radius;
            direct.encoders = encoders;
            direct.normalizeEncoders = normalizeEncoders;
            direct.maxRates = maxRates;
            direct.intercepts = intercepts;
            direct.gain = gain;
            direct.bias = bias;
            direct.evalPoints = evalPoints;
            direct.givenEvalPoints = givenEvalPoints;
            direct.evalPointCount = evalPointCount;
            direct.noise = noise;
            direct.seed = seed;
            direct.close();
            return direct;
        }

        /** The checks that need to know nothing of the ensemble but what messages call it. */
        void checkValues(String name) {
            if (!(radius >= 1e-10) || Double.isInfinite(radius)) {
                throw new ModelException(
                        "%s: the radius is %s; it must be finite and at least 1e-10".formatted(name, radius));
            }
            if (evalPointCount.isPresent() && evalPointCount.getAsInt() < 1) {
                throw new ModelException(
                        "%s: %d evaluation points; draw at least 1".formatted(name, evalPointCount.getAsInt()));
            }
        }

        private void check(Ensemble ensemble) {
            checkValues(ensemble.toString());
            if (givenEvalPoints != null && givenEvalPoints.dimensions() != ensemble.dimensions) {
                throw new ModelException("%s: evaluation points of %d values; it represents %d, so give rows of %d"
                        .formatted(ensemble, givenEvalPoints.dimensions(), ensemble.dimensions, ensemble.dimensions));
            }
            List<String> states = ensemble.neurons().states();
            for (String name : initialStates.keySet()) {
                if (!states.contains(name)) {
                    throw new ModelException("%s: its neurons have no state \"%s\"; %s"
                            .formatted(
                                    ensemble,
                                    name,
                                    states.isEmpty() ? "they have none" : "they have " + String.join(", ", states)));
                }
            }
            if (!(neuronType instanceof Direct)) {
                checkSamples(ensemble);
            }
        }

        /** What is given one by one has to be there for each neuron. */
        private void checkSamples(Ensemble ensemble) {
            checkEncoders(ensemble);
            if (gain == null) {
                checkNumbers(ensemble, "its maximum rates", maxRates);
                checkNumbers(ensemble, "its intercepts", intercepts);
            } else {
                checkNumbers(ensemble, "its gains", gain);
                checkNumbers(ensemble, "its biases", bias);
            }
            initialStates.forEach(
                    (name, values) -> checkNumbers(ensemble, "where its %s starts".formatted(name), values));
        }

        private void checkEncoders(Ensemble ensemble) {
            int n = ensemble.neuronCount;
            int d = ensemble.dimensions;
            if (encoders instanceof Samples rows && (rows.count() != n || rows.dimension() != d)) {
                throw new ModelException(
                        "%s: its encoders: there are %d of dimension %d, but %d neurons of dimension %d; give %d rows of %d, or a distribution"
                                .formatted(ensemble, rows.count(), rows.dimension(), n, d, n, d));
            }
        }

        private static void checkNumbers(Ensemble ensemble, String what, Distribution from) {
            int n = ensemble.neuronCount;
            if (from instanceof Samples numbers && (numbers.count() != n || numbers.dimension() != 1)) {
                throw new ModelException(
                        "%s: %s: there are %d%s, but %d neurons; give %d numbers, or Choice.of(x) for the same x in all"
                                .formatted(
                                        ensemble,
                                        what,
                                        numbers.count(),
                                        numbers.dimension() == 1 ? "" : " of dimension " + numbers.dimension(),
                                        n,
                                        n));
            }
        }

        /** Warns of what is chosen and has no effect. */
        void warn(Ensemble ensemble) {
            if (gain != null && !(maxRates.equals(MAX_RATES) && intercepts.equals(INTERCEPTS))) {
                LOG.log(
                        Level.WARNING,
                        "{0}: gains and biases are given, so its maximum rates and intercepts are ignored; leave one of the two out",
                        ensemble);
            }
            if (givenEvalPoints != null
                    && evalPointCount.isPresent()
                    && evalPointCount.getAsInt() != givenEvalPoints.count()) {
                LOG.log(
                        Level.WARNING,
                        "{0}: {1} evaluation points are given, so the number {2} is ignored; leave it out",
                        ensemble,
                        "" + givenEvalPoints.count(),
                        "" + evalPointCount.getAsInt());
            }
        }
    }
}
