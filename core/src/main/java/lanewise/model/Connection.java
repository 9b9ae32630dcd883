package lanewise.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.distribution.Distribution;
import lanewise.model.learning.LearningRule;
import lanewise.model.neuron.Direct;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.Solver;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.Dense;
import lanewise.model.transform.Diagonal;
import lanewise.model.transform.Scale;
import lanewise.model.transform.Transform;

/**
 * What carries values from one object to another: {@code synapse(transform(function(source)))} is added to the target.
 * Made by {@link Network#connect}; immutable.
 */
public final class Connection implements Probeable {
    private final Endpoint pre;
    private final Endpoint post;
    private final Options options;
    private final int sizeMid;

    Connection(Endpoint pre, Endpoint post, Options options) {
        this.pre = pre;
        this.post = post;
        this.options = options;
        ConnectionCheck check = new ConnectionCheck(this);
        check.ends();
        check.source();
        sizeMid = check.sizeMid();
        check.transform();
        check.learning();
    }

    /** The same between other objects. */
    Connection between(Endpoint otherPre, Endpoint otherPost) {
        return new Connection(otherPre, otherPost, options);
    }

    @Override
    public String label() {
        return toString();
    }

    /**
     * {@code output}, behind the synapse; {@code input}, all that the source gives out; {@code weights}, where there
     * are any.
     */
    @Override
    public List<String> probeable() {
        return List.of("output", "input", "weights");
    }

    /** Where the values come from. */
    public Endpoint pre() {
        return pre;
    }

    /** Where the values go. */
    public Endpoint post() {
        return post;
    }

    /** The number of values between function and transform. */
    public int sizeMid() {
        return sizeMid;
    }

    /** The function of the source that is carried, if it is given as one; else the source itself is. */
    public Optional<VectorFunction> function() {
        return Optional.ofNullable(options.function);
    }

    /** The values of the function at {@link #evalPoints}, if it is given by points. */
    public Optional<Points> targets() {
        return Optional.ofNullable(options.targets);
    }

    /** The linear map after the function. */
    public Transform transform() {
        return options.transform;
    }

    /** The filter after the transform. */
    public Synapse synapse() {
        return options.synapse;
    }

    /** How decoders are found. */
    public Solver solver() {
        return options.solver;
    }

    /** How the weights or the target's encoders change during a run; empty if they do not. */
    public List<LearningRule> learningRules() {
        return options.learningRules;
    }

    /** Whether values go to neurons themselves: the target's neurons are, or a full matrix of weights leads to them. */
    public boolean isToNeurons() {
        return post.whole() instanceof Neurons || hasFullWeights();
    }

    /** Whether a full matrix of weights leads from neurons to neurons, between ensembles. */
    public boolean hasFullWeights() {
        return options.solver.weights()
                && pre.whole() instanceof Ensemble source
                && !(source.neuronType() instanceof Direct)
                && post.whole() instanceof Ensemble;
    }

    /**
     * Where to connect what the connection's only rule learns from.
     *
     * @throws ModelException if it has no learning rule, or several
     */
    public Learning learning() {
        if (options.learningRules.size() > 1) {
            throw new ModelException("%s: it has %d learning rules; say which, by learning(0) to learning(%d)"
                    .formatted(this, options.learningRules.size(), options.learningRules.size() - 1));
        }
        return learning(0);
    }

    /**
     * Where to connect what one of the connection's rules learns from.
     *
     * @param rule its number, from 0
     * @throws ModelException if it has no such rule
     */
    public Learning learning(int rule) {
        if (options.learningRules.isEmpty()) {
            throw new ModelException("%s: it does not learn; give it a learning rule when it is made".formatted(this));
        }
        if (rule < 0 || rule >= options.learningRules.size()) {
            throw new ModelException(
                    "%s: learning rule %d of %d; count from 0".formatted(this, rule, options.learningRules.size()));
        }
        return new Learning(this, rule);
    }

    /** The evaluation points, if they are given and not the source ensemble's. */
    public Optional<Points> evalPoints() {
        return Optional.ofNullable(options.evalPoints);
    }

