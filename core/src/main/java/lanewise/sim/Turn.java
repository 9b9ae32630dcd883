package lanewise.sim;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import lanewise.error.SimulationException;

/** Lets one thread in at a time, and tells any other at once. */
final class Turn {
    private final AtomicReference<Thread> holder = new AtomicReference<>();

    /** Does the work, with nobody else inside. */
    <T> T during(Supplier<T> work) {
        Thread other = holder.compareAndExchange(null, Thread.currentThread());
        if (other == Thread.currentThread()) {
            throw new SimulationException(
                    "the simulator is running: a listener, a feed or a node function may not use it");
        }
        if (other != null) {
            throw new SimulationException(
                    "the simulator is in use by thread %s; use one simulator a thread: any number can run the same built network"
                            .formatted(other.getName()));
        }
        try {
            return work.get();
        } finally {
            holder.set(null);
        }
    }

    /** Does the work, with nobody else inside. */
    void during(Runnable work) {
        during(() -> {
            work.run();
            return null;
        });
    }
}
