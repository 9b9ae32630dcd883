package lanewise.sim;

import lanewise.model.function.Moment;

/** When the functions of a run are computed. */
final class RunMoment implements Moment {
    private final Clock clock;
    private boolean training;
    private long minibatch;
    private int ago;

    RunMoment(Clock clock, boolean training) {
        this.clock = clock;
        this.training = training;
    }

    /** From now on functions do as in training. */
    void train() {
        training = true;
    }

    /** The next minibatch begins. */
    void nextMinibatch() {
        minibatch++;
    }

    /** So many minibatches were before. */
    void minibatches(long count) {
        minibatch = count;
    }

    /** Goes back to a step before the one at which the clock stands. */
    void back(int steps) {
        ago = steps;
    }

    /** Whether it is the step at which the clock stands. */
    boolean isNow() {
        return ago == 0;
    }

    @Override
    public long step() {
        return clock.step() - ago;
    }

    @Override
    public double time() {
        return step() * clock.dt();
    }

    @Override
    public boolean training() {
        return training;
    }

    @Override
    public long minibatch() {
        return training ? minibatch : 0;
    }

    @Override
    public int firstItem() {
        return 0;
    }
}
