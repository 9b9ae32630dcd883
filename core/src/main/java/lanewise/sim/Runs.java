package lanewise.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins operators that do the same elementwise work on memory that lies together: each result is what one call covers,
 * the places of its signals in a fixed order.
 */
final class Runs {
    private Runs() {}

    static List<List<Place>> of(List<List<Place>> operators) {
        List<List<Place>> runs = new ArrayList<>();
        for (List<Place> next : operators) {
            if (!runs.isEmpty() && meet(runs.getLast(), next)) {
                runs.add(joined(runs.removeLast(), next));
            } else {
                runs.add(next);
            }
        }
        return runs;
    }

    private static boolean meet(List<Place> run, List<Place> next) {
        for (int i = 0; i < next.size(); i++) {
            if (!run.get(i).meets(next.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Place> joined(List<Place> run, List<Place> next) {
        List<Place> both = new ArrayList<>();
        for (int i = 0; i < next.size(); i++) {
            both.add(run.get(i).joined(next.get(i)));
        }
        return both;
    }
}
