package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.build.ParameterSignal.Kind;
import lanewise.build.ParameterValues;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.solver.LstsqL2;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Convolution;
import lanewise.model.transform.Diagonal;
import lanewise.model.transform.Sparse;
import lanewise.model.transform.Transform;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.Test;

/** Values that training found are what a network that is built anew starts with, or what its objects are made with again. */
class FrozenParametersTest {
    private final Network net = new Network("net", 3);
    private final Node input = net.constant("input", 0.7, -0.3);
    private final Ensemble a = net.ensemble("a", 12, 2, e -> e.radius(1.5));
    private final Ensemble b = net.ensemble("b", 10, 1, e -> e.neurons(new RectifiedLinear(0.01)));
    private final Connection in = net.connect(input, a, c -> c.transform(new double[][] {{1, 0.5}, {0, 2}}));
    private final Connection decoded = net.connect(a, b, c -> c.function(x -> new double[] {x[0] * x[1]}));
    private final Connection lateral = net.connect(
            a.neurons(), b.neurons(), c -> c.transform(Sparse.of(10, 12, new int[][] {{0, 0}, {1, 2}, {9, 11}}, 1e-4)));
    private final Probe out = net.probe(b, p -> p.synapse(0.01));

    /** Values that are all somewhat off from those that were built. */
    private static ParameterValues trained(Parameters parameters) {
        Map<Parameter, double[]> values = new HashMap<>();
        for (Parameter parameter : parameters.trained()) {
            double[] moved = parameter.values();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += 0.05 * Math.abs(moved[i]) * ((i * 7 % 5) - 2);
            }
            values.put(parameter, moved);
        }
        return parameters.values(values);
    }

    private static float[][] run(Simulator simulator, Probe probe) {
        try (simulator) {
            simulator.runSteps(60);
            return simulator.data(probe).rows();
        }
    }

    @Test
    void aNetworkBuiltAnewRunsWhatWasFound() {
        BuiltNetwork built = Builder.build(net);
        ParameterValues values = trained(Parameters.of(net, built));
        BuiltNetwork again = Builder.build(net, build -> build.values(values));
        for (Parameter parameter : Parameters.of(net, again).all()) {
            assertThat(parameter.values())
                    .as(parameter.name())
                    .containsExactly(
                            values.find(parameter.owner(), parameter.kind()).orElseThrow());
        }
        float[][] trained = run(Simulator.of(again), out);
        assertThat(trained)
                .isDeepEqualTo(run(Simulator.of(net, o -> o.build(build -> build.values(values))), out))
                .isNotEqualTo(run(Simulator.of(built), out));
        ParameterValues read = ParameterValues.of(again);
        assertThat(run(Simulator.of(net, o -> o.build(build -> build.values(read))), out))
                .isDeepEqualTo(trained);
    }

    @Test
    void objectsMadeAgainWithItGiveTheSame() {
        BuiltNetwork built = Builder.build(net);
        ParameterValues values = trained(Parameters.of(net, built));
        FrozenParameters frozen = FrozenParameters.of(built, values);
        Network other = new Network("other", 99);
        Node input2 = other.constant("input", 0.7, -0.3);
        Ensemble a2 = other.ensemble(
                "a", 12, 2, frozen.options(a).andThen(e -> e.radius(1.5).initialState("voltage", Choice.of(0.5))));
        Ensemble b2 = other.ensemble("b", 10, 1, frozen.options(b).andThen(e -> e.neurons(new RectifiedLinear(0.01))));
        other.connect(input2, a2, frozen.options(in));
        other.connect(a2, b2, frozen.options(decoded));
        other.connect(a2.neurons(), b2.neurons(), frozen.options(lateral));
        Probe out2 = other.probe(b2.neurons());
        Network first = new Network("first", 3);
        float[][] made = run(Simulator.of(other), out2);

        Node input1 = first.constant("input", 0.7, -0.3);
        Ensemble a1 = first.ensemble("a", 12, 2, e -> e.radius(1.5).initialState("voltage", Choice.of(0.5)));
        Ensemble b1 = first.ensemble("b", 10, 1, e -> e.neurons(new RectifiedLinear(0.01)));
        Connection in1 = first.connect(input1, a1, c -> c.transform(new double[2][2]));
        Connection decoded1 = first.connect(a1, b1, c -> c.function(x -> new double[] {0}));
        Connection lateral1 = first.connect(
                a1.neurons(),
                b1.neurons(),
                c -> c.transform(Sparse.of(10, 12, new int[][] {{0, 0}, {1, 2}, {9, 11}}, 0)));
        Probe out1 = first.probe(b1.neurons());
        ParameterValues moved = ParameterValues.none()
                .with(a1, Kind.ENCODERS, values.find(a, Kind.ENCODERS).orElseThrow())
                .with(a1, Kind.BIAS, values.find(a, Kind.BIAS).orElseThrow())
                .with(b1, Kind.ENCODERS, values.find(b, Kind.ENCODERS).orElseThrow())
                .with(b1, Kind.BIAS, values.find(b, Kind.BIAS).orElseThrow())
                .with(in1, Kind.WEIGHTS, values.find(in, Kind.WEIGHTS).orElseThrow())
                .with(decoded1, Kind.WEIGHTS, values.find(decoded, Kind.WEIGHTS).orElseThrow())
                .with(lateral1, Kind.WEIGHTS, values.find(lateral, Kind.WEIGHTS).orElseThrow())
                .with(lateral1, Kind.GAIN, values.find(lateral, Kind.GAIN).orElseThrow());
        float[][] given = run(Simulator.of(first, o -> o.build(build -> build.values(moved))), out1);
        assertThat(given[59]).as("it does something").isNotEqualTo(new float[10]);
        for (int step = 0; step < 60; step++) {
            assertThat(made[step]).as("step " + step).containsExactly(given[step], within(1e-5f));
        }
    }

    @Test
    void everyTransformTakesItsValues() {
        Node four = net.constant("four", 1, 2, 3, 4);
        Connection scaled = net.connect(four, net.passThrough("s", 4), c -> c.transform(2));
        Connection each = net.connect(four, net.passThrough("e", 4), c -> c.transform(1, 2, 3, 4));
        Convolution shape = Convolution.of(1, ChannelShape.last(4, 1), 2).weights(1, 1);
        Connection kernel = net.connect(four, net.passThrough("k", 3), c -> c.transform(shape));
        Connection plain = net.connect(four, net.passThrough("p", 4));
        ParameterValues values = ParameterValues.none()
                .with(scaled, Kind.WEIGHTS, 3)
                .with(each, Kind.WEIGHTS, 5, 6, 7, 8)
                .with(kernel, Kind.WEIGHTS, 0.5, 0.25);
        FrozenParameters frozen = FrozenParameters.of(Builder.build(net), values);
        Network other = new Network("other", 1);
        Node from = other.constant("four", 1, 2, 3, 4);
        assertThat(other.connect(from, other.passThrough("s", 4), frozen.options(scaled))
                        .transform())
                .hasToString("Scale[factor=3.0]");
        assertThat(other.connect(from, other.passThrough("e", 4), frozen.options(each))
                        .transform())
                .isEqualTo(Diagonal.of(5, 6, 7, 8));
        assertThat(other.connect(from, other.passThrough("k", 3), frozen.options(kernel))
                        .transform())
                .isEqualTo(shape.weights(0.5, 0.25));
        assertThat(other.connect(from, other.passThrough("p", 4), frozen.options(plain))
                        .transform())
                .isEqualTo(Transform.none());
        Probe probe = net.probe(kernel, p -> p.synapse(Synapse.none()));
        try (Simulator simulator = Simulator.of(net, o -> o.build(build -> build.values(values)))) {
            simulator.runSteps(400);
            assertThat(simulator.data(probe).rows()[399]).containsExactly(new float[] {1, 1.75f, 2.5f}, within(1e-5f));
        }
    }

    @Test
    void fullWeightsAreRunWithTheirValues() {
        Connection full =
                net.connect(a, b, c -> c.function(x -> new double[] {x[0]}).solver(new LstsqL2().withWeights()));
        BuiltNetwork built = Builder.build(net);
        ParameterValues zeros = ParameterValues.none().with(full, Kind.WEIGHTS, new double[120]);
        BuiltNetwork again = Builder.build(net, build -> build.values(zeros));
        assertThat(again.connection(full).weights().orElseThrow()).isDeepEqualTo(new double[10][12]);
        assertThatThrownBy(() -> FrozenParameters.of(built, zeros).options(full))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "connection a -> b: full weights between ensembles cannot be given when a connection is made; build its network with these values instead");
    }

    @Test
    void whatIsGivenIsWhatTheBuiltEnsembleTells() {
        double[] scaled = new double[24];
        double[] bias = new double[12];
        for (int i = 0; i < 12; i++) {
            scaled[2 * i] = i + 1;
            bias[i] = 2;
        }
        BuiltNetwork before = Builder.build(net);
        BuiltNetwork built = Builder.build(
                net,
                build -> build.values(
                        ParameterValues.none().with(a, Kind.ENCODERS, scaled).with(a, Kind.BIAS, bias)));
        double[] gain = built.ensemble(a).gain();
        assertThat(gain).containsExactly(before.ensemble(a).gain());
        assertThat(built.ensemble(a).bias()).containsExactly(bias);
        assertThat(built.ensemble(a).scaledEncoders()[4]).containsExactly(5, 0);
        assertThat(built.ensemble(a).encoders()[4]).containsExactly(new double[] {5 * 1.5 / gain[4], 0}, within(1e-12));
        assertThat(built.ensemble(a).intercepts()[4]).isCloseTo((1 - 2) / gain[4], within(1e-12));
        assertThat(built.connection(decoded).weights().orElseThrow())
                .as("decoders that are not given are solved for with what is")
                .isNotEqualTo(before.connection(decoded).weights().orElseThrow());
    }

    private void refused(ParameterValues values, String message) {
        assertThatThrownBy(() -> Builder.build(net, build -> build.values(values)))
                .isInstanceOf(ModelException.class)
                .hasMessage(message);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        ParameterValues none = ParameterValues.none();
        refused(none.with(a, Kind.BIAS, 1, 2), "ensemble a: bias: 2 values are given; it has 12");
        refused(none.with(decoded, Kind.WEIGHTS, 1, 2), "connection a -> b: weights: 2 values are given; it has 12");
        refused(
                none.with(lateral, Kind.WEIGHTS, 1, 2),
                "connection a.neurons -> b.neurons: weights: 2 values are given; it has 3");
        refused(
                none.with(lateral, Kind.GAIN, 1, 2),
                "connection a.neurons -> b.neurons: gain: 2 values are given; it has 10");
        Ensemble foreign = new Network("other", 0).ensemble("foreign", 3, 1);
        refused(
                none.with(foreign, Kind.BIAS, 1, 2, 3),
                "values are given for ensemble foreign: bias, but the network that is built has no such parameter; leave them out");
        refused(
                none.with(decoded, Kind.GAIN, 1),
                "values are given for connection a -> b: gain, but the network that is built has no such parameter; leave them out");
        assertThatThrownBy(() -> none.with(a, Kind.WEIGHTS, 1))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "ensemble a: it has no weights; ensembles have encoders, bias, tauRc, tauRef and tauN, connections have weights, gain and tau, probes have tau, nodes what their functions name");
        assertThatThrownBy(() -> none.with(a.neurons(), Kind.BIAS, 1))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("a.neurons: it has no bias");
        assertThatThrownBy(() -> none.with(a, Kind.BIAS, 1, Double.NaN))
                .isInstanceOf(ModelException.class)
                .hasMessage("ensemble a: bias: value 1 is NaN; it has to be finite as a float");
        assertThatThrownBy(() -> none.with(a, Kind.BIAS, (double[]) null))
                .isInstanceOf(ModelException.class)
                .hasMessage("ensemble a: bias: its values are null; leave them out");
    }

    @Test
    void whatCannotBeMadeAgainIsRefused() {
        Ensemble exact = net.ensemble("exact", 1, 1, e -> e.neurons(new Direct()));
        BuiltNetwork built = Builder.build(net);
        FrozenParameters frozen = FrozenParameters.of(built, ParameterValues.none());
        assertThatThrownBy(() -> frozen.options(exact))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "ensemble exact: it has no neurons, so no encoders, gains or biases to make another with; leave it out");
        Ensemble foreign = new Network("other", 0).ensemble("foreign", 3, 1);
        assertThatThrownBy(() -> frozen.options(foreign))
                .isInstanceOf(ModelException.class)
                .hasMessage("ensemble foreign: it is not part of the network that was built");
        Ensemble dead = net.ensemble("dead", 1, 1, e -> e.gainBias(new double[] {0}, new double[] {1}));
        BuiltNetwork more = Builder.build(net);
        ParameterValues moved = ParameterValues.none().with(dead, Kind.ENCODERS, 1);
        assertThatThrownBy(() -> FrozenParameters.of(more, moved).options(dead))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("the gain of neuron 0 is 0");
        Parameters parameters = Parameters.of(net, more);
        Parameter old = Parameters.of(net, built).all().getFirst();
        assertThatThrownBy(() -> parameters.values(Map.of(old, old.values())))
                .isInstanceOf(ModelException.class)
                .hasMessage("ensemble a: bias: it is a parameter of another network, or of one built another time");
    }

    @Test
    void choicesForBuildingNeedANetworkToBuild() {
        BuiltNetwork built = Builder.build(net);
        assertThatThrownBy(() -> Simulator.of(built, o -> o.build(build -> build.dt(0.01))))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("is built already");
    }
}
