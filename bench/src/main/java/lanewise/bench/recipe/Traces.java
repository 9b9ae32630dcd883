package lanewise.bench.recipe;

import java.util.Arrays;
import lanewise.math.RandomStream;
import lanewise.network.spa.SemanticPointer;

/**
 * Things to remember, a trace each: two pairs of a role and a filler, all drawn anew, of which one is asked for.
 *
 * @param roles [item][pair], bound to fillers
 * @param fillers [item][pair]
 * @param asked which pair's role is the cue; its filler is the right answer
 */
@SuppressWarnings("ArrayRecordComponent") // read-only, and nobody compares these
record Traces(SemanticPointer[][] roles, SemanticPointer[][] fillers, int[] asked) {
    static final int PAIRS = 2;

    static Traces drawn(int items, int dimensions, RandomStream stream) {
        SemanticPointer[][] roles = new SemanticPointer[items][PAIRS];
        SemanticPointer[][] fillers = new SemanticPointer[items][PAIRS];
        int[] asked = new int[items];
        for (int item = 0; item < items; item++) {
            for (int pair = 0; pair < PAIRS; pair++) {
                roles[item][pair] = SemanticPointer.random(dimensions, stream);
                fillers[item][pair] = SemanticPointer.random(dimensions, stream);
            }
            asked[item] = stream.uniform(0, 1) < 0.5 ? 0 : 1;
        }
        return new Traces(roles, fillers, asked);
    }

    /** Some of them. */
    Traces part(int from, int end) {
        return new Traces(
                Arrays.copyOfRange(roles, from, end),
                Arrays.copyOfRange(fillers, from, end),
                Arrays.copyOfRange(asked, from, end));
    }

    int items() {
        return asked.length;
    }

    /** A role bound to its filler. */
    SemanticPointer bound(int item, int pair) {
        return roles[item][pair].times(fillers[item][pair]);
    }

    /** Both pairs together, of length 1. */
    SemanticPointer trace(int item) {
        return bound(item, 0).plus(bound(item, 1)).normalized();
    }

    SemanticPointer cue(int item) {
        return roles[item][asked[item]];
    }

    SemanticPointer answer(int item) {
        return fillers[item][asked[item]];
    }

    /**
     * The share of answers that are more like the right filler than like any other role or filler of all items.
     *
     * @param answers one row an item
     */
    double accuracy(float[][] answers) {
        int right = 0;
        for (int item = 0; item < answers.length; item++) {
            double wanted = likeness(answers[item], answer(item));
            boolean best = true;
            for (int other = 0; best && other < items(); other++) {
                for (int pair = 0; best && pair < PAIRS; pair++) {
                    boolean own = other == item && pair == asked[item];
                    best = (own || likeness(answers[item], fillers[other][pair]) < wanted)
                            && likeness(answers[item], roles[other][pair]) < wanted;
                }
            }
            right += best ? 1 : 0;
        }
        return (double) right / answers.length;
    }

    /** The dot product; all pointers are of length 1. */
    private static double likeness(float[] answer, SemanticPointer pointer) {
        double sum = 0;
        for (int i = 0; i < answer.length; i++) {
            sum += answer[i] * pointer.get(i);
        }
        return sum;
    }

    /** A pointer as a row of data. */
    static float[] row(SemanticPointer pointer) {
        float[] row = new float[pointer.dimensions()];
        write(pointer, 1, row, 0);
        return row;
    }

    /** Writes a pointer times a factor into a row. */
    static void write(SemanticPointer pointer, double factor, float[] row, int at) {
        for (int i = 0; i < pointer.dimensions(); i++) {
            row[at + i] = (float) (factor * pointer.get(i));
        }
    }
}
