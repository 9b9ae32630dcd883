package lanewise.plan;

/** So many operators of each kind; the most frequent kind, and kinds that there are, are found without looking at all. */
final class Sizes {
    private final int leaves;

    /** A binary tree: node n has the larger of the sizes of nodes 2n and 2n + 1. */
    private final int[] sizes;

    Sizes(int kinds) {
        leaves = Math.max(1, Integer.highestOneBit(Math.max(1, 2 * kinds - 1)));
        sizes = new int[2 * leaves];
    }

    int of(int kind) {
        return sizes[leaves + kind];
    }

    void add(int kind, int operators) {
        int node = leaves + kind;
        sizes[node] += operators;
        for (node /= 2; node > 0; node /= 2) {
            sizes[node] = Math.max(sizes[2 * node], sizes[2 * node + 1]);
        }
    }

    /** The most frequent kind, of equals the first. */
    int largest() {
        int node = 1;
        while (node < leaves) {
            node = sizes[2 * node] >= sizes[2 * node + 1] ? 2 * node : 2 * node + 1;
        }
        return node - leaves;
    }

    /** The first kind from one on of which there are operators, or -1. */
    int next(int from) {
        if (from >= leaves) {
            return -1;
        }
        int node = leaves + from;
        while (sizes[node] == 0) {
            while ((node & 1) == 1) { // the last of its parent
                node /= 2;
            }
            if (node == 0) {
                return -1;
            }
            node++;
        }
        while (node < leaves) {
            node = sizes[2 * node] > 0 ? 2 * node : 2 * node + 1;
        }
        return node - leaves;
    }
}
