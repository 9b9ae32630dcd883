package lanewise.verify.oracle;

import java.util.ArrayList;
import java.util.List;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.model.distribution.Choice;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.CustomNeuronType;
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
import lanewise.model.neuron.StateVariable;
import lanewise.model.neuron.StochasticSpiking;
import lanewise.model.neuron.Tanh;

/** Draws populations of neurons of every type, with what flows into them. */
record RandomPopulations(Draft draft, RandomIncrements increments) {
    /** The rate of a neuron that follows its current with a delay. */
    record LeakyRate(double tau) implements CustomNeuronType {
        @Override
        public List<StateVariable> states() {
            return List.of(new StateVariable("trace", Choice.of(0)));
        }

        @Override
        public void step(double dt, float[] current, float[] output, float[][] states) {
            for (int i = 0; i < current.length; i++) {
                states[0][i] += (float) (dt / tau) * (current[i] - states[0][i]);
                output[i] = Math.max(0, states[0][i]);
            }
        }
    }

    /**
     * A type with the currents that make it fire.
     *
     * @param low the lowest bias
     * @param high the highest
     * @param bound of the output
     * @param firm whether the output never is larger
     */
    private record Kind(NeuronType type, double low, double high, double bound, boolean firm) {}

    void add() {
        Kind kind = kind(draft.between(0, 15));
        int size = draft.size();
        Signal current = draft.target("current", size);
        Signal bias = Signal.of(draft.name("bias"), biases(kind, size), size);
        draft.operators.add(new Copy(bias, current, false));
        double reach = (kind.high() - kind.low()) / 2;
        for (int left = draft.between(1, 2); left > 0; left--) {
            if (draft.oneIn(3)) {
                Draft.Source source = draft.read(size);
                Signal gain = draft.constant(reach / source.bound(), size);
                draft.operators.add(new ElementwiseInc(gain, source.signal(), current));
            } else {
                int cols = draft.size();
                Draft.Source source = draft.read(cols);
                Signal weights = draft.constant(reach / (source.bound() * Math.sqrt(cols)), size, cols);
                draft.operators.add(new DotInc(weights, source.signal(), current));
            }
        }
        Signal output = draft.target("neurons", size);
        List<Signal> states = states(kind.type(), size);
        draft.operators.add(new SimNeurons(kind.type(), current, output, states, draft.seed()));
        draft.probe(current.base());
        double more = draft.oneIn(8) ? increments.increment(output) : 0;
        draft.finished(output, kind.bound() + more, kind.firm() && more == 0);
    }

    private double[] biases(Kind kind, int size) {
        double[] biases = draft.values(size, 1);
        for (int i = 0; i < size; i++) {
            biases[i] = kind.low() + (kind.high() - kind.low()) * (biases[i] + 1) / 2;
        }
        return biases;
    }

    private List<Signal> states(NeuronType type, int size) {
        List<Signal> states = new ArrayList<>();
        for (StateVariable variable : type.states()) {
            double[] initial = new double[size];
            if (!(variable.initial() instanceof Choice)) {
                for (int i = 0; i < size; i++) {
                    initial[i] = draft.between(0.0, 1.0);
                }
            }
            Signal state = draft.oneIn(3)
                    ? draft.apart(Signal.filled(draft.name(variable.name()), 0, 2 * size + 3), size)
                    : Signal.of(draft.name(variable.name()), initial, size);
            states.add(state);
            draft.probe(state.base());
        }
        return states;
    }

    private Kind kind(int number) {
        double amplitude = draft.oneIn(2) ? 1 : draft.between(0.01, 2.0);
        double spike = amplitude / draft.dt;
        double tauRc = draft.oneIn(2) ? 0.02 : draft.between(0.002, 0.05);
        double tauRef = draft.oneIn(2) ? 0.002 : draft.between(0.0, 0.004);
        double slope = draft.between(-0.3, 0.5);
        double fast = 1.5 / draft.dt;
        return switch (number) {
            case 0, 1 -> {
                double floor = draft.pick(List.of(0.0, -0.5, Double.NEGATIVE_INFINITY));
                yield new Kind(new Lif(tauRc, tauRef, floor, amplitude), -3, 15, spike, true);
            }
            case 2 ->
                new Kind(
                        new AdaptiveLif(draft.between(0.01, 0.1), draft.between(0, 0.1), tauRc, tauRef, 0, amplitude),
                        0,
                        20,
                        spike,
                        true);
            case 3 -> new Kind(new LifRate(tauRc, tauRef, amplitude), -1, 6, amplitude * 200, false);
            case 4 ->
                new Kind(
                        new AdaptiveLifRate(draft.between(0.01, 0.1), 0.05, tauRc, tauRef, amplitude),
                        0,
                        8,
                        amplitude * 200,
                        false);
            case 5 ->
                new Kind(
                        new SoftLifRate(draft.pick(List.of(1.0, 0.1, 0.02)), tauRc, tauRef, amplitude),
                        -1,
                        3,
                        amplitude * 200,
                        false);
            case 6 -> new Kind(new RectifiedLinear(amplitude), -1, 2, amplitude * 3, false);
            case 7 -> new Kind(new LeakyRelu(slope, amplitude), -2, 2, amplitude * 3, false);
            case 8 -> new Kind(new Sigmoid(draft.between(0.001, 0.01)), -3, 3, 1000, true);
            case 9 -> new Kind(new Tanh(draft.between(0.001, 0.01)), -2, 2, 1000, true);
            case 10 -> new Kind(new SpikingRectifiedLinear(amplitude), -fast / 4, fast, 2 * spike, false);
            case 11 -> new Kind(new SpikingLeakyRelu(slope, amplitude), -fast, fast, 2 * spike, false);
            case 12 ->
                new Kind(
                        new Izhikevich(draft.between(0.01, 0.1), 0.2, draft.between(-65.0, -50.0), draft.between(2, 8)),
                        -5,
                        40,
                        spike,
                        true);
            case 13 -> new Kind(new RegularSpiking(new LifRate(), amplitude), -fast / 2, fast, 2 * spike, false);
            case 14 ->
                draft.oneIn(2)
                        ? new Kind(new StochasticSpiking(new LifRate(), amplitude), -fast, fast, 2 * spike, false)
                        : new Kind(new PoissonSpiking(new LifRate(), amplitude), -fast, fast, 2 * spike, false);
            default -> new Kind(new LeakyRate(draft.between(0.005, 0.05)), -1, 3, 3, false);
        };
    }
}
