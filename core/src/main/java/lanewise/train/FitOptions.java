package lanewise.train;

import java.util.Optional;
import lanewise.error.TrainingException;

/** How a fit goes over its data; what is not chosen has a default. */
public final class FitOptions {
    int epochs = 1;
    boolean shuffle = true;
    Optional<Data> validation = Optional.empty();

    FitOptions() {}

    /** How often it goes over all items; 1 unless chosen. */
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

    /** Data on which losses and metrics are computed after each epoch, without training on them. */
    public FitOptions validation(Data data) {
        validation = Optional.of(data);
        return this;
    }
}
