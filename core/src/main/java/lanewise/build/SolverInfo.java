package lanewise.build;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a solver tells of how it went; what it has nothing to tell of is empty. Nengo's {@code solver_info}.
 *
 * @param iterations how many steps it took: one number a target, or one for all of a method that takes them together
 * @param rank how many singular values count
 * @param singularValues of the activities, the largest first
 * @param residuals for each target the length of what is left of it; of {@code Lstsq} only where that has one solution
 */
public record SolverInfo(
        List<Integer> iterations, OptionalInt rank, List<Double> singularValues, List<Double> residuals) {
    /** Nothing. */
    static SolverInfo none() {
        return iterations(List.of());
    }

    static SolverInfo iterations(List<Integer> counts) {
        return new SolverInfo(counts, OptionalInt.empty(), List.of(), List.of());
    }

    static SolverInfo residuals(List<Double> lengths) {
        return new SolverInfo(List.of(), OptionalInt.empty(), List.of(), lengths);
    }
}
