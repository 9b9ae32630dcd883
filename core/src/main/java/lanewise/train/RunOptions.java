package lanewise.train;

import lanewise.error.TrainingException;
import lanewise.sim.ProgressListener;

/** How {@link Trainer#evaluate} and {@link Trainer#predict} go over their data; what is not chosen has a default. */
public final class RunOptions {
    private boolean stateful;
    private boolean keepsLearned;
    Phase phase = Phase.USE;
    ProgressListener listener = (done, total) -> {};

    RunOptions() {}

    /**
     * Whether each minibatch goes on from the state in which the last one ended, and the call leaves the state where
     * the last has ended, for the next call to go on from. Unless this says so each minibatch starts from where the
     * call found the state, and the call leaves it there. State includes what rules have learned, which a stateful call
     * shares with all other calls: see {@link Trainer#learned}.
     */
    public RunOptions stateful(boolean chosen) {
        stateful = chosen;
        return this;
    }

    /**
     * Whether what rules have learned goes on from minibatch to minibatch and from call to call although the call is
     * not stateful, as in NengoDL it always does; in a stateful call it does anyway. Unless this says so an item's
     * answer depends on no other item, and the same call gives the same answers again.
     */
    public RunOptions keepsLearned(boolean chosen) {
        keepsLearned = chosen;
        return this;
    }

    /**
     * Who hears after each minibatch how many items of all are done. {@link Trainer#cancel} ends the call. What it
     * throws breaks the call off, which then leaves the state as a call that has ended.
     */
    public RunOptions progress(ProgressListener chosen) {
        if (chosen == null) {
            throw new TrainingException("progress is null; leave it out, or give a listener");
        }
        listener = chosen;
        return this;
    }

    Kept kept() {
        return Kept.of(stateful, keepsLearned);
    }

    /** As what the network answers; {@link Phase#USE} unless chosen. */
    public RunOptions phase(Phase chosen) {
        if (chosen == null) {
            throw new TrainingException("phase is null; leave it out, or give a value");
        }
        phase = chosen;
        return this;
    }
}