    /** Where the connection's own evaluation points are drawn from, if they are: as many as its source would draw. */
    public Optional<Distribution> drawnEvalPoints() {
        return Optional.ofNullable(options.drawnEvalPoints);
    }

    /** Whether the connection's own evaluation points are multiplied by the source's radius. */
    public boolean scaleEvalPoints() {
        return options.scaleEvalPoints;
    }

    /** The seed, if the connection has one of its own. */
    public OptionalLong seed() {
        return options.seed;
    }

    @Override
    public String toString() {
        return options.label != null
                ? "connection " + options.label
                : "connection " + pre.label() + " -> " + post.label();
    }

    /**
     * What can be chosen for a connection, with Nengo's defaults. They can be changed only within the call that hands
     * them out.
     */
    public static final class Options extends ObjectOptions {
        private VectorFunction function;
        private Points targets;
        private Transform transform = Transform.none();
        private Synapse synapse = new Lowpass(0.005);
        private Solver solver = new LstsqL2();
        private List<LearningRule> learningRules = List.of();
        private Points evalPoints;
        private Distribution drawnEvalPoints;
        private boolean scaleEvalPoints = true;
        private OptionalLong seed = OptionalLong.empty();
        private String label;

        Options() {}

        /**
         * The function of the source to carry: decoded from an ensemble, computed at every step from a node. It is
         * called once when the connection is made, to find how many values it returns.
         */
        public Options function(VectorFunction computed) {
            function = given("function", computed);
            targets = null;
            return this;
        }

        /** The function by its values at the connection's {@link #evalPoints}, one row a point. */
        public Options function(Points values) {
            targets = given("function", values);
            function = null;
            return this;
        }

        /** The linear map after the function; by default none. */
        public Options transform(Transform map) {
            transform = given("transform", map);
            return this;
        }

        /** A factor for every value. */
        public Options transform(double factor) {
            return transform(new Scale(factor));
        }

        /** A factor for each value. */
        public Options transform(double... factors) {
            return transform(Diagonal.of(given("transform", factors)));
        }

        /** A matrix, one row an output. */
        public Options transform(double[][] matrix) {
            return transform(new Dense(given("transform", matrix)));
        }

        /** The filter after the transform; by default a lowpass of 5 ms. */
        public Options synapse(Synapse filter) {
            synapse = given("synapse", filter);
            return this;
        }

        /** A lowpass filter of {@code tau} seconds. */
        public Options synapse(double tau) {
            return synapse(new Lowpass(tau));
        }

        Solver solver() {
            return solver;
        }

        /** How decoders are found; by default {@link LstsqL2}. */
        public Options solver(Solver chosen) {
            solver = given("solver", chosen);
            return this;
        }

        /** How the weights change during a run; by default they do not. Several rules add up what they change. */
        public Options learningRule(LearningRule... rules) {
            for (LearningRule rule : given("learningRule", rules)) {
                given("learningRule", rule);
            }
            learningRules = List.of(rules);
            return this;
        }

        /** Evaluation points of the connection's own; by default the source ensemble's. */
        public Options evalPoints(Points points) {
            evalPoints = given("evalPoints", points);
            drawnEvalPoints = null;
            return this;
        }

        /**
         * Evaluation points of the connection's own, drawn when the network is built: as many as the source ensemble
         * would draw, its {@link Ensemble#evalPointCount}, or else Nengo's number for it, however many it is given
         * itself.
         */
        public Options evalPoints(Distribution points) {
            drawnEvalPoints = given("evalPoints", points);
            evalPoints = null;
            return this;
        }

        /**
         * Whether the connection's own evaluation points are multiplied by the source's radius; by default they are.
         */
        public Options scaleEvalPoints(boolean scale) {
            scaleEvalPoints = given("scaleEvalPoints", scale);
            return this;
        }

        /** A seed of the connection's own, from 0 to 2^32 - 1. */
        public Options seed(long value) {
            seed = OptionalLong.of(given("seed", RandomStream.checkedSeed(value)));
            return this;
        }

        /** A name for messages. */
        public Options label(String name) {
            label = given("label", name);
            return this;
        }
    }
}
