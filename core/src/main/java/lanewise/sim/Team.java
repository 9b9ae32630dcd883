package lanewise.sim;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that do parts of one job together with the thread that asks for it. Between jobs they wait awake for a short
 * time, since the next job of a step comes at once, and then asleep: a thread that only spins would take the processor
 * from others.
 */
final class Team implements AutoCloseable {
    /** How long to wait awake. */
    private static final long AWAKE_NANOS = 20_000;

    /** How often to look before looking at the clock. */
    private static final int LOOKS = 64;

    /** What all do together. */
    @FunctionalInterface
    interface Job {
        /** Does part {@code member}, from 0 to {@code members - 1}. */
        void run(int member, int members);
    }

    private final Member[] others;
    private final AtomicInteger working = new AtomicInteger();
    private boolean started;
    private Job job;
    private volatile int round;
    private volatile boolean closed;
    private volatile Thread waiting;
    private volatile Throwable failure;

    /**
     * Threads that start with the first job: who makes a team and then fails has none to end.
     *
     * @param members how many threads, with the one that asks; at least 2
     */
    Team(int members) {
        others = new Member[members - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Member(i + 1);
        }
    }

    int members() {
        return others.length + 1;
    }

    /** Does a job and returns when all parts are done. What a part throws is thrown here; the others still end. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time asks
    void run(Job next) {
        if (!started) {
            started = true;
            for (Member member : others) {
                member.thread.start();
            }
        }
        job = next;
        working.set(others.length);
        round++;
        for (Member member : others) {
            if (member.asleep) {
                LockSupport.unpark(member.thread);
            }
        }
        try {
            next.run(0, members());
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        await();
        job = null;
        Throwable thrown = failure;
        failure = null;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }

    private void await() {
        long end = 0;
        for (int look = 1; working.get() > 0; look++) {
            Thread.onSpinWait();
            if (look % LOOKS == 0) {
                long now = System.nanoTime();
                end = end == 0 ? now + AWAKE_NANOS : end;
                if (now - end > 0) {
                    waiting = Thread.currentThread();
                    if (working.get() > 0) {
                        LockSupport.park(this);
                    }
                    waiting = null;
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Member member : others) {
            LockSupport.unpark(member.thread);
        }
    }

    private final class Member implements Runnable {
        private final int number;
        private final Thread thread;
        private volatile boolean asleep;

        Member(int number) {
            this.number = number;
            thread = Thread.ofPlatform().daemon().name("lanewise " + number).unstarted(this);
        }

        @Override
        public void run() {
            for (int seen = 0; awaitAfter(seen); ) {
                seen = round;
                try {
                    job.run(number, members());
                } catch (RuntimeException | Error e) {
                    failure = e;
                }
                if (working.decrementAndGet() == 0) {
                    LockSupport.unpark(waiting);
                }
            }
        }

        /** Waits for the next round; false if there is none. */
        private boolean awaitAfter(int seen) {
            long end = 0;
            for (int look = 1; round == seen && !closed; look++) {
                Thread.onSpinWait();
                if (look % LOOKS == 0) {
                    long now = System.nanoTime();
                    end = end == 0 ? now + AWAKE_NANOS : end;
                    if (now - end > 0) {
                        asleep = true;
                        if (round == seen && !closed) {
                            LockSupport.park(Team.this);
                        }
                        asleep = false;
                    }
                }
            }
            return !closed;
        }
    }
}
