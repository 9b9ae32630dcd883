package lanewise.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.error.TrainingException;
import lanewise.plan.ParameterStore;
import lanewise.sim.GradientRun;

/**
 * Compares gradients with differences of the loss. Each parameter is moved there and back along the signs of its gradient,
 * along which the loss changes by the sum of their sizes. Of several lengths of the way the best counts: the loss is made of
 * floats, which a short way loses, and a long one bends.
 */
final class GradientCheck {
    private static final double[] WAYS = {1e-2, 3e-3, 1e-3, 3e-4, 1e-4};

    private final GradientRun run;
    private final Minibatch minibatch;
    private final Objective objective;
    private final int[] items;
    private final int steps;
    private final long before;

    GradientCheck(GradientRun run, Minibatch minibatch, Objective objective, int[] items, int steps) {
        this.run = run;
        this.minibatch = minibatch;
        this.objective = objective;
        this.items = items;
        this.steps = steps;
        before = run.minibatches();
    }

    /**
     * For each parameter that a loss depends on how far the two are apart, as a share of the larger one. The run is left as it
     * was, whatever happens.
     *
     * @throws TrainingException if that is more than a tolerance
     */
    Map<Parameter, Double> within(double tolerance, List<Parameter> parameters) {
        float[] present = run.parameters().clone(); // with what functions measure
        Map<Parameter, Double> deviations;
        try {
            deviations = deviations(parameters);
        } finally {
            System.arraycopy(present, 0, run.parameters(), 0, present.length);
            run.parametersChanged();
            run.minibatches(before);
        }
        deviations.forEach((parameter, deviation) -> {
            if (!(deviation <= tolerance)) {
                throw new TrainingException(
                        "%s: its gradient and differences of the loss are %s apart, as a share of the larger, but may be %s; a function or loss has a wrong gradient, or the parameter stands at a kink"
                                .formatted(parameter, deviation, tolerance));
            }
        });
        return deviations;
    }

    private Map<Parameter, Double> deviations(List<Parameter> parameters) {
        loss(true);
        run.clearGradients();
        run.backward(0);
        float[] gradients = run.gradients().clone();
        Map<Parameter, Double> deviations = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            List<ParameterStore> stores = run.stores(parameter.signal());
            if (!stores.isEmpty() && run.reaches(parameter.signal())) {
                deviations.put(parameter, deviation(stores, sum(stores, gradients)));
            }
        }
        return deviations;
    }

    private static float[] sum(List<ParameterStore> stores, float... gradients) {
        float[] sum = new float[stores.getFirst().places().length];
        for (ParameterStore store : stores) {
            float[] part = store.read(gradients);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part[i];
            }
        }
        return sum;
    }

    private double deviation(List<ParameterStore> stores, float... gradient) {
        float[] values = stores.getFirst().read(run.parameters());
        double analytic = 0;
        double size = 1e-3;
        for (int i = 0; i < gradient.length; i++) {
            analytic += Math.abs(gradient[i]);
            size = Math.max(size, Math.abs(values[i]));
        }
        double least = Double.POSITIVE_INFINITY;
        for (double way : WAYS) {
            double numeric =
                    (moved(stores, values, gradient, way * size) - moved(stores, values, gradient, -way * size))
                            / (2 * way * size);
            double largest = Math.max(Math.max(Math.abs(numeric), analytic), Double.MIN_NORMAL);
            least = Math.min(least, Math.abs(numeric - analytic) / largest);
        }
        set(stores, values);
        return least;
    }

    private double moved(List<ParameterStore> stores, float[] values, float[] gradient, double way) {
        float[] moved = values.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (Math.signum(gradient[i]) * way);
        }
        set(stores, moved);
        return loss(false);
    }

    private void set(List<ParameterStore> stores, float... values) {
        stores.forEach(store -> store.write(values, run.parameters()));
        run.parametersChanged();
    }

    private double loss(boolean withGradients) {
        run.minibatches(before); // what is drawn for a minibatch is the same each time
        minibatch.forward(items, steps);
        return objective.add(run, items, withGradients);
    }
}
