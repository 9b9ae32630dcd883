package lanewise.sim;

import java.util.List;
import lanewise.error.SimulationException;
import lanewise.math.RandomStream;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.model.neuron.RatesToSpikes;

/**
 * Makes random spikes of rates. A stream is one sequence, neuron after neuron, so there is nothing here for vectors.
 * The number of spikes is drawn in double, for the mean {@code dt * |rate|}.
 */
final class RandomSpikes implements Task {
    private final RatesToSpikes type;
    private final Place out;
    private final Place rate;
    private final RandomStream[] streams;
    private final Clock clock;
    private final boolean poisson;
    private final float spike;

    RandomSpikes(RatesToSpikes type, List<Place> places, int items, RandomStream[] streams, Clock clock) {
        assert streams.length == items : "a stream an item";
        this.type = type;
        this.out = places.get(0);
        this.rate = places.get(1);
        this.streams = streams;
        this.clock = clock;
        poisson = type instanceof PoissonSpiking;
        spike = SpikeTasks.height(type, type.amplitude(), clock.dt());
    }

    @Override
    public long work() {
        return out.size();
    }

    @Override
    public void run(int firstItem, int endItem, int from, int to) {
        for (int item = firstItem; item < endItem; item++) {
            int outAt = out.at(item);
            int rateAt = rate.at(item);
            RandomStream stream = streams[item];
            for (int i = 0; i < out.size(); i++) {
                float r = rate.array()[rateAt + i];
                double mean = clock.dt() * Math.abs((double) r);
                double count = poisson ? poisson(mean, i, r, stream) : stochastic(mean, stream);
                out.array()[outAt + i] = spike * (float) (r < 0 ? -count : count) + 0f;
            }
        }
    }

    private static double stochastic(double mean, RandomStream stream) {
        double whole = Math.floor(mean);
        return stream.uniform() < mean - whole ? whole + 1 : whole;
    }

    private double poisson(double mean, int neuron, float r, RandomStream stream) {
        if (!(mean <= RandomStream.MAX_POISSON_MEAN)) {
            throw new SimulationException(
                    "%s: the rate of neuron %d is %s Hz in step %d, at %s s; a Poisson draw has a mean of at most %s"
                            .formatted(type, neuron, r, clock.step(), clock.time(), RandomStream.MAX_POISSON_MEAN));
        }
        return stream.poisson(mean);
    }
}
