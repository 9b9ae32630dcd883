package lanewise.train.optimizer;

/**
 * An update where parameters, gradients and slots lie at different places: short blocks are copied side by side and back.
 * The compiler makes vector code of loops over several arrays only if they have one index.
 */
final class Blocks {
    private static final int LONGEST = 1024;

    private final Optimizer optimizer;
    private final int n;
    private final float[] parameters;
    private final float[] gradient;
    private final float[][] slots;

    Blocks(Optimizer optimizer, int n) {
        int length = Math.min(n, LONGEST);
        this.optimizer = optimizer;
        this.n = n;
        parameters = new float[length];
        gradient = new float[length];
        slots = new float[optimizer.slots()][length];
    }

    void update(
            float[] allParameters,
            int at,
            float[] allGradients,
            int gradientAt,
            float[][] allSlots,
            int slotAt,
            long update,
            double rate) {
        for (int done = 0; done < n; done += LONGEST) {
            int length = Math.min(LONGEST, n - done);
            System.arraycopy(allParameters, at + done, parameters, 0, length);
            System.arraycopy(allGradients, gradientAt + done, gradient, 0, length);
            for (int k = 0; k < slots.length; k++) {
                System.arraycopy(allSlots[k], slotAt + done, slots[k], 0, length);
            }
            optimizer.update(parameters, gradient, slots, 0, length, update, rate);
            System.arraycopy(parameters, 0, allParameters, at + done, length);
            for (int k = 0; k < slots.length; k++) {
                System.arraycopy(slots[k], 0, allSlots[k], slotAt + done, length);
            }
        }
    }
}
