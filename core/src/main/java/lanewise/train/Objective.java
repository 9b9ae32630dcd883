package lanewise.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.build.BuiltNetwork;
import lanewise.error.TrainingException;
import lanewise.graph.ProbedSignal;
import lanewise.model.Probe;
import lanewise.sim.GradientRun;
import lanewise.train.loss.Loss;
import lanewise.train.loss.Metric;
import lanewise.train.loss.Trace;

/** The losses and metrics of a training, summed up over minibatches. */
final class Objective {
    private final List<Term> terms = new ArrayList<>();
    private double loss;
    private long minibatches;

    /** What is asked of one probe. */
    private static final class Term {
        final Probe person;
        final String name;
        final ProbedSignal probe;
        final Loss loss;
        final double weight;
        final List<Metric> metrics;
        final Sequences targets;
        final ItemWeights weights;
        final double[] sums;
        double lossSum;
        float[] target = {};
        float[] known = {};
        Trace[] outputs = {};
        Trace[] wanted = {};
        Trace[] gradients = {};

        Term(Probe person, String name, ProbedSignal probe, Goals.WeightedLoss loss, List<Metric> metrics, Data data) {
            this.person = person;
            this.name = name;
            this.probe = probe;
            this.loss = loss == null ? null : loss.loss();
            weight = loss == null ? 0 : loss.weight();
            this.metrics = metrics;
            targets = data.targets().get(person);
            weights = data.itemWeights();
            sums = new double[metrics.size()];
        }
    }

    Objective(Goals goals, BuiltNetwork network, ProbeNames names, Data data) {
        data.targets().keySet().forEach(names::of);
        data.itemWeights().probes().forEach(names::of);
        Map<Probe, List<Metric>> all = new LinkedHashMap<>();
        goals.losses().keySet().forEach(probe -> all.put(probe, List.of()));
        all.putAll(goals.metrics());
        all.forEach((probe, metrics) -> {
            Sequences targets = data.targets().get(probe);
            Goals.WeightedLoss loss = goals.losses().get(probe);
            boolean needed = (loss != null && !loss.loss().ignoresTarget())
                    || metrics.stream().anyMatch(metric -> !metric.ignoresTarget());
            if (needed && targets == null) {
                throw new TrainingException(
                        "%s: it has a loss or a metric, but the data have no target for it; add one with target(...)"
                                .formatted(probe));
            }
            terms.add(new Term(probe, names.of(probe), network.probe(probe), loss, metrics, data));
        });
        if (terms.isEmpty()) {
            throw new TrainingException(
                    "there is nothing to evaluate: no probe has a loss or a metric; give one where the trainer is made, or by compile(...)");
        }
    }

    /** Starts a new sum. */
    void clear() {
        loss = 0;
        minibatches = 0;
        for (Term term : terms) {
            term.lossSum = 0;
            Arrays.fill(term.sums, 0);
        }
    }

    /**
     * Adds a minibatch.
     *
     * @param numbers of its items in the data
     * @param withGradients whether to give the run the gradients of its outputs
     * @return its loss
     */
    double add(GradientRun run, int[] numbers, boolean withGradients) {
        double whole = 0;
        for (Term term : terms) {
            prepare(term, run, numbers);
            if (term.loss != null) {
                double sum = 0;
                double scale = term.weight / numbers.length;
                for (int item = 0; item < numbers.length; item++) {
                    sum += loss(term, item, numbers[item], scale, withGradients);
                }
                term.lossSum += sum / numbers.length;
                whole += term.weight * (sum / numbers.length);
            }
            for (int i = 0; i < term.sums.length; i++) {
                double sum = 0;
                for (int item = 0; item < numbers.length; item++) {
                    sum += metric(term, term.metrics.get(i), item, numbers[item]);
                }
                term.sums[i] += sum / numbers.length;
            }
        }
        loss += whole;
        minibatches++;
        return whole;
    }

