package lanewise.sim;

/** A task that does another one, with something before it, behind it or instead of it. */
interface TaskAround extends Task {
    /** The other one. */
    Task task();

    @Override
    default int outputs() {
        return task().outputs();
    }

    @Override
    default long work() {
        return task().work();
    }

    @Override
    default Kind kind() {
        return task().kind();
    }
}
