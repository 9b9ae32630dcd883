package lanewise.verify.oracle;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.math.RandomStream;
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

/** Neurons, one by one. */
record NeuronSteps(Memory memory, Rounding r, Decisions decisions, double dt, int item) {
    /** What becomes of one neuron in a step. */
    @FunctionalInterface
    private interface Neuron {
        /** The output of neuron {@code i} under the current {@code j}. */
        double step(int i, double j);
    }

    Runnable of(SimNeurons op) {
        if (op.type() instanceof CustomNeuronType custom) {
            return custom(custom, op);
        }
        Cells current = memory.of(op.current());
        Cells output = memory.of(op.output());
        List<Cells> states = op.states().stream().map(memory::of).toList();
        Map<Signal, Cells> logs = op.times().signals().stream().collect(Collectors.toMap(log -> log, memory::of));
        Neuron fixed = neuron(op, op.type(), states);
        return () -> {
            NeuronType type = op.times().in(op.type(), log -> logs.get(log).get(0));
            Neuron neuron = op.times().isAny() ? neuron(op, type, states) : fixed;
            for (int i = 0; i < output.size(); i++) {
                output.set(i, neuron.step(i, current.get(i)));
            }
        };
    }

    private Neuron neuron(SimNeurons op, NeuronType given, List<Cells> states) {
        return switch (given) {
            case Lif type -> lif(op, type, states);
            case AdaptiveLif type -> adapting(lif(op, type.lif(), states), states.get(2), type.tauN(), type.incN());
            case LifRate type -> lifRate(op, type);
            case AdaptiveLifRate type ->
                adapting(lifRate(op, type.rate()), states.getFirst(), type.tauN(), type.incN());
            case SoftLifRate type -> (i, j) -> softLifRate(type, j);
            case RectifiedLinear type -> (i, j) -> type.amplitude() * Math.max(j, 0);
            case LeakyRelu type -> (i, j) -> type.amplitude() * leaky(type.negativeSlope(), j);
            case Sigmoid type -> (i, j) -> 1 / type.tauRef() / r.of(1 + r.of(StrictMath.exp(-j)));
            case Tanh type -> (i, j) -> 1 / type.tauRef() * r.of(StrictMath.tanh(j));
            case SpikingRectifiedLinear type -> {
                Neuron fire = floored(op, states.getFirst(), type.amplitude());
                yield (i, j) -> fire.step(i, Math.max(j, 0));
            }
            case SpikingLeakyRelu type -> truncated(op, type, states.getFirst());
            case RegularSpiking type -> floored(op, states.getFirst(), type.amplitude());
            case StochasticSpiking type -> stochastic(op, type);
            case PoissonSpiking type -> poisson(op, type);
            case Izhikevich type -> izhikevich(op, type, states.get(0), states.get(1));
            case Direct type -> throw new IllegalArgumentException("neurons of type Direct take no step");
            case CustomNeuronType type -> throw new IllegalArgumentException(type + " is stepped whole");
        };
    }

    private Neuron lif(SimNeurons op, Lif type, List<Cells> states) {
        Cells voltage = states.get(0);
        Cells refractory = states.get(1);
        return (i, j) -> {
            refractory.add(i, -dt);
            double delta = Math.clamp(r.of(dt - refractory.get(i)), 0, dt);
            double decay = r.of(StrictMath.expm1(r.of(-delta / type.tauRc())));
            double v = r.of(voltage.get(i) - r.of(r.of(j - voltage.get(i)) * decay));
            boolean spiked = decisions.taken(op, i, v, 1, v > 1 ? 1 : 0, type.amplitude() / dt) != 0;
            if (spiked) {
                double sinceSpike = type.tauRc() * r.of(StrictMath.log1p(r.of(-r.of(v - 1) / r.of(j - 1))));
                refractory.set(i, type.tauRef() + r.of(dt + r.of(sinceSpike)));
            }
            voltage.set(i, spiked ? 0 : Math.max(v, type.minVoltage()));
            return spiked ? type.amplitude() / dt : 0;
        };
    }

    private Neuron lifRate(SimNeurons op, LifRate type) {
        return (i, j) -> {
            double x = r.of(j - 1);
            if (decisions.taken(op, i, x, 0, x > 0 ? 1 : 0, 0) == 0) {
                return 0;
            }
            double log = r.of(StrictMath.log1p(r.of(1 / x)));
            return type.amplitude() / r.of(type.tauRef() + r.of(type.tauRc() * log));
        };
    }