    private static double loss(Term term, int item, int number, double scale, boolean withGradients) {
        Trace output = term.outputs[item];
        Trace target = target(term, item);
        double weight = term.weights.of(term.person, number);
        if (weight == 0) {
            if (withGradients) {
                Trace gradient = term.gradients[item];
                Arrays.fill(gradient.values(), gradient.at(), gradient.at() + gradient.size(), 0f);
            }
            return 0;
        }
        try {
            double value = withGradients
                    ? term.loss.gradient(output, target, weight * scale, term.gradients[item])
                    : term.loss.value(output, target);
            if (!Double.isFinite(value)) {
                checkTarget(target);
            }
            return weight * value;
        } catch (TrainingException e) {
            throw ofItem(term, number, e);
        }
    }

    private static double metric(Term term, Metric metric, int item, int number) {
        try {
            return metric.value(term.outputs[item], target(term, item));
        } catch (TrainingException e) {
            throw ofItem(term, number, e);
        }
    }

    /** A loss that is not finite may come from what it was compared with. */
    private static void checkTarget(Trace target) {
        for (int i = 0; target != null && i < target.size(); i++) {
            double value = target.get(i / target.width(), i % target.width());
            if (!Double.isFinite(value)) {
                throw new TrainingException(
                        "value %d of step %d of its target is %s; give finite values, or for NaN the loss NanMeanSquaredError, which leaves these out"
                                .formatted(i % target.width(), i / target.width(), value));
            }
        }
    }

    private static TrainingException ofItem(Term term, int number, TrainingException cause) {
        return new TrainingException(
                "%s: item %d of the data: %s".formatted(term.person, number, cause.getMessage()), cause);
    }

    private static Trace target(Term term, int item) {
        return term.targets == null ? null : term.wanted[item];
    }

    @SuppressWarnings("ReferenceEquality") // the same array, not the same values
    private static void prepare(Term term, GradientRun run, int[] numbers) {
        float[] output = run.output(term.probe);
        int steps = run.samples(term.probe);
        int width = term.probe.signal().size();
        if (output != term.known) {
            term.known = output;
            term.outputs = traces(output, numbers.length, steps, width);
            term.gradients = traces(run.outputGradient(term.probe), numbers.length, steps, width);
            check(term, steps, width);
            if (term.targets != null) {
                int size = term.targets.steps() * term.targets.width();
                term.target = new float[numbers.length * size];
                term.wanted = traces(term.target, numbers.length, term.targets.steps(), term.targets.width());
            }
        }
        if (term.targets != null) {
            int at = 0;
            for (int number : numbers) {
                for (int step = 0; step < term.targets.steps(); step++) {
                    term.targets.read(number, step, term.target, at);
                    at += term.targets.width();
                }
            }
        }
    }

    private static void check(Term term, int steps, int width) {
        int targetSteps = term.targets == null ? 0 : term.targets.steps();
        int targetWidth = term.targets == null ? 0 : term.targets.width();
        String name = term.person.toString().replaceFirst("^probe ", ""); // checks say that it is one
        if (term.loss != null) {
            term.loss.check(name, steps, width, targetSteps, targetWidth);
        }
        for (Metric metric : term.metrics) {
            metric.check(name, steps, width, targetSteps, targetWidth);
        }
    }

    private static Trace[] traces(float[] values, int items, int steps, int width) {
        Trace[] traces = new Trace[items];
        for (int item = 0; item < items; item++) {
            traces[item] = new Trace(values, item * steps * width, steps, width);
        }
        return traces;
    }

    /** The means over all minibatches: the whole loss first, if there is one, then of each probe its loss and its metrics. */
    Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        if (terms.stream().anyMatch(term -> term.loss != null)) {
            means.put("loss", loss / minibatches);
        }
        for (Term term : terms) {
            if (term.loss != null) {
                means.put(term.name + "_loss", term.lossSum / minibatches);
            }
            for (int i = 0; i < term.sums.length; i++) {
                means.put(term.name + "_" + term.metrics.get(i).name(), term.sums[i] / minibatches);
            }
        }
        return means;
    }
}
