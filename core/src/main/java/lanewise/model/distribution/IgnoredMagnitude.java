package lanewise.model.distribution;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The warning that both spheres share: their points all have norm 1. */
final class IgnoredMagnitude {
    private static final Logger LOG = System.getLogger("lanewise.model");

    private IgnoredMagnitude() {}

    static void warn(String owner, boolean onSurface, double minMagnitude) {
        if (onSurface && minMagnitude > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0}: minMagnitude {1} is ignored, because points on the surface have norm 1; leave it 0",
                    owner,
                    minMagnitude);
        }
    }
}