    private double softLifRate(SoftLifRate type, double j) {
        double x = r.of(r.of(j - 1) / type.sigma());
        double log;
        if (x > -20) {
            double softplus = r.of(Math.max(x, 0) + r.of(StrictMath.log1p(r.of(StrictMath.exp(-Math.abs(x))))));
            log = r.of(StrictMath.log1p(r.of(1 / r.of(type.sigma() * softplus))));
        } else {
            log = r.of(-x - StrictMath.log(type.sigma()));
        }
        return type.amplitude() / r.of(type.tauRef() + r.of(type.tauRc() * log));
    }

    /** The neurons under the current less what they are tired, which then follows their output. */
    private Neuron adapting(Neuron neuron, Cells adaptation, double tauN, double incN) {
        return (i, j) -> {
            double out = r.of(neuron.step(i, r.of(j - adaptation.get(i))));
            adaptation.add(i, r.of(dt / tauN * r.of(r.of(incN * out) - adaptation.get(i))));
            return out;
        };
    }

    private static double leaky(double slope, double j) {
        return j < 0 ? slope * j : j;
    }

    /** Neurons that turn a rate into spikes, and keep what is left of it. */
    private Neuron floored(SimNeurons op, Cells voltage, double amplitude) {
        return (i, rate) -> {
            double v = r.of(voltage.get(i) + r.of(rate * dt));
            double spikes = decisions.cut(op, i, v, Math.floor(v), amplitude / dt);
            voltage.set(i, v - spikes);
            return amplitude / dt * spikes;
        };
    }

    private Neuron truncated(SimNeurons op, SpikingLeakyRelu type, Cells voltage) {
        return (i, j) -> {
            double v = r.of(voltage.get(i) + r.of(r.of(leaky(type.negativeSlope(), j)) * dt));
            double whole = v < 0 ? Math.ceil(v) : Math.floor(v);
            double spikes = decisions.cut(op, i, v, whole, type.amplitude() / dt);
            voltage.set(i, v - spikes);
            return type.amplitude() / dt * spikes;
        };
    }

    private Neuron stochastic(SimNeurons op, StochasticSpiking type) {
        RandomStream random = RandomStream.forItem(op.seed(), item);
        return (i, rate) -> {
            double expected = Math.abs(rate) * dt;
            double whole = Math.floor(expected);
            double draw = random.uniform();
            double spikes = expected - whole > draw ? whole + 1 : whole;
            double threshold = Math.rint(expected - draw) + draw;
            double height = type.amplitude() / dt;
            return height * decisions.taken(op, i, expected, threshold, spikes * Math.signum(rate), height);
        };
    }

    private Neuron poisson(SimNeurons op, PoissonSpiking type) {
        RandomStream random = RandomStream.forItem(op.seed(), item);
        return (i, rate) -> {
            double mean = Math.abs(rate) * dt;
            // where the thresholds lie nobody knows: there is one here if a mean next to this one gives another number
            boolean close =
                    random.copy().poisson(mean * (1 - 1e-5)) != random.copy().poisson(mean * (1 + 1e-5));
            double spikes = random.poisson(mean) * Math.signum(rate);
            double height = type.amplitude() / dt;
            return height * decisions.taken(op, i, mean, close ? mean : Double.POSITIVE_INFINITY, spikes, height);
        };
    }

    private Neuron izhikevich(SimNeurons op, Izhikevich type, Cells voltage, Cells recovery) {
        return (i, j) -> {
            double v = voltage.get(i);
            double u = recovery.get(i);
            double rise = r.of(r.of(r.of(0.04 * r.of(v * v)) + r.of(5 * v)) + 140);
            rise = r.of(r.of(r.of(rise - u) + Math.max(-30, j)) * 1000);
            v = r.of(v + r.of(rise * dt));
            boolean below = decisions.taken(op, i, v, 30, v >= 30 ? 1 : 0, 1 / dt) == 0;
            v = below ? v : type.resetVoltage();
            voltage.set(i, v);
            double change = r.of(r.of(type.tauRecovery() * r.of(r.of(type.coupling() * v) - u)) * 1000);
            u = r.of(u + r.of(change * dt));
            recovery.set(i, below ? u : u + type.resetRecovery());
            return below ? 0 : 1 / dt;
        };
    }

    private Runnable custom(CustomNeuronType type, SimNeurons op) {
        Cells current = memory.of(op.current());
        Cells output = memory.of(op.output());
        List<Cells> states = op.states().stream().map(memory::of).toList();
        return () -> {
            float[][] values = states.stream().map(NeuronSteps::floats).toArray(float[][]::new);
            float[] out = new float[output.size()];
            type.step(dt, floats(current), out, values);
            for (int i = 0; i < out.length; i++) {
                output.set(i, out[i]);
                for (int k = 0; k < values.length; k++) {
                    states.get(k).set(i, values[k][i]);
                }
            }
        };
    }

    private static float[] floats(Cells cells) {
        float[] values = new float[cells.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) cells.get(i);
        }
        return values;
    }
}
