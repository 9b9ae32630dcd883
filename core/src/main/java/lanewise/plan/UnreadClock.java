package lanewise.plan;

import java.util.ArrayList;
import java.util.List;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.TimeUpdate;

/** A clock that nobody reads in memory. Functions of the host program get the time from the run itself. */
final class UnreadClock {
    private UnreadClock() {}

    static Step apply(Step step) {
        List<Operator> left = new ArrayList<>();
        for (Operator operator : step.operators()) {
            if (!(operator instanceof TimeUpdate clock) || isUsed(step, clock)) {
                left.add(operator);
            }
        }
        return left.size() == step.operators().size() ? step : step.with(left);
    }

    /** Whether an operator, other than the clock, uses the clock's memory, or a probe records it. */
    private static boolean isUsed(Step step, TimeUpdate clock) {
        Accesses accesses = step.accesses();
        int count = accesses.baseOf(clock.step());
        int time = accesses.baseOf(clock.time());
        for (int i = 0; i < step.operators().size(); i++) {
            Operator operator = step.operators().get(i);
            for (int access = accesses.from(i); access < accesses.from(i + 1); access++) {
                int base = accesses.baseOf(accesses.signalOf(access));
                if ((base == count || base == time)
                        && !operator.equals(clock)
                        && !isTime(operator, accesses.signal(accesses.signalOf(access)))) {
                    return true;
                }
            }
        }
        return step.graph().probes().stream()
                .mapToInt(probe -> accesses.baseOf(probe.signal()))
                .anyMatch(base -> base == count || base == time);
    }

    /** Whether a function takes the signal as its time, and only so. */
    private static boolean isTime(Operator operator, Signal signal) {
        return operator instanceof HostFunction function
                && function.input().filter(signal::equals).isEmpty()
                && function.output().filter(signal::equals).isEmpty();
    }
}
