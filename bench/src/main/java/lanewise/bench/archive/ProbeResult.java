package lanewise.bench.archive;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import lanewise.error.ModelException;
import lanewise.graph.ProbedSignal;
import lanewise.io.NpyArray;
import lanewise.sim.ProbeData;

/**
 * What a probe has recorded, and how far it is from what was expected.
 *
 * @param index the probe's place in the archive
 * @param name its name there
 * @param data of shape (samples, shape of the signal...), with the batch in front if there is one
 * @param check what came of the check; empty if there was none
 */
record ProbeResult(int index, String name, NpyArray.Floats data, Optional<Check> check) {
    /** Longer names are cut. */
    private static final int LONGEST_NAME = 100;

    /**
     * What came of a check.
     *
     * @param error the relative rms error, of the worst item; empty where no sample was taken
     * @param limit how large it may be
     */
    record Check(OptionalDouble error, double limit) {
        boolean holds() {
            return error.isEmpty() || error.getAsDouble() <= limit; // no NaN is
        }
    }

    /** The data of all items. */
    static NpyArray.Floats data(ProbedSignal probe, ProbeData recorded, int batch, boolean batchAxis) {
        int each = recorded.values(0).length;
        if ((long) each * batch > Integer.MAX_VALUE - 64) {
            throw new ModelException("probe \"%s\": %d items of %d values do not fit into one array; run fewer"
                    .formatted(Shown.text(probe.name()), batch, each));
        }
        float[] values = new float[each * batch];
        for (int item = 0; item < batch; item++) {
            System.arraycopy(recorded.values(item), 0, values, item * each, each);
        }
        int[] front = batchAxis ? new int[] {batch, recorded.samples()} : new int[] {recorded.samples()};
        return new NpyArray.Floats(Shown.joined(front, probe.signal().shape()), values);
    }

    /**
     * The largest relative rms error of an item: the root of the mean square of the differences, by that of the expected
     * values, or by 1 if those are all zero.
     *
     * @param computed items of the same length, one after the other
     * @param expected what each should be; there may be more of it
     */
    static OptionalDouble error(float[] computed, int batch, double[] expected) {
        int each = computed.length / batch;
        if (each == 0) {
            return OptionalDouble.empty();
        }
        double scale = 0;
        for (int i = 0; i < each; i++) {
            scale += expected[i] * expected[i];
        }
        double worst = 0;
        for (int item = 0; item < batch; item++) {
            double sum = 0;
            for (int i = 0; i < each; i++) {
                double difference = computed[item * each + i] - expected[i];
                sum += difference * difference;
            }
            worst = Math.max(worst, sum); // NaN if one is
        }
        double root = Math.sqrt(scale / each);
        return OptionalDouble.of(Math.sqrt(worst / each) / (root == 0 ? 1 : root));
    }

    /**
     * The name of this probe's entry in a file: its index and its name, in which what cannot be part of a file's name
     * everywhere is an underscore.
     */
    String entry() {
        StringBuilder safe = new StringBuilder().append(index).append('_');
        name.codePoints().limit(LONGEST_NAME).forEach(c -> safe.appendCodePoint(isSafe(c) ? c : '_'));
        return safe.toString();
    }

    private static boolean isSafe(int c) {
        return Shown.isPlain(c) && "/\\:".indexOf(c) < 0;
    }

    @Override
    public String toString() {
        return "%d:%s %s".formatted(index, Shown.text(name), Arrays.toString(data.shape()));
    }
}
