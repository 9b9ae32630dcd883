package lanewise.bench.mnist;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.IntStream;

/**
 * What came of showing pictures, each to a fresh network.
 *
 * @param digits the pictures
 * @param steps how long each was shown
 * @param outputs the ten outputs of every step of every picture
 * @param spikes the number of spikes of each neuron, counted for each digit shown: {@code [digit][neuron]}
 * @param silent how often a neuron gave no spike while a picture was shown, over all pictures and neurons
 * @param seconds how long it took
 */
record Outcome(DigitSet digits, int steps, float[] outputs, long[][] spikes, long silent, double seconds) {
    private static final int CLASSES = IdxFile.CLASSES;

    private int neurons() {
        return spikes[0].length;
    }

    /** The answer to each picture: the largest output in the last step. */
    int[] answers() {
        return IntStream.range(0, digits.count())
                .map(image -> Answers.largest(outputs, ((image + 1) * steps - 1) * CLASSES, CLASSES))
                .toArray();
    }

    /** How far the answer to a picture is above what the output of the right answer is. */
    double lead(int image) {
        int at = ((image + 1) * steps - 1) * CLASSES;
        return outputs[at + Answers.largest(outputs, at, CLASSES)] - outputs[at + digits.label(image)];
    }

    Confusion confusion() {
        return Confusion.of(digits, answers());
    }

    /** Spikes a second of a neuron, on average over all pictures and neurons. */
    double meanRate(double dt) {
        long all = Arrays.stream(spikes).flatMapToLong(Arrays::stream).sum();
        return all / (digits.count() * (double) neurons() * steps * dt);
    }

    /** The share of neurons that give no spike while a picture is shown, on average over the pictures. */
    double silentShare() {
        return silent / (digits.count() * (double) neurons());
    }

    /** How many neurons gave no spike for any picture. */
    int neverFired() {
        return (int) IntStream.range(0, neurons())
                .filter(neuron -> Arrays.stream(spikes).allMatch(ofDigit -> ofDigit[neuron] == 0))
                .count();
    }

    /** SHA-256 of the bits of all outputs, picture by picture and step by step, each value as a little-endian int. */
    String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var step = ByteBuffer.allocate(CLASSES * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < outputs.length; at += CLASSES) {
                step.clear();
                for (int i = 0; i < CLASSES; i++) {
                    step.putInt(Float.floatToIntBits(outputs[at + i]));
                }
                digest.update(step.flip());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** For every digit the neurons whose rate for it is most above their rates for all others; the first most so. */
    int[][] devoted(int count) {
        int[] shown = new int[CLASSES];
        for (int image = 0; image < digits.count(); image++) {
            shown[digits.label(image)]++;
        }
        double[][] rates = new double[CLASSES][];
        for (int digit = 0; digit < CLASSES; digit++) {
            int times = Math.max(1, shown[digit]);
            rates[digit] = Arrays.stream(spikes[digit])
                    .mapToDouble(n -> (double) n / times)
                    .toArray();
        }
        int[][] devoted = new int[CLASSES][];
        for (int digit = 0; digit < CLASSES; digit++) {
            int preferred = digit;
            devoted[digit] = IntStream.range(0, neurons())
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer neuron) -> -preference(rates, preferred, neuron)))
                    .limit(count)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return devoted;
    }

    private static double preference(double[][] rates, int digit, int neuron) {
        double others = IntStream.range(0, CLASSES)
                .filter(other -> other != digit)
                .mapToDouble(other -> rates[other][neuron])
                .max()
                .getAsDouble();
        return rates[digit][neuron] - others;
    }
}
