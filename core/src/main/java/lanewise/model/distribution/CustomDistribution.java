package lanewise.model.distribution;

/**
 * A person's own distribution. An implementation takes its randomness from the stream that it is given and from nowhere
 * else, so that a model's seed decides its samples, and it does not change after it is made.
 */
public non-sealed interface CustomDistribution extends Distribution {}
