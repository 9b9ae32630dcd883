package lanewise.model;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.model.learning.LearningRule;
import lanewise.model.learning.Rls;
import lanewise.model.neuron.Direct;
import lanewise.model.transform.Dense;
import lanewise.model.transform.RandomDense;
import lanewise.model.transform.Transform;

/** What can be wrong with a connection when it is made. */
final class ConnectionCheck {
    private static final Logger LOG = System.getLogger("lanewise.model");

    private final Connection connection;
    private final Endpoint pre;
    private final Endpoint post;

    ConnectionCheck(Connection connection) {
        this.connection = connection;
        pre = connection.pre();
        post = connection.post();
    }

    private ModelException wrong(String text) {
        return new ModelException("%s: %s".formatted(connection, text));
    }

    void ends() {
        if (pre.sizeOut() == 0) {
            throw wrong("%s gives out no value; %s"
                    .formatted(pre.label(), Neurons.missing(pre).orElse("connect from what does")));
        }
        if (post.sizeIn() == 0) {
            throw wrong("%s takes no value; %s"
                    .formatted(post.label(), Neurons.missing(post).orElse("connect to what does")));
        }
    }

    /** What is allowed, and does not do what it seems to. */
    void warn() {
        if (connection.solver().weights() && !(pre.whole() instanceof Ensemble && post.whole() instanceof Ensemble)) {
            Endpoint other = pre.whole() instanceof Ensemble ? post : pre;
            LOG.log(
                    Level.WARNING,
                    "{0}: its solver is one of full weights, but {1} is no ensemble, so it makes no difference; leave out weights",
                    connection,
                    other.label());
        }
    }

    void source() {
        Endpoint source = pre.whole();
        boolean hasFunction =
                connection.function().isPresent() || connection.targets().isPresent();
        if (hasFunction
                && (source instanceof Neurons
                        || (source instanceof Node node && node.output() instanceof Node.PassThrough))) {
            throw wrong("a function of %s; functions are of ensembles and of nodes that are not pass-through"
                    .formatted(pre.label()));
        }
        Optional<Points> points = connection.evalPoints();
        if (!(source instanceof Ensemble)
                && (points.isPresent() || connection.drawnEvalPoints().isPresent())) {
            throw wrong("evaluation points, but %s is no ensemble; leave them out".formatted(pre.label()));
        }
        if (points.isPresent() && points.get().dimensions() != source.sizeOut()) {
            throw wrong("evaluation points of %d values; %s represents %d, so give rows of %d"
                    .formatted(points.get().dimensions(), source, source.sizeOut(), source.sizeOut()));
        }
        if (connection.targets().isPresent()) {
            targets(connection.targets().get().count(), points);
        }
    }

    private void targets(int count, Optional<Points> points) {
        if (points.isEmpty() || points.get().count() != count) {
            throw wrong("a function given by %d points, but %s; give one evaluation point for each"
                    .formatted(
                            count,
                            points.isEmpty()
                                    ? "no evaluation points"
                                    : points.get().count() + " evaluation points"));
        }
    }

    /** The number of values between function and transform. */
    int sizeMid() {
        if (connection.targets().isPresent()) {
            return connection.targets().get().dimensions();
        }
        if (connection.function().isEmpty()) {
            return pre.sizeOut();
        }
        double[] point =
                connection.evalPoints().map(points -> picked(points.row(0))).orElseGet(() -> new double[pre.sizeOut()]);
        double[] value;
        try {
            value = connection.function().get().apply(point.clone());
        } catch (RuntimeException e) {
            throw new ModelException(
                    "%s: its function failed at %s: %s".formatted(connection, Arrays.toString(point), e), e);
        }
        if (value == null || value.length == 0) {
            throw wrong("its function returns nothing; return an array of at least one value");
        }
        return value.length;
    }

    private double[] picked(double[] point) {
        return pre instanceof View view
                ? Arrays.stream(view.outputs()).mapToDouble(i -> point[i]).toArray()
                : point;
    }

    void transform() {
        int rows = post.sizeIn();
        int cols = connection.sizeMid();
        Transform transform = connection.transform();
        boolean fits;
        try {
            fits = transform.fits(rows, cols);
        } catch (ModelException e) {
            throw new ModelException("%s: %s".formatted(connection, e.getMessage()), e);
        }
        if (!fits) {
            throw wrong("%s, but it carries %d values and %s takes %d; give a %d x %d transform or slice the target"
                    .formatted(transform.described(), cols, post.label(), rows, rows, cols));
        }
        if (isMatrix(transform) && pre instanceof View view) {
            distinct(view, view.outputs());
        }
        if (isMatrix(transform) && post instanceof View view) {
            distinct(view, view.inputs());
        }
    }

