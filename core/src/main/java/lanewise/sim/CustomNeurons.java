package lanewise.sim;

import java.util.Arrays;
import java.util.List;
import lanewise.error.SimulationException;
import lanewise.model.neuron.CustomNeuronType;

/** Steps a person's own neurons, item by item, in buffers that are exactly as long as there are neurons. */
final class CustomNeurons implements Task {
    private final CustomNeuronType type;
    private final Place out;
    private final Place j;
    private final List<Place> states;
    private final Clock clock;
    private final float[] current;
    private final float[] output;
    private final float[][] buffers;

    CustomNeurons(CustomNeuronType type, List<Place> places, Clock clock) {
        this.type = type;
        this.out = places.get(0);
        this.j = places.get(1);
        this.states = places.subList(2, places.size());
        this.clock = clock;
        current = new float[out.size()];
        output = new float[out.size()];
        buffers = new float[states.size()][out.size()];
    }

    @Override
    public Kind kind() {
        return Kind.SERIAL;
    }

    @Override
    public long work() {
        return out.size();
    }

    @Override
    public void run(int firstItem, int endItem, int from, int to) {
        for (int item = firstItem; item < endItem; item++) {
            Arrays.fill(output, 0);
            copyIn(j, item, current);
            for (int k = 0; k < buffers.length; k++) {
                copyIn(states.get(k), item, buffers[k]);
            }
            try {
                type.step(clock.dt(), current, output, buffers);
            } catch (RuntimeException e) {
                throw HostCall.failed(type.toString(), clock, e);
            }
            copyOut(output, "an output", out, item);
            for (int k = 0; k < buffers.length; k++) {
                copyOut(buffers[k], type.states().get(k).name(), states.get(k), item);
            }
        }
    }

    private static void copyIn(Place from, int item, float[] to) {
        int start = from.at(item);
        for (int i = 0; i < to.length; i++) {
            float value = from.array()[start + i];
            to[i] = Float.isNaN(value) ? Float.NaN : value; // the canonical one
        }
    }

    private void copyOut(float[] from, String what, Place to, int item) {
        int start = to.at(item);
        for (int i = 0; i < from.length; i++) {
            if (!Float.isFinite(from[i])) {
                throw new SimulationException(
                        "%s: %s of %s for neuron %d in step %d, at %s s; give values that are finite"
                                .formatted(type, what, from[i], i, clock.step(), clock.time()));
            }
            to.array()[start + i] = from[i] + 0f;
        }
    }
}
