package lanewise.kernel;

/**
 * What stands for the slope of a spike: a spike is a step of height 1 at the threshold, whose true slope is 0 almost
 * everywhere. With u the distance from the threshold and k the sharpness, the slope is {@code scale} at the threshold and
 * falls off to both sides as the shape says.
 *
 * @param shape how the slope falls off
 * @param sharpness k, above 0
 * @param scale the slope at the threshold
 * @param throughReset whether a gradient also goes through what a spike does to the voltage, or takes that for given
 */
public record SurrogateStep(Shape shape, float sharpness, float scale, boolean throughReset) {

    /** How a surrogate slope falls off with the distance u from the threshold. */
    public enum Shape {
        /** {@code scale / (1 + k |u|)^2}, the slope of {@code u / (1 + k |u|)} (Zenke and Ganguli's SuperSpike). */
        FAST_SIGMOID,
        /**
         * {@code scale / (1 + (k u)^2)}, the slope of an arctangent; with the {@code alpha} of Fang and others k is
         * {@code alpha * pi / 2} and the scale {@code alpha / 2}.
         */
        ARCTANGENT,
        /** {@code scale * max(0, 1 - k |u|)} (Esser and others, Bellec and others). */
        TRIANGLE
    }

    /** Rounds the constants of a population whose resets are given. */
    public static SurrogateStep of(Shape shape, double sharpness, double scale) {
        return of(shape, sharpness, scale, false);
    }

    /** Rounds the constants of a population. */
    public static SurrogateStep of(Shape shape, double sharpness, double scale, boolean throughReset) {
        assert sharpness > 0;
        return new SurrogateStep(shape, (float) sharpness, (float) scale, throughReset);
    }

    /** The slope at a distance from the threshold. */
    float slope(float u) {
        return switch (shape) {
            case FAST_SIGMOID -> {
                float below = Math.fma(sharpness, u < 0 ? -u : u, 1f);
                yield scale / (below * below) + 0f;
            }
            case ARCTANGENT -> {
                float distance = sharpness * u;
                yield scale / Math.fma(distance, distance, 1f) + 0f;
            }
            case TRIANGLE -> {
                float height = Math.fma(-sharpness, u < 0 ? -u : u, 1f);
                yield scale * (height < 0 ? 0 : height) + 0f;
            }
        };
    }
}
