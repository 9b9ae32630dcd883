package lanewise.model.process;

/**
 * A person's own process. It runs in scalar, once a step for each item of a batch.
 *
 * <p>An implementation does not change after it is made. What it has to remember from one step to the next it keeps in
 * the array of state, and its randomness it takes from the stream: then batches, resets and saved runs are right by
 * themselves. A run may call it from several threads, with another item's state in each, and, where nothing comes in,
 * for some steps before the first of them is run. A step should allocate nothing. For example a leaky sum of its input
 * with noise:
 *
 * <pre>{@code
 * record LeakySum(int sizeOut, double tau) implements CustomProcess {
 *     public int sizeIn() {
 *         return sizeOut;
 *     }
 *
 *     public int stateSize(double dt) {
 *         return sizeOut;
 *     }
 *
 *     public void start(double dt, RandomStream random, double[] state) {
 *         Arrays.fill(state, 0);
 *     }
 *
 *     public boolean step(double t, double dt, RandomStream random, double[] state, double[] x, double[] out) {
 *         for (int i = 0; i < sizeOut; i++) {
 *             state[i] += dt / tau * (x[i] - state[i]);
 *             out[i] = state[i] + random.gaussian(0, 0.01);
 *         }
 *         return true;
 *     }
 * }
 * }</pre>
 *
 * A run checks that what it gives is finite. Where {@code step} throws, the run ends and names the process and the
 * step.
 */
public non-sealed interface CustomProcess extends Process {}
