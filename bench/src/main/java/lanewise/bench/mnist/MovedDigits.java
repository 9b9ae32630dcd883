package lanewise.bench.mnist;

import java.util.Arrays;
import lanewise.train.Sequences;

/**
 * Pictures to train with, one step each: all as they are, then all moved by a pixel up, down, left and right. What moves in
 * is paper.
 *
 * @param digits the pictures
 * @param ink what the darkest pixel becomes
 */
record MovedDigits(DigitSet digits, double ink) implements Sequences {
    private static final int SIDE = 28;
    private static final int[][] MOVES = {{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}};

    @Override
    public int items() {
        return MOVES.length * digits.count();
    }

    @Override
    public int steps() {
        return 1;
    }

    @Override
    public int width() {
        return IdxFile.PIXELS;
    }

    @Override
    public void read(int item, int step, float[] into, int at) {
        int image = item % digits.count();
        int[] move = MOVES[item / digits.count()];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                int fromRow = row - move[0];
                int fromColumn = column - move[1];
                boolean inside = fromRow >= 0 && fromRow < SIDE && fromColumn >= 0 && fromColumn < SIDE;
                into[at + row * SIDE + column] =
                        inside ? (float) (digits.pixel(image, fromRow * SIDE + fromColumn) * ink) : 0f;
            }
        }
    }

    /** The labels of all, as data to train with. */
    Sequences targets() {
        int[] all = new int[items()];
        Arrays.setAll(all, item -> digits.label(item % digits.count()));
        return Sequences.labels(all);
    }
}
