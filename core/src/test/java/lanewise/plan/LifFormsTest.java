package lanewise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lanewise.graph.Copy;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RectifiedLinear;
import org.junit.jupiter.api.Test;

class LifFormsTest {
    private final Signal current = Signal.filled("current", 0, 2);
    private final Signal output = Signal.filled("output", 0, 2);
    private final Signal refractory = Signal.filled("refractory", 0, 2);

    @Test
    void isShortForNengosNeurons() {
        assertThat(isShort(new Lif(), Signal.filled("voltage", 1, 2))).isTrue();
    }

    @Test
    void isGeneralForTimeConstantsOfFewSteps() {
        assertThat(isShort(new Lif(0.0079, 0.002, 0, 1), Signal.filled("voltage", 0, 2)))
                .isFalse();
        assertThat(isShort(new Lif(0.0081, 0.002, 0, 1), Signal.filled("voltage", 0, 2)))
                .isTrue();
    }

    @Test
    void isGeneralIfAVoltageStartsAboveTheThreshold() {
        assertThat(isShort(new Lif(), Signal.of("voltage", new double[] {0, 1.001}, 2)))
                .isFalse();
    }

    @Test
    void isGeneralIfAnybodyElseWritesVoltages() {
        Signal voltage = Signal.filled("voltage", 0, 2);
        Signal drive = Signal.filled("drive", 5, 2);
        assertThat(isShort(new Lif(), voltage, new Copy(drive, voltage, true))).isFalse();
    }

    @Test
    void isOfLifNeuronsOnly() {
        SimNeurons neurons = new SimNeurons(new RectifiedLinear(), current, output, List.of());
        Graph graph = Graph.inOrder(0.001, List.of(neurons), List.of());
        assertThat(new LifForms(graph).isShort(neurons)).isFalse();
    }

    private boolean isShort(NeuronType type, Signal voltage, Operator... others) {
        SimNeurons neurons = new SimNeurons(type, current, output, List.of(voltage, refractory));
        List<Operator> operators = new ArrayList<>(List.of(neurons));
        operators.addAll(List.of(others));
        return new LifForms(Graph.inOrder(0.001, operators, List.of())).isShort(neurons);
    }
}
