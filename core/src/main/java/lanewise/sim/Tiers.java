package lanewise.sim;

import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.plan.Plan;
import lanewise.plan.ScalarTime;

/**
 * Which kernels a run is on. It starts on those that are fast at once. When it turns out to be long, by what it has been
 * asked for, the others are warmed up beside it, and it goes on with them between two steps; no bit shows when.
 */
final class Tiers {
    /** Work from which on a run may be long: to warm kernels up takes a second or two of another processor. */
    private static final double LONG_NANOS = 5e8;

    private KernelChoice choice;
    private final double nanosPerStep;
    private double nanos;
    private Rehearsal rehearsal;
    private volatile Kernels current;

    Tiers(KernelChoice choice, Plan plan, int items) {
        this.choice = choice;
        nanosPerStep = ScalarTime.ofStep(plan) * items;
        current = choice.first();
    }

    /** The kernels that it is on, for any thread that asks. */
    Kernels current() {
        return current;
    }

    /** Some steps have been asked for. */
    @SuppressWarnings("ReferenceEquality") // kernels have no state
    void expect(long steps, Program program) {
        nanos += steps * nanosPerStep;
        if (rehearsal == null && current != choice.kernels() && nanos >= LONG_NANOS) {
            Shadow shadow = program.shadow();
            if (shadow.isSmall()) {
                rehearsal = Rehearsal.start(shadow, choice.kernels());
            } else {
                use(choice.kernels(), program); // steps are long enough for kernels to get warm within a few
            }
        }
    }

    /** Between two steps: goes on with kernels that have become warm. */
    void ascend(Program program) {
        if (rehearsal == null) {
            return;
        }
        if (rehearsal.isWarm()) {
            rehearsal = null;
            use(choice.kernels(), program);
        } else {
            rehearsal.follow(program.memory());
        }
    }

    /** Goes on with these kernels, and stays on them. */
    void stayOn(Kernels kernels, Program program) {
        close();
        choice = KernelChoice.given(kernels);
        use(kernels, program);
    }

    private void use(Kernels kernels, Program program) {
        program.bind(kernels);
        current = kernels;
    }

    /** Ends the thread that warms kernels up, if there is one. */
    void close() {
        if (rehearsal != null) {
            rehearsal.end();
            rehearsal = null;
        }
    }
}
