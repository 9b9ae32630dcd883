package lanewise.verify.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/** Holds what is done with a hostile file to the time and the memory that it may take. */
final class Cost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Of the thread's own: time in which others have the processor is not the reader's. */
    private static final Duration MOST = Duration.ofSeconds(1);

    private Cost() {}

    /** What the work gives, which may take a second of the processor and so many bytes of memory in all. */
    static <T> T limited(long bytes, Supplier<T> work) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long time = THREADS.getCurrentThreadCpuTime();
        try {
            return work.get();
        } finally {
            Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - time);
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - allocated)
                    .as("bytes allocated")
                    .isLessThanOrEqualTo(bytes);
            assertThat(taken).as("time").isLessThanOrEqualTo(MOST);
        }
    }
}
