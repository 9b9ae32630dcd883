package lanewise.train;

import lanewise.error.TrainingException;

/**
 * The first step of each item, held for some steps.
 *
 * @param sequences whose
 * @param steps how many
 */
record HeldSequences(Sequences sequences, int steps) implements Sequences {
    HeldSequences {
        if (steps < 1) {
            throw new TrainingException("sequences held for %d steps; give at least 1".formatted(steps));
        }
    }

    @Override
    public int items() {
        return sequences.items();
    }

    @Override
    public int width() {
        return sequences.width();
    }

    @Override
    public void read(int item, int step, float[] into, int at) {
        sequences.read(item, 0, into, at);
    }
}
