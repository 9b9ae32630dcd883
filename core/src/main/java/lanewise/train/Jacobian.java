package lanewise.train;

/**
 * How what a probe records changes with what a node gives: a row for each value that was recorded, item behind item, of each
 * its samples, of each its values; a column for each value that was given, in the same way by items, steps and values.
 *
 * @param analytic what running backwards says
 * @param numeric what differences of two runs say
 */
public record Jacobian(double[][] analytic, double[][] numeric) {}
