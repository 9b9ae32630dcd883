/**
 * What numbers are drawn from: the parameters of neurons, encoders, evaluation points and noise. A distribution is an
 * immutable description; the draws come from the {@link lanewise.math.RandomStream} that {@code sample} is given, and
 * equal streams give equal samples.
 */
package lanewise.model.distribution;
