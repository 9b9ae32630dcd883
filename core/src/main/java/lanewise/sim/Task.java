package lanewise.sim;

/** A piece of a step, bound to its memory. */
@FunctionalInterface
interface Task {
    void run();
}
