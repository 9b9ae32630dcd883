package lanewise.verify.oracle;

import java.util.List;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
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
        Signal output = draft.target("rates", size);
        draft.operators.add(new SimNeurons(type(), current, output, List.of()));
        draft.probe(current.base());
        draft.finished(output, 2, true);
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
