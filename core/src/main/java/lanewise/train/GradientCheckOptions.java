package lanewise.train;

import java.util.LinkedHashSet;
import java.util.Set;
import lanewise.error.TrainingException;
import lanewise.model.Probe;

/**
 * What {@link Trainer#checkGradients(java.util.function.Consumer)} compares, and where; what is not chosen has a
 * default.
 */
public final class GradientCheckOptions {
    private static final int USUAL_STEPS = 2;

    final Set<Probe> probes = new LinkedHashSet<>();
    Data data = Data.none().steps(USUAL_STEPS);
    double atol = 1e-5;
    double rtol = 1e-3;

    GradientCheckOptions() {}

    /** The probes whose gradients are checked; all of the network unless some are chosen. */
    public GradientCheckOptions probes(Probe... some) {
        for (Probe probe : some) {
            probes.add(given("probe", probe));
        }
        return this;
    }

    /**
     * At which values of which nodes: the first minibatch of the inputs. Nodes without an input here give what they
     * give by themselves. If there is no input, or nothing is chosen, all nodes that give values of their own give 0,
     * for as many steps as the data say, 2 unless chosen.
     */
    public GradientCheckOptions data(Data chosen) {
        data = given("data", chosen);
        return this;
    }

    /**
     * How far an element n of the differences and its gradient may be apart: less than {@code atol + rtol |n|},
     * {@code 1e-5 + 1e-3 |n|} unless chosen. Runs are made of floats, so a difference of values of about 100 is known
     * to about 1e-3.
     */
    public GradientCheckOptions tolerance(double atol, double rtol) {
        if (!(atol > 0 && rtol >= 0)) {
            throw new TrainingException(
                    "a tolerance of %s + %s |n|; give a positive number, and one that is not negative"
                            .formatted(atol, rtol));
        }
        this.atol = atol;
        this.rtol = rtol;
        return this;
    }

    private static <T> T given(String option, T value) {
        if (value == null) {
            throw new TrainingException("%s is null; leave it out, or give a value".formatted(option));
        }
        return value;
    }
}
