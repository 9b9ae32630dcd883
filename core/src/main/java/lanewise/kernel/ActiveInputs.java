package lanewise.kernel;

/** Finds inputs that are not 0. */
final class ActiveInputs {
    private ActiveInputs() {}

    /** How many of n inputs are not 0. */
    static int count(float[] x, int xAt, int n) {
        int active = 0;
        for (int i = 0; i < n; i++) {
            active += x[xAt + i] == 0 ? 0 : 1;
        }
        return active;
    }

    /** {@link ActiveTerms.Finder}. */
    static int find(float[] x, int xAt, int n, int[] into, int from) {
        int found = from;
        for (int i = 0; i < n; i++) {
            into[found] = i;
            found += x[xAt + i] == 0 ? 0 : 1; // no branch, which would be guessed wrong at every other input
        }
        return found;
    }

    /** The first input at {@code from} or after it that is not 0, or {@code end}. */
    static int next(float[] x, int from, int end) {
        int i = from;
        while (i < end && x[i] == 0) {
            i++;
        }
        return i;
    }
}
