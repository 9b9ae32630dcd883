package lanewise.math;

import lanewise.error.ModelException;

/**
 * NumPy's legacy random generator ({@code numpy.random.RandomState}): the 32-bit Mersenne Twister MT19937 of Matsumoto
 * and Nishimura (1998), seeded by one integer, and the derivations that NumPy has frozen for it. Equal seeds give
 * NumPy's draws: to the last bit where no logarithm, exponential or power is involved, else as {@link DoubleMath}
 * rounds them.
 *
 * <p>A stream is one sequence. It is mutable and not safe for use by several threads at once.
 */
public final class RandomStream {
    /** The largest seed: seeds are unsigned 32-bit integers. */
    public static final long MAX_SEED = 0xFFFFFFFFL;

    /** The largest value of {@link #drawSeed}: 2^31 - 2. */
    public static final long MAX_DRAWN_SEED = Integer.MAX_VALUE - 1L;

    /** The largest mean of {@link #poisson}: up to 2^53 every integer is a double. */
    public static final double MAX_POISSON_MEAN = 0x1p53;

    /** How many integers {@link #state} gives. */
    public static final int STATE_LENGTH = StreamState.LENGTH;

    static final int WORDS = 624;
    private static final int SHIFT = 397;
    private static final int TWIST = 0x9908b0df;

    private final int[] words = new int[WORDS];
    private int used = WORDS;
    private double spareGaussian;
    private boolean hasSpareGaussian;

    /**
     * A stream at its start.
     *
     * @param seed 0 .. {@link #MAX_SEED}
     * @throws ModelException if the seed is outside that range
     */
    public RandomStream(long seed) {
        words[0] = (int) checkedSeed(seed);
        for (int i = 1; i < WORDS; i++) {
            words[i] = 1812433253 * (words[i - 1] ^ (words[i - 1] >>> 30)) + i;
        }
    }

    private RandomStream() {}

    /**
     * A seed, if it is one.
     *
     * @param seed 0 .. {@link #MAX_SEED}
     * @return the same
     * @throws ModelException if the seed is outside that range
     */
    public static long checkedSeed(long seed) {
        if (seed < 0 || seed > MAX_SEED) {
            throw new ModelException("seed %d: a seed is a number from 0 to %d".formatted(seed, MAX_SEED));
        }
        return seed;
    }

    /**
     * The stream of an item of a batch. Item 0's is {@code new RandomStream(seed)}, so that a run alone and the first
     * item of a batch are the same. Another item's seed is the upper half of {@code mix(seed + item * g)} with
     * g = 0x9e3779b97f4a7c15, 64-bit arithmetic, and the finaliser of SplitMix64 (Steele, Lea and Flood 2014):
     * {@code mix(z)} is z ^= z >>> 30, z *= 0xbf58476d1ce4e5b9, z ^= z >>> 27, z *= 0x94d049bb133111eb, z ^= z >>> 31.
     *
     * @param seed 0 .. {@link #MAX_SEED}
     * @param item the item's number in the whole data, 0 or greater
     * @return a new stream at its start
     * @throws ModelException if the seed or the item is out of range
     */
    public static RandomStream forItem(long seed, long item) {
        if (item < 0) {
            throw new ModelException("random stream: the item is %d, but items count from 0".formatted(item));
        }
        RandomStream first = new RandomStream(seed);
        if (item == 0) {
            return first;
        }
        long z = seed + item * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return new RandomStream((z ^ (z >>> 31)) >>> 32);
    }

    /**
     * A stream that goes on where this one stands, and of which this one knows nothing.
     *
     * @return a new stream
     */
    public RandomStream copy() {
        RandomStream copy = new RandomStream();
        copy.set(words, used, hasSpareGaussian, spareGaussian);
        return copy;
    }

    /**
     * All that decides the draws to come, to be kept or written to a file: the generator's 624 words, how many of them
     * are used up (0 to 624), 1 if a normal number is kept for the next call, else 0, and the upper and lower half of
     * that number's bits, else 0 and 0. Streams that stand at the same place have equal integers.
     *
     * @return {@link #STATE_LENGTH} integers in a new array
     */
    public int[] state() {
        return StreamState.of(words, used, hasSpareGaussian, spareGaussian);
    }

    /**
     * Goes to where another stream stood, or this one.
     *
     * @param state what {@link #state} gave; not kept
     * @throws ModelException if it is no state of a stream, saying why; this stream is then as it was
     */
    public void restore(int[] state) {
        StreamState.check(state);
        set(state, StreamState.used(state), StreamState.hasSpare(state), StreamState.spare(state));
    }

    private void set(int[] from, int usedWords, boolean hasSpare, double spare) {
        System.arraycopy(from, 0, words, 0, WORDS);
        used = usedWords;
        hasSpareGaussian = hasSpare;
        spareGaussian = spare;
    }

