package lanewise.train;

import lanewise.error.TrainingException;

/**
 * Some items of others.
 *
 * @param sequences of which
 * @param numbers which of them, in which order
 */
record SelectedSequences(Sequences sequences, int[] numbers) implements Sequences {
    SelectedSequences {
        numbers = numbers.clone();
        for (int number : numbers) {
            if (number < 0 || number >= sequences.items()) {
                throw new TrainingException(
                        "sequences: there is no item %d; there are 0 to %d".formatted(number, sequences.items() - 1));
            }
        }
    }

    @Override
    public int items() {
        return numbers.length;
    }

    @Override
    public int steps() {
        return sequences.steps();
    }

    @Override
    public int width() {
        return sequences.width();
    }

    @Override
    public void read(int item, int step, float[] into, int at) {
        sequences.read(numbers[item], step, into, at);
    }
}
