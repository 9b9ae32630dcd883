package lanewise.train;

import java.util.OptionalLong;
import lanewise.math.RandomStream;

/** What of a trainer {@link Trainer#reset} returns to its start; what is not chosen has a default. */
public final class ResetOptions {
    boolean state = true;
    boolean learned = true;
    boolean processes = true;
    boolean parameters;
    boolean optimizer;
    OptionalLong seed = OptionalLong.empty();

    ResetOptions() {}

    /**
     * Whether the states of training and of all phases return to the start, and their time to 0; they do unless this
     * says no.
     */
    public ResetOptions state(boolean chosen) {
        state = chosen;
        return this;
    }

    /** Whether what rules have learned is forgotten; it is unless this says no. */
    public ResetOptions learned(boolean chosen) {
        learned = chosen;
        return this;
    }

    /**
     * Whether processes and functions return to the start together with the state; they do unless this says no, which
     * lets noise go on where it is. NengoDL's {@code include_processes}.
     */
    public ResetOptions processes(boolean chosen) {
        processes = chosen;
        return this;
    }

    /**
     * Whether all parameters, trained or not, have the values again with which the network was built; they keep those
     * that they have unless chosen. NengoDL's {@code include_trainable}, which there is chosen by default.
     */
    public ResetOptions parameters(boolean chosen) {
        parameters = chosen;
        return this;
    }

    /**
     * Whether the optimizer forgets what it keeps, updates are counted anew for its learning rate and for what
     * functions draw, and epochs for the order of items; all goes on as it is unless chosen.
     */
    public ResetOptions optimizer(boolean chosen) {
        optimizer = chosen;
        return this;
    }

    /** All of it: the trainer is then as it was when it was made. */
    public ResetOptions everything() {
        return state(true).learned(true).processes(true).parameters(true).optimizer(true);
    }

    /**
     * Another seed for the order of items and for processes that have none of their own, from now on, as {@link
     * TrainerOptions#seed} gives it; that of the last one, or of the options, unless chosen. Nothing is built anew, so
     * what was drawn for the network stays: another network has another seed.
     *
     * @throws lanewise.error.ModelException if it is not 0 to 2^32 - 1
     */
    public ResetOptions seed(long value) {
        seed = OptionalLong.of(RandomStream.checkedSeed(value));
        return this;
    }
}
