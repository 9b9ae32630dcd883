package lanewise.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.error.TrainingException;

/** How a fit goes over its data; what is not chosen has a default. */
public final class FitOptions {
    int epochs = 1;
    boolean shuffle = true;
    private boolean stateful;
    private boolean keepsLearned;
    double validationSplit;
    Phase validationPhase = Phase.USE;
    Optional<Data> validation = Optional.empty();
    Optional<Path> checkpoint = Optional.empty();
    String of = "";
    final List<FitListener> listeners = new ArrayList<>();

    FitOptions() {}

    /** How often it goes over all items; 1 unless chosen. With a checkpoint, those that it holds are counted. */
    public FitOptions epochs(int count) {
        if (count < 1) {
            throw new TrainingException("%d epochs; give at least 1".formatted(count));
        }
        epochs = count;
        return this;
    }

    /** Whether the items are in another order in each epoch; they are unless this says no. */
    public FitOptions shuffle(boolean chosen) {
        shuffle = chosen;
        return this;
    }

    /**
     * Whether each minibatch goes on from the state in which the last one ended, as with a long sequence that is cut into
     * pieces, and the fit leaves the state where the last has ended; no gradient leads from one to the other. Unless this
     * says so each starts from where the fit found the state, and the fit leaves it there. {@link Trainer#reset} returns to
     * the start. State includes what rules have learned, which a stateful call shares with all other calls: see
     * {@link Trainer#learned}.
     */
    public FitOptions stateful(boolean chosen) {
        stateful = chosen;
        return this;
    }

    /**
     * Whether what rules have learned goes on from minibatch to minibatch and from call to call although the fit is not
     * stateful, as in NengoDL it always does; in a stateful fit it does anyway. Unless this says so each minibatch learns
     * anew.
     */
    public FitOptions keepsLearned(boolean chosen) {
        keepsLearned = chosen;
        return this;
    }

    Kept kept() {
        return Kept.of(stateful, keepsLearned);
    }

    /** Data on which losses and metrics are computed after each epoch, without training on them. */
    public FitOptions validation(Data data) {
        validation = Optional.of(given("validation", data));
        return this;
    }

    /**
     * Keeps the last part of the items for validation.
     *
     * @param share of the items, from 0 to below 1; both parts have to be multiples of the minibatch
     */
    public FitOptions validationSplit(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new TrainingException("a validation split of %s; give 0 to below 1".formatted(share));
        }
        validationSplit = share;
        return this;
    }

    /**
     * As what the network answers in validation; {@link Phase#USE} unless chosen. {@link Phase#RATES} tells what training by
     * rates has reached, also over a single step, in which spikes say little.
     */
    public FitOptions validationPhase(Phase chosen) {
        validationPhase = given("validation phase", chosen);
        return this;
    }

    /**
     * A file that holds, after each epoch, all that is needed to go on: parameters, what the optimizer keeps, what was
     * reached, where {@link EarlyStopping} stands. If it is there when the fit begins, the fit goes on from it, to the same
     * bits as without a break. Whatever happens it holds its old content or all of the new one. A file of another network,
     * seed, minibatch or number of items is refused; so is a stateful fit, whose state is not in the file.
     */
    public FitOptions checkpoint(Path file) {
        return checkpoint(file, "");
    }

    /**
     * The same, with what else has to be the same for the fit to go on, such as where its data are from.
     *
     * @param training anything that names it; a file in which another one stands is refused
     */
    public FitOptions checkpoint(Path file, String training) {
        checkpoint = Optional.of(given("checkpoint", file));
        of = given("checkpoint", training);
        return this;
    }

    private static <T> T given(String option, T value) {
        if (value == null) {
            throw new TrainingException("%s is null; leave it out, or give a value".formatted(option));
        }
        return value;
    }

    /** Who is told how it goes on. */
    public FitOptions listen(FitListener... all) {
        for (FitListener listener : all) {
            listeners.add(given("listener", listener));
        }
        return this;
    }
}
