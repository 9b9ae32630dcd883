package lanewise.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.model.learning.LearningRule;
import lanewise.model.neuron.Direct;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.Solver;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.Dense;
import lanewise.model.transform.NoTransform;
import lanewise.model.transform.Scale;
import lanewise.model.transform.Transform;

/**
 * What carries values from one object to another: {@code synapse(transform(function(source)))} is added to the target.
 * Made by {@link Network#connect}; immutable.
 */
public final class Connection {
    private final Endpoint pre;
    private final Endpoint post;
    private final Options options;
    private final int sizeMid;

    Connection(Endpoint pre, Endpoint post, Options options) {
        this.pre = pre;
        this.post = post;
        this.options = options;
        if (pre.sizeOut() == 0) {
            throw new ModelException("%s: %s gives out no value; connect from what does".formatted(this, pre.label()));
        }
        if (post.sizeIn() == 0) {
            throw new ModelException("%s: %s takes no value; connect to what does".formatted(this, post.label()));
        }
        checkSource();
        sizeMid = findSizeMid();
        checkTransform();
        checkLearning();
    }

    private void checkSource() {
        Endpoint source = pre.whole();
        boolean hasFunction = options.function != null || options.targets != null;
        if (hasFunction
                && (source instanceof Neurons
                        || (source instanceof Node node && node.output() instanceof Node.PassThrough))) {
            throw new ModelException(
                    "%s: a function of %s; functions are of ensembles and of nodes that are not pass-through"
                            .formatted(this, pre.label()));
        }
        if (options.evalPoints != null) {
            if (!(source instanceof Ensemble ensemble)) {
                throw new ModelException(
                        "%s: evaluation points, but %s is no ensemble; leave them out".formatted(this, pre.label()));
            }
            if (options.evalPoints.dimensions() != ensemble.dimensions()) {
                throw new ModelException("%s: evaluation points of %d values; %s represents %d, so give rows of %d"
                        .formatted(
                                this,
                                options.evalPoints.dimensions(),
                                ensemble,
                                ensemble.dimensions(),
                                ensemble.dimensions()));
            }
        }
        if (options.targets != null
                && (options.evalPoints == null || options.evalPoints.count() != options.targets.count())) {
            throw new ModelException("%s: a function given by %d points, but %s; give one evaluation point for each"
                    .formatted(
                            this,
                            options.targets.count(),
                            options.evalPoints == null
                                    ? "no evaluation points"
                                    : options.evalPoints.count() + " evaluation points"));
        }
    }

    private int findSizeMid() {
        if (options.targets != null) {
            return options.targets.dimensions();
        }
        if (options.function == null) {
            return pre.sizeOut();
        }
        double[] point = options.evalPoints == null ? new double[pre.sizeOut()] : picked(options.evalPoints.row(0));
        double[] value;
        try {
            value = options.function.apply(point.clone());
        } catch (RuntimeException e) {
            throw new ModelException("%s: its function failed at %s: %s".formatted(this, Arrays.toString(point), e), e);
        }
        if (value == null || value.length == 0) {
            throw new ModelException(
                    "%s: its function returns nothing; return an array of at least one value".formatted(this));
        }
        return value.length;
    }

    private double[] picked(double[] point) {
        return pre instanceof View view
                ? Arrays.stream(view.indices()).mapToDouble(i -> point[i]).toArray()
                : point;
    }

    private void checkTransform() {
        int rows = post.sizeIn();
        int cols = sizeMid;
        boolean fits = switch (options.transform) {
            case NoTransform none -> rows == cols;
            case Scale scale -> rows == cols;
            case Dense dense -> dense.matrix().count() == rows && dense.matrix().dimensions() == cols;
        };
        if (!fits) {
            String found = options.transform instanceof Dense dense
                    ? "its transform is %d x %d"
                            .formatted(dense.matrix().count(), dense.matrix().dimensions())
                    : "it has no transform matrix";
            throw new ModelException(
                    "%s: %s, but it carries %d values and %s takes %d; give a %d x %d transform or slice the target"
                            .formatted(this, found, cols, post.label(), rows, rows, cols));
        }
    }

    /** What is learned is a matrix of weights from neurons. */
    private void checkLearning() {
        if (options.learningRule == null) {
            return;
        }
        Endpoint source = pre.whole();
        boolean learns = source instanceof Neurons
                || (source instanceof Ensemble ensemble && !(ensemble.neuronType() instanceof Direct));
        if (!learns || post.whole() instanceof Learning) {
            throw new ModelException(
                    "%s: it has a learning rule, but does not lead from neurons to an ensemble, neurons or a node; leave the rule out"
                            .formatted(this));
        }
        if (source instanceof Neurons && !(options.transform instanceof Dense)) {
            throw new ModelException(
                    "%s: it has a learning rule, but no matrix of weights to learn; give a %d x %d transform"
                            .formatted(this, post.sizeIn(), sizeMid));
        }
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

    /** How the weights change during a run, if they do. */
    public Optional<LearningRule> learningRule() {
        return Optional.ofNullable(options.learningRule);
    }

    /**
     * Where to connect what the connection learns from.
     *
     * @throws ModelException if it has no learning rule
     */
    public Learning learning() {
        if (options.learningRule == null) {
            throw new ModelException("%s: it does not learn; give it a learning rule when it is made".formatted(this));
        }
        return new Learning(this);
    }

    /** The evaluation points, if they are not the source ensemble's. */
    public Optional<Points> evalPoints() {
        return Optional.ofNullable(options.evalPoints);
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

    /** What can be chosen for a connection, with Nengo's defaults. They can be changed only within the call that hands them out. */
    public static final class Options extends ObjectOptions {
        private VectorFunction function;
        private Points targets;
        private Transform transform = Transform.none();
        private Synapse synapse = new Lowpass(0.005);
        private Solver solver = new LstsqL2();
        private LearningRule learningRule;
        private Points evalPoints;
        private boolean scaleEvalPoints = true;
        private OptionalLong seed = OptionalLong.empty();
        private String label;

        Options() {}

        /**
         * The function of the source to carry: decoded from an ensemble, computed at every step from a node. It is called
         * once when the connection is made, to find how many values it returns.
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

        /** A matrix, one row an output. */
        public Options transform(double[][] matrix) {
            return transform(new Dense(matrix));
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

        /** How decoders are found; by default {@link LstsqL2}. */
        public Options solver(Solver chosen) {
            solver = given("solver", chosen);
            return this;
        }

        /** How the weights change during a run; by default they do not. */
        public Options learningRule(LearningRule rule) {
            learningRule = given("learningRule", rule);
            return this;
        }

        /** Evaluation points of the connection's own; by default the source ensemble's. */
        public Options evalPoints(Points points) {
            evalPoints = given("evalPoints", points);
            return this;
        }

        /** Whether the connection's own evaluation points are multiplied by the source's radius; by default they are. */
        public Options scaleEvalPoints(boolean scale) {
            scaleEvalPoints = given("scaleEvalPoints", scale);
            return this;
        }

        /** A seed of the connection's own, from 0 to 2^32 - 1. */
        public Options seed(long value) {
            seed = OptionalLong.of(given("seed", Network.checkedSeed(value)));
            return this;
        }

        /** A name for messages. */
        public Options label(String name) {
            label = given("label", name);
            return this;
        }
    }
}