    private void distinct(View view, int... entries) {
        if (Arrays.stream(entries).distinct().count() < entries.length) {
            throw wrong(
                    "%s names an entry twice, which goes with a factor but not with a matrix; name each once, and add up in the matrix"
                            .formatted(view.label()));
        }
    }

    private static boolean isMatrix(Transform transform) {
        return transform instanceof Dense || transform instanceof RandomDense;
    }

    void learning() {
        for (LearningRule rule : connection.learningRules()) {
            switch (rule.modifies()) {
                case DECODERS -> {
                    decoders(rule);
                    if (rule instanceof Rls) {
                        wholeNeurons(rule, pre);
                        leastSquares();
                    }
                }
                case WEIGHTS -> {
                    decoders(rule);
                    weights(rule);
                }
                case ENCODERS -> encoders(rule);
            }
        }
    }

    /** What is learned is weights from neurons. */
    private void decoders(LearningRule rule) {
        Endpoint source = pre.whole();
        boolean learns = source instanceof Neurons
                || (source instanceof Ensemble ensemble && !(ensemble.neuronType() instanceof Direct));
        if (!learns || post.whole() instanceof Learning) {
            throw wrong(
                    "it has a learning rule, but does not lead from neurons to an ensemble, neurons or a node; leave the rule out");
        }
        if (source instanceof Neurons && !isMatrix(connection.transform())) {
            throw wrong("%s changes weights, but %s; it has no matrix of weights to learn: give a %d x %d transform"
                    .formatted(
                            rule.getClass().getSimpleName(),
                            connection.transform().described(),
                            post.sizeIn(),
                            connection.sizeMid()));
        }
    }

    private void weights(LearningRule rule) {
        String name = rule.getClass().getSimpleName();
        if (!connection.isToNeurons()) {
            throw wrong(
                    "%s changes weights between neurons, but it leads to %s; connect to neurons, or between ensembles by a solver withWeights()"
                            .formatted(name, post.label()));
        }
        int neurons = pre.whole() instanceof Ensemble ensemble ? ensemble.neuronCount() : pre.sizeOut();
        boolean matrix = isMatrix(connection.transform()) && connection.sizeMid() == neurons;
        if (!connection.hasFullWeights() && !matrix) {
            throw wrong("%s changes weights between neurons; give a %d x %d transform"
                    .formatted(name, post.sizeIn(), neurons));
        }
        wholeNeurons(rule, pre);
        wholeNeurons(rule, post);
    }

    /** Activities are those of whole populations, which a rule's matrix has to have a row or column for. */
    private void wholeNeurons(LearningRule rule, Endpoint end) {
        if (end.whole() instanceof Neurons && end instanceof View) {
            throw wrong(
                    "%s takes the activities of all neurons in their order, but %s names %d of %d; connect all neurons"
                            .formatted(
                                    rule.getClass().getSimpleName(),
                                    end.label(),
                                    end.sizeOut(),
                                    end.whole().sizeOut()));
        }
    }

    /** Unlike {@code Pes}, {@code Rls} makes no error for neurons of one for values. */
    private void leastSquares() {
        int rows = connection.hasFullWeights() ? ((Ensemble) post.whole()).neuronCount() : post.sizeIn();
        int errors =
                post.whole() instanceof Neurons neurons ? neurons.ensemble().dimensions() : post.sizeIn();
        if (rows != errors) {
            throw wrong("Rls learns from an error of %d values, but the weights lead to %d neurons; use Pes"
                    .formatted(errors, rows));
        }
    }

    private void encoders(LearningRule rule) {
        if (post.whole() instanceof Ensemble target && target.neuronType() instanceof Direct) {
            throw wrong("%s changes encoders, but %s has Direct neurons, of which there are none; give it another type"
                    .formatted(rule.getClass().getSimpleName(), target));
        }
        if (!(post.whole() instanceof Ensemble) || connection.isToNeurons()) {
            throw wrong("%s changes encoders, but it leads to %s; connect to an ensemble, without full weights"
                    .formatted(rule.getClass().getSimpleName(), connection.isToNeurons() ? "neurons" : post.label()));
        }
    }
}
