package lanewise.train;

import java.util.Arrays;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.CustomNeuronType;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.SpikingLeakyRelu;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.neuron.StochasticSpiking;
import lanewise.model.neuron.Tanh;
import lanewise.train.SpikeGradient.Surrogate;

/**
 * A run of a neuron in double, whose outputs have the slopes that a surrogate claims: where the run is tried again with
 * other inputs, spikes are those of the first try plus the integral of the surrogate between the voltages of both. So at
 * the inputs of the first try central differences give what a surrogate gradient has to be.
 */
final class SmoothedNeurons {
    private NeuronType type;
    private final Surrogate surrogate;
    private final double dt;
    private final double[] first;
    private final double[] state = new double[3];
    private double[] frozen = {};
    private int count;
    private int next;

    /**
     * @param first its states at the start
     */
    SmoothedNeurons(NeuronType type, Surrogate surrogate, double dt, double... first) {
        this.type = type;
        this.surrogate = surrogate;
        this.dt = dt;
        this.first = first;
        restart();
    }

    /** Starts again, with other constants. */
    void restart(NeuronType other) {
        type = other;
        restart();
    }

    /** Starts again. */
    void restart() {
        System.arraycopy(first, 0, state, 0, first.length);
        next = 0;
    }

    /** What was at this point in the first try. */
    private double frozen(double value) {
        if (next == count) {
            if (count == frozen.length) {
                frozen = Arrays.copyOf(frozen, 2 * count + 16);
            }
            frozen[count++] = value;
        }
        return frozen[next++];
    }

    private double integral(double u) {
        double k = surrogate.sharpness();
        double size = Math.abs(u);
        double half = switch (surrogate.shape()) {
            case FAST_SIGMOID -> k * size / (1 + k * size) / 2;
            case ARCTANGENT -> Math.atan(k * size) / Math.PI;
            case TRIANGLE -> {
                double part = Math.min(1, k * size);
                yield part - part * part / 2;
            }
        };
        return surrogate.area() * Math.signum(u) * half;
    }

    /** A count that grows by 1 where u passes 0, here a given one. */
    private double smooth(double hard, double u) {
        return frozen(hard) + integral(u) - integral(frozen(u));
    }

    private double atReset(double count, double hard) {
        return surrogate.detachedReset() ? frozen(hard) : count;
    }

    /**
     * A step.
     *
     * @param j its current
     * @param drawn what the neuron put out, if that is random
     */
    double step(double j, double drawn) {
        return switch (type) {
            case Lif lif -> lif(lif, j);
            case AdaptiveLif adaptive -> {
                double out = lif(adaptive.lif(), j - state[2]);
                state[2] += dt / adaptive.tauN() * (adaptive.incN() * out - state[2]);
                yield out;
            }
            case AdaptiveLifRate adaptive -> {
                double over = j - state[0] - 1;
                double out = over > 0
                        ? adaptive.amplitude() / (adaptive.tauRef() + adaptive.tauRc() * Math.log1p(1 / over))
                        : 0;
                state[0] += dt / adaptive.tauN() * (adaptive.incN() * out - state[0]);
                yield out;
            }
            case SpikingRectifiedLinear spiking -> upwards(Math.max(j, 0), spiking.amplitude());
            case RegularSpiking spiking -> upwards(j, spiking.amplitude());
            case SpikingLeakyRelu spiking -> leaky(spiking, j);
            case Izhikevich izhikevich -> izhikevich(izhikevich, j);
            case StochasticSpiking spiking -> frozen(drawn) + spiking.amplitude() * (j - frozen(j));
            case PoissonSpiking spiking -> frozen(drawn) + spiking.amplitude() * (j - frozen(j));
            case LifRate other -> throw new AssertionError(other);
            case SoftLifRate other -> throw new AssertionError(other);
            case RectifiedLinear other -> throw new AssertionError(other);
            case LeakyRelu other -> throw new AssertionError(other);
            case Sigmoid other -> throw new AssertionError(other);
            case Tanh other -> throw new AssertionError(other);
            case CustomNeuronType other -> throw new AssertionError(other);
            case Direct other -> throw new AssertionError(other);
        };
    }

    private double lif(Lif lif, double j) {
        double delta = frozen(Math.clamp(2 * dt - state[1], 0, dt));
        double v1 = state[0] + (state[0] - j) * Math.expm1(-delta / lif.tauRc());
        double hard = v1 > 1 ? 1 : 0;
        double spike = smooth(hard, v1 - 1);
        double floored = frozen(v1 < lif.minVoltage() ? 1 : 0) == 1 ? lif.minVoltage() : v1;
        state[0] = (1 - atReset(spike, hard)) * floored;
        state[1] = hard == 1 ? lif.tauRc() * Math.log1p((1 - v1) / (j - 1)) + lif.tauRef() + dt : state[1] - dt;
        return spike * lif.amplitude() / dt;
    }

    private double upwards(double input, double amplitude) {
        double v1 = state[0] + input * dt;
        double nearest = Math.floor(v1 + 0.5);
        double threshold = frozen(input < 0 ? Math.min(nearest, 0) : Math.max(nearest, 1));
        double spikes = smooth(Math.floor(v1), v1 - threshold);
        state[0] = v1 - atReset(spikes, Math.floor(v1));
        return spikes * amplitude / dt;
    }

    private double leaky(SpikingLeakyRelu type, double j) {
        double v1 = state[0] + (j < 0 ? type.negativeSlope() * j : j) * dt;
        double sign = frozen(v1 < 0 ? -1 : 1);
        double threshold = frozen(Math.max(1, Math.floor(sign * v1 + 0.5)));
        double hard = Math.floor(sign * v1);
        double spikes = sign * smooth(hard, sign * v1 - threshold);
        state[0] = v1 - atReset(spikes, sign * hard);
        return spikes * type.amplitude() / dt;
    }

    private double izhikevich(Izhikevich type, double j) {
        double ms = 1000 * dt;
        double v = state[0];
        double v1 = v + ms * (0.04 * v * v + 5 * v + 140 - state[1] + Math.max(j, -30));
        double hard = v1 >= 30 ? 1 : 0;
        double spike = smooth(hard, (v1 - 30) / (30 - type.resetVoltage()));
        double reset = atReset(spike, hard);
        state[0] = (1 - reset) * v1 + reset * type.resetVoltage();
        state[1] += ms * type.tauRecovery() * (type.coupling() * state[0] - state[1]) + reset * type.resetRecovery();
        return spike / dt;
    }
}
