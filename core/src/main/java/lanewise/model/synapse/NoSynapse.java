package lanewise.model.synapse;

/** No synapse: the value arrives within the step. */
public record NoSynapse() implements Synapse {
    @Override
    public int stateSize(double dt, int size) {
        return FilterState.length(dt, StateSpace.gain(1).stateSize(size));
    }

    @Override
    public void start(double dt, int size, double y0, double[] state) {
        FilterState.start(StateSpace.gain(1), size, y0, state, this);
    }

    @Override
    public void step(double[] state, double[] x, double[] y) {
        FilterState.step(state, x, y);
    }
}
