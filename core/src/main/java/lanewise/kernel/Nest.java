package lanewise.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Four loops, the first outermost, that walk two arrays. Both arrays move by a constant step in each loop.
 *
 * @param n0 turns of the outermost loop
 * @param a0 its step in the first array
 * @param b0 its step in the second array
 */
public record Nest(int n0, int a0, int b0, int n1, int a1, int b1, int n2, int a2, int b2, int n3, int a3, int b3) {

    /** One loop: how often, and how far in each array. */
    record Loop(int n, int a, int b) {
        boolean continues(Loop inner) {
            return a == inner.n * inner.a && b == inner.n * inner.b;
        }
    }

    /** These loops, outermost first, with as many of them as possible made one. */
    static Nest of(List<Loop> loops) {
        List<Loop> merged = new ArrayList<>();
        for (Loop loop : loops) {
            if (loop.n == 1) {
                continue;
            }
            if (!merged.isEmpty() && merged.getLast().continues(loop)) {
                merged.add(new Loop(merged.removeLast().n * loop.n, loop.a, loop.b));
            } else {
                merged.add(loop);
            }
        }
        while (merged.size() < 4) {
            merged.addFirst(new Loop(1, 0, 0));
        }
        Loop l0 = merged.get(0);
        Loop l1 = merged.get(1);
        Loop l2 = merged.get(2);
        Loop l3 = merged.get(3);
        return new Nest(l0.n, l0.a, l0.b, l1.n, l1.a, l1.b, l2.n, l2.a, l2.b, l3.n, l3.a, l3.b);
    }
}
