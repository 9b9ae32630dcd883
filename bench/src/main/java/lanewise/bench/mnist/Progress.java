package lanewise.bench.mnist;

/** Told how far a job is; by several threads, one at a time or not. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void at(String what, long done, long total) {}

        @Override
        public void at(String what) {}

        @Override
        public void end() {}
    };

    /** So much of something is done. */
    void at(String what, long done, long total);

    /** So much of something is done, and there is more to say of it in a few words. */
    default void at(String what, long done, long total, String more) {
        at(what, done, total);
    }

    /** Something is being done, and nobody knows how much of it. */
    void at(String what);

    /** All is done, well or not. */
    void end();
}