    /**
     * The generator's next 32 bits, on which all other draws rest.
     *
     * @return 32 uniformly distributed bits
     */
    public int nextBits() {
        if (used == WORDS) {
            regenerate();
        }
        int y = words[used++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void regenerate() {
        for (int i = 0; i < WORDS; i++) {
            int y = (words[i] & 0x80000000) | (words[(i + 1) % WORDS] & 0x7fffffff);
            words[i] = words[(i + SHIFT) % WORDS] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : TWIST);
        }
        used = 0;
    }

    /**
     * A double in [0, 1) from 53 random bits.
     *
     * @return a multiple of 2^-53
     */
    public double uniform() {
        int top = nextBits() >>> 5;
        int rest = nextBits() >>> 6;
        return (top * 0x1p26 + rest) * 0x1p-53;
    }

    /**
     * {@code low + (high - low) * uniform()}; {@code high} may be the smaller one.
     *
     * @param low the end that can be drawn
     * @param high the end that is drawn by rounding only
     * @return a double between the two
     */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /**
     * A standard normal number by Marsaglia's polar method. Every second call returns what the one before it kept.
     *
     * @return a draw with mean 0 and standard deviation 1
     */
    public double gaussian() {
        if (hasSpareGaussian) {
            hasSpareGaussian = false;
            return spareGaussian;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * uniform() - 1;
            y = 2 * uniform() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = Math.sqrt(-2 * DoubleMath.log(square) / square);
        spareGaussian = factor * x;
        hasSpareGaussian = true;
        return factor * y;
    }

    /**
     * {@code mean + std * gaussian()}.
     *
     * @param mean the mean
     * @param std the standard deviation
     * @return a normal draw
     */
    public double gaussian(double mean, double std) {
        return mean + std * gaussian();
    }

    /**
     * An exponential draw: {@code -ln(1 - u) * scale}.
     *
     * @param scale the mean
     * @return a draw, 0 or greater
     */
    public double exponential(double scale) {
        return scale * -DoubleMath.log(1 - uniform());
    }

    /**
     * A gamma draw: an exponential for shape 1, the Ahrens-Dieter method (1974) below, Marsaglia and Tsang's (2000)
     * above.
     *
     * @param shape greater than 0
     * @param scale factor of the result
     * @return a draw, 0 or greater
     * @throws ModelException if the shape is not a positive finite number
     */
    public double gamma(double shape, double scale) {
        requirePositive("gamma", "shape", shape);
        return scale * standardGamma(shape);
    }

    private double standardGamma(double shape) {
        if (shape == 1) {
            return exponential(1);
        }
        return shape < 1 ? smallGamma(shape) : largeGamma(shape);
    }

    private double smallGamma(double shape) {
        while (true) {
            double u = uniform();
            double limit = exponential(1);
            if (u <= 1 - shape) {
                double x = DoubleMath.pow(u, 1 / shape);
                if (x <= limit) {
                    return x;
                }
            } else {
                double y = -DoubleMath.log((1 - u) / shape);
                double x = DoubleMath.pow(1 - shape + shape * y, 1 / shape);
                if (x <= limit + y) {
                    return x;
                }
            }
        }
    }

    private double largeGamma(double shape) {
        double d = shape - 1.0 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x;
            double root;
            do {
                x = gaussian();
                root = 1 + c * x;
            } while (root <= 0);
            double v = root * root * root;
            double u = uniform();
            if (u < 1 - 0.0331 * (x * x) * (x * x)
                    || DoubleMath.log(u) < 0.5 * x * x + d * (1 - v + DoubleMath.log(v))) {
                return d * v;
            }
        }
    }

    /**
     * A beta draw: Johnk's method (1964) if neither parameter exceeds 1, else the ratio of gamma draws.
     *
     * @param a greater than 0
     * @param b greater than 0
     * @return a draw in [0, 1]
     * @throws ModelException if a parameter is not a positive finite number
     */
    public double beta(double a, double b) {
        requirePositive("beta", "a", a);
        requirePositive("beta", "b", b);
        if (a > 1 || b > 1) {
            double first = standardGamma(a);
            return first / (first + standardGamma(b));
        }
        while (true) {
            double u = uniform();
            double v = uniform();
            double x = DoubleMath.pow(u, 1 / a);
            double y = DoubleMath.pow(v, 1 / b);
            if (x + y <= 1 && x + y > 0) {
                return x / (x + y);
            }
            if (x + y == 0) { // both powers underflowed: take the ratio in logarithms
                double logX = DoubleMath.log(u) / a;
                double logY = DoubleMath.log(v) / b;
                double larger = logX > logY ? logX : logY;
                logX -= larger;
                logY -= larger;
                return DoubleMath.exp(logX - DoubleMath.log(DoubleMath.exp(logX) + DoubleMath.exp(logY)));
            }
        }
    }

    private static void requirePositive(String draw, String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new ModelException(
                    "%s draw: %s is %s, but has to be a finite number greater than 0".formatted(draw, name, value));
        }
    }

