package lanewise.build;

import java.util.concurrent.locks.LockSupport;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.MatrixKernels;

/**
 * Kernels that get warm beside a build. Vector code is a hundred times slower than scalar code until it is compiled;
 * scalar kernels compute until then. No bit shows when the others take over.
 */
final class WarmingKernels {
    /** By then everything is compiled that ever will be. */
    private static final int MOST_ROUNDS = 2_000;

    /** After so many the compiler has been asked for the best it can do, and needs the processor more than we do. */
    private static final int ROUNDS_TO_COMPILE = 250;

    private static final int WAIT_NANOS = 1_000_000;

    /** How often in a row they have to be as fast, so that an interruption of the others is not taken for it. */
    private static final int TIMES = 3;

    /** With whole tiles of any width, parts of tiles, and a row. */
    private static final int ROWS = 12;

    private static final int COLS = 40;
    private static final int DEPTH = 16;

    private final KernelChoice choice;
    private volatile boolean warm;

    private WarmingKernels(KernelChoice choice) {
        this.choice = choice;
    }

    /** Starts to warm kernels up, if the choice does not start with them. */
    static WarmingKernels start(KernelChoice choice) {
        WarmingKernels warming = new WarmingKernels(choice);
        if (choice.first().equals(choice.kernels())) {
            warming.warm = true;
        } else {
            Thread.ofPlatform().name("lanewise warm-up").daemon().start(warming::warmUp);
        }
        return warming;
    }

    /** What is fast now. */
    Kernels current() {
        return warm ? choice.kernels() : choice.first();
    }

    private void warmUp() {
        double[] a = new double[DEPTH * COLS];
        double[] c = new double[COLS * COLS];
        int times = 0;
        for (int round = 0; round < MOST_ROUNDS && times < TIMES; round++) {
            long start = System.nanoTime();
            multiply(choice.kernels().matrices(), a, c);
            long between = System.nanoTime();
            multiply(choice.first().matrices(), a, c);
            times = between - start <= System.nanoTime() - between ? times + 1 : 0;
            if (round >= ROUNDS_TO_COMPILE && times == 0) {
                LockSupport.parkNanos(WAIT_NANOS);
            }
        }
        warm = true;
    }

    private static void multiply(MatrixKernels matrices, double[] a, double[] c) {
        matrices.productInc(c, 0, COLS, a, 0, ROWS, a, 0, COLS, ROWS, COLS, DEPTH, 1);
        for (int i = 0; i < TIMES; i++) {
            matrices.productInc(c, 0, COLS, a, 0, 1, a, 0, COLS, 1, COLS, DEPTH, -1);
        }
        matrices.gramInc(c, 0, COLS, a, 0, COLS, COLS, DEPTH, 1, 0, ROWS);
    }
}
