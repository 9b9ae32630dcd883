package lanewise.sim;

/** The step and the time of a run. Time is the step times dt, never a sum. */
final class Clock {
    private final double dt;
    private long step;

    Clock(double dt) {
        this.dt = dt;
    }

    void advance() {
        step++;
    }

    void set(long to) {
        step = to;
    }

    long step() {
        return step;
    }

    double time() {
        return step * dt;
    }

    double dt() {
        return dt;
    }
}