    /**
     * A Poisson draw: uniform numbers are multiplied for means below 10, else Hoermann's transformed rejection (1993).
     *
     * @param mean from 0 to {@link #MAX_POISSON_MEAN}; 0 takes nothing from the stream
     * @return an integer, 0 or greater
     * @throws ModelException if the mean is outside that range
     */
    public long poisson(double mean) {
        if (!(mean >= 0 && mean <= MAX_POISSON_MEAN)) {
            throw new ModelException(
                    "Poisson draw: the mean is %s, but has to be from 0 to %s".formatted(mean, MAX_POISSON_MEAN));
        }
        return PoissonDraw.draw(mean, this);
    }

    /**
     * An integer from 0 to {@code max}, both included: bits under the smallest mask that covers {@code max} are drawn
     * until they do not exceed it. {@code max == 0} takes nothing from the stream, one above 2^32 - 1 takes two words
     * a try.
     *
     * @param max 0 or greater
     * @return an integer in [0, max]
     * @throws ModelException if max is negative
     */
    public long integer(long max) {
        if (max < 0) {
            throw new ModelException(
                    "random integer: the largest value is %d, but has to be 0 or greater".formatted(max));
        }
        if (max == 0) {
            return 0;
        }
        long mask = -1L >>> Long.numberOfLeadingZeros(max);
        while (true) {
            long bits = Integer.toUnsignedLong(nextBits());
            if (max > MAX_SEED) {
                bits = bits << 32 | Integer.toUnsignedLong(nextBits());
            }
            long value = bits & mask;
            if (value <= max) {
                return value;
            }
        }
    }

    /**
     * An integer from {@code low} to {@code high - 1}, as NumPy's {@code randint}.
     *
     * @param low the smallest value
     * @param high one more than the largest value
     * @return an integer in [low, high)
     * @throws ModelException if high is not greater than low, or the range holds 2^63 integers or more
     */
    public long randint(long low, long high) {
        if (low >= high || high - low < 0) {
            throw new ModelException(("random integer: the range is [%d, %d), but has to hold at least one integer "
                            + "and fewer than 2^63; make high greater than low")
                    .formatted(low, high));
        }
        return low + integer(high - low - 1);
    }

    /**
     * A seed for another stream: an integer from 0 to {@link #MAX_DRAWN_SEED}.
     *
     * @return the seed
     */
    public long drawSeed() {
        return integer(MAX_DRAWN_SEED);
    }

    /**
     * Shuffles in place: from the last value down, each is swapped with one at a random place not behind it.
     *
     * @param values what is shuffled
     */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = (int) integer(i);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }

    /**
     * Shuffles the rows of a matrix in place, by the same swaps.
     *
     * @param rows the matrix, row by row; its length is a multiple of the width
     * @param width values in a row, 1 or more
     */
    public void shuffleRows(double[] rows, int width) {
        for (int i = rows.length / width - 1; i > 0; i--) {
            int j = (int) integer(i);
            for (int k = 0; k < width; k++) {
                double kept = rows[i * width + k];
                rows[i * width + k] = rows[j * width + k];
                rows[j * width + k] = kept;
            }
        }
    }

    /**
     * The integers from 0 to {@code n - 1}, shuffled.
     *
     * @param n how many, 0 or more
     * @return a new array
     */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        shuffle(order);
        return order;
    }

    /**
     * Indices drawn with given probabilities, with replacement: each is the first whose cumulative probability exceeds
     * a uniform draw. (Equal probabilities are drawn by {@link #randint}, as in NumPy.)
     *
     * @param count how many indices
     * @param probabilities one per index, none negative; they are divided by their sum
     * @return {@code count} indices into the probabilities
     * @throws ModelException if a probability is negative or not finite, or they sum to 0
     */
    public int[] choice(int count, double... probabilities) {
        double[] cumulative = new double[probabilities.length];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            if (!(probabilities[i] >= 0 && probabilities[i] < Double.POSITIVE_INFINITY)) {
                throw new ModelException("random choice: probability %d is %s, but has to be a finite number, 0 or more"
                        .formatted(i, probabilities[i]));
            }
            sum += probabilities[i];
            cumulative[i] = sum;
        }
        if (sum == 0) {
            throw new ModelException("random choice: the %d probabilities sum to 0; make one of them positive"
                    .formatted(cumulative.length));
        }
        for (int i = 0; i < cumulative.length; i++) {
            cumulative[i] /= sum;
        }
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            double u = uniform();
            while (cumulative[indices[i]] <= u) { // ends, because the last one is 1
                indices[i]++;
            }
        }
        return indices;
    }
}
