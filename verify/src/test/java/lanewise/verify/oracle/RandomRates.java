package lanewise.verify.oracle;

import java.util.List;
import java.util.Optional;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.NeuronTimes;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.graph.TimeConstant;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.Tanh;

/** Draws populations of neurons whose output has a derivative, and lies between about -1 and 3. */
record RandomRates(Draft draft) {
    void add() {
        int size = draft.size();
        Signal current = current(size);
        Signal output = draft.target("rates", size);
        draft.operators.add(new SimNeurons(type(), current, output, List.of()));
        draft.probe(current.base());
        draft.finished(output, 2, true);
    }

    /** Neurons some of whose time constants are parameters. */
    void tuned() {
        int size = draft.size();
        Signal current = current(size);
        Signal output = draft.target("rates", size);
        double tauRc = draft.between(0.005, 0.05);
        double tauRef = draft.between(0.001, 0.004);
        double tauN = draft.between(0.003, 0.03);
        double amplitude = draft.between(0.003, 0.01);
        double period = draft.between(0.5, 2);
        NeuronType type = switch (draft.between(0, 4)) {
            case 0 -> new LifRate(tauRc, tauRef, amplitude);
            case 1 -> new SoftLifRate(draft.pick(List.of(1.0, 0.1, 0.02)), tauRc, tauRef, amplitude);
            case 2 -> new Sigmoid(period);
            case 3 -> new Tanh(period);
            default -> new AdaptiveLifRate(tauN, draft.between(0.1, 0.5), tauRc, tauRef, amplitude);
        };
        boolean rests = !(type instanceof Sigmoid || type instanceof Tanh);
        boolean tires = type instanceof AdaptiveLifRate;
        NeuronTimes times = new NeuronTimes(
                !rests || draft.oneIn(4) ? Optional.empty() : Optional.of(parameter("tauRc", tauRc)),
                draft.oneIn(4) ? Optional.empty() : Optional.of(parameter("tauRef", rests ? tauRef : period)),
                !tires || draft.oneIn(4) ? Optional.empty() : Optional.of(parameter("tauN", tauN)));
        List<Signal> states = tires ? List.of(Signal.filled(draft.name("adaptation"), 0, size)) : List.of();
        draft.operators.add(new SimNeurons(type, current, output, states, 0, times));
        draft.probe(current.base());
        states.forEach(draft::probe);
        draft.finished(output, 2, !tires);
    }

    private TimeConstant parameter(String name, double start) {
        return new TimeConstant(Signal.of(draft.name(name), draft.values(1, 0.5), 1), start);
    }

    private Signal current(int size) {
        Signal current = draft.target("current", size);
        draft.operators.add(new Copy(Signal.of(draft.name("bias"), draft.values(size, 2), size), current, false));
        if (draft.oneIn(3)) {
            Draft.Source source = draft.read(size);
            Signal gain = draft.constant(2 / source.bound(), size);
            draft.operators.add(new ElementwiseInc(gain, source.signal(), current));
        } else {
            int cols = draft.size();
            Draft.Source source = draft.read(cols);
            Signal weights = draft.constant(2 / (source.bound() * Math.sqrt(cols)), size, cols);
            draft.operators.add(new DotInc(weights, source.signal(), current));
        }
        return current;
    }

    private NeuronType type() {
        double tauRc = draft.between(0.005, 0.05);
        double tauRef = draft.between(0.001, 0.004);
        double amplitude = draft.between(0.003, 0.01);
        return switch (draft.between(0, 5)) {
            case 0 -> new RectifiedLinear(draft.between(0.3, 1));
            case 1 -> new LeakyRelu(draft.between(0.05, 0.5), draft.between(0.3, 1));
            case 2 -> new Sigmoid(draft.between(0.5, 2));
            case 3 -> new Tanh(draft.between(0.5, 2));
            case 4 -> new LifRate(tauRc, tauRef, amplitude);
            default -> new SoftLifRate(draft.pick(List.of(1.0, 0.1, 0.02)), tauRc, tauRef, amplitude);
        };
    }
}
