package lanewise.sim;

/**
 * A task that measures how long it takes.
 *
 * @param task what is done
 * @param nanos where the time is added up, by block
 * @param block the task's block
 */
record TimedTask(Task task, long[] nanos, int block) implements TaskAround {
    @Override
    public void run(int firstItem, int endItem, int from, int to) {
        long start = System.nanoTime();
        task.run(firstItem, endItem, from, to);
        nanos[block] += System.nanoTime() - start;
    }
}
