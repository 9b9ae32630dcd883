package lanewise.model.solver;

/**
 * All singular values: with {@code A = U S V^T}, {@code X = V (s / (s^2 + m sigma^2)) U^T Y}. Exact and slow; directions in
 * which the activities do not vary get 0.
 */
public record Svd() implements SubSolver {}
