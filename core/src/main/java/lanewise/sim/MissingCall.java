package lanewise.sim;

import lanewise.error.SimulationException;

/**
 * Stands where a function of the host program was named but not supplied.
 *
 * @param name of the function
 */
record MissingCall(String name) implements SourceBody {
    @Override
    public boolean fill(int item, double[] in, double[] out) {
        if (out.length == 0) {
            return false;
        }
        throw new SimulationException(
                "function %s: it was not supplied; give it to the simulator under this name, or feed the signal that it writes"
                        .formatted(name));
    }

    @Override
    public boolean isShared() {
        return true;
    }
}
