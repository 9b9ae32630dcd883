package lanewise.bench.mnist;

import java.util.stream.IntStream;

/**
 * What one network did while pictures were shown to it one after another.
 *
 * @param digits the pictures come from here
 * @param images numbers of the pictures shown, each for the same number of steps
 * @param outputs the ten filtered outputs of every step
 * @param spikes the output of every neuron in every step, positive for a spike
 * @param devoted the neurons to look at: for every digit those that prefer it, at most {@link #DEVOTED}
 */
record Showing(DigitSet digits, int[] images, float[][] outputs, float[][] spikes, int[][] devoted) {
    static final int DEVOTED = 14;

    /** How many steps there are. */
    int steps() {
        return outputs.length;
    }

    /** How long each picture was shown. */
    int stepsEach() {
        return outputs.length / images.length;
    }

    /** The output that is largest in a step. */
    int answer(int step) {
        return Answers.largest(outputs[step], 0, IdxFile.CLASSES);
    }

    /** The answer at the end of the showing of picture {@code place}, counted from 0. */
    int answerTo(int place) {
        return answer((place + 1) * stepsEach() - 1);
    }

    /** The steps in which a neuron fired. */
    int[] spikeSteps(int neuron) {
        return IntStream.range(0, steps())
                .filter(step -> spikes[step][neuron] > 0)
                .toArray();
    }
}
