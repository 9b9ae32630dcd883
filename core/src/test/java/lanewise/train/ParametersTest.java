package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.build.ParameterSignal.Kind;
import lanewise.error.ModelException;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.model.Config;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.learning.Pes;
import lanewise.model.learning.Voja;
import lanewise.model.solver.LstsqL2;
import lanewise.model.transform.Sparse;
import org.junit.jupiter.api.Test;

/** Which numbers of a network are parameters, and which of them gradient descent changes. */
class ParametersTest {
    private final Network net = new Network("net", 0);
    private final Node input = net.constant("input", 1);

    private Ensemble driven(Network within, String label) {
        Ensemble made = within.ensemble(label, 5, 1);
        net.connect(input, made);
        return made;
    }

    private Parameters parameters() {
        return Parameters.of(net, Builder.build(net));
    }

    private boolean isTrained(Ensemble ensemble, Kind kind) {
        return parameters().find(ensemble, kind).orElseThrow().trained();
    }

    private List<String> trained() {
        return parameters().trained().stream().map(Parameter::name).toList();
    }

    @Test
    void weightsEncodersAndBiasesAreTrainedUnlessSomethingElseIsSaid() {
        Ensemble a = driven(net, "a");
        Ensemble b = net.ensemble("b", 4, 2);
        net.connect(a, b, c -> c.transform(new double[][] {{1}, {2}}));
        net.connect(a.neurons(), b.neurons(), c -> c.transform(new double[4][5]));
        net.probe(b);
        assertThat(parameters().all())
                .extracting(Parameter::name)
                .containsExactly(
                        "ensemble a: bias",
                        "ensemble a: encoders",
                        "ensemble b: bias",
                        "ensemble b: encoders",
                        "connection a -> b: weights",
                        "connection a.neurons -> b.neurons: weights",
                        "connection a.neurons -> b.neurons: gain",
                        "probe of b.output: weights");
        assertThat(trained())
                .containsExactly(
                        "ensemble a: bias",
                        "ensemble a: encoders",
                        "ensemble b: bias",
                        "ensemble b: encoders",
                        "connection a -> b: weights",
                        "connection a.neurons -> b.neurons: weights");
        assertThat(parameters().trainedCount()).isEqualTo(5 + 5 + 4 + 8 + 10 + 20);
    }

    @Test
    void aParameterIsTheSignalThatTheStepReads() {
        Ensemble a = net.ensemble("a", 5, 1, e -> e.radius(2));
        net.connect(input, a);
        Connection decoded = net.connect(a, net.ensemble("b", 4, 2), c -> c.function(x -> new double[] {x[0], 0}));
        Connection direct = net.connect(input, a.neurons().slice(1, 3), c -> c.transform(new double[][] {{1}, {2}}));
        BuiltNetwork built = Builder.build(net);
        Parameters parameters = Parameters.of(net, built);
        Parameter encoders = parameters.find(a, Kind.ENCODERS).orElseThrow();
        assertThat(encoders.values()).containsExactly(flat(built.ensemble(a).scaledEncoders()));
        assertThat(parameters.find(a, Kind.BIAS).orElseThrow().values())
                .containsExactly(built.ensemble(a).bias());
        assertThat(parameters.find(decoded, Kind.WEIGHTS).orElseThrow().values())
                .containsExactly(flat(built.connection(decoded).weights().orElseThrow()));
        double[] gains = built.ensemble(a).gain();
        assertThat(parameters.find(direct, Kind.GAIN).orElseThrow().values()).containsExactly(gains[1], gains[2]);
        assertThat(built.graph().operators())
                .anySatisfy(operator -> assertThat(operator)
                        .isInstanceOfSatisfying(
                                DotInc.class,
                                product -> assertThat(product.weights()).isSameAs(encoders.signal())));
        assertThat(built.graph().operators())
                .anySatisfy(operator -> assertThat(operator)
                        .isInstanceOfSatisfying(
                                ElementwiseInc.class,
                                product -> assertThat(product.factor())
                                        .isSameAs(parameters
                                                .find(direct, Kind.GAIN)
                                                .orElseThrow()
                                                .signal())));
        assertThat(parameters.all())
                .allSatisfy(
                        each -> assertThat(each.signal().base()).as(each.name()).isSameAs(each.signal()));
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    @Test
    void aConnectionThatPassesItsValuesOnHasNoWeights() {
        Ensemble a = net.ensemble("a", 5, 1);
        net.connect(input, a);
        Connection scaled = net.connect(input, a, c -> c.transform(1));
        assertThat(parameters().all())
                .extracting(Parameter::name)
                .containsExactly("ensemble a: bias", "ensemble a: encoders", "connection input -> a: weights");
        assertThat(parameters().named("connection input -> a: weights").owner()).isSameAs(scaled);
    }

    @Test
    void encodersThatNothingReachesAreNoParameters() {
        Ensemble layer = net.ensemble("layer", 5, 1);
        net.connect(input, layer.neurons(), c -> c.transform(new double[5][1]));
        assertThat(parameters().find(layer, Kind.ENCODERS)).isEmpty();
        assertThat(isTrained(layer, Kind.BIAS)).isTrue();
        net.connect(input, layer);
        assertThat(isTrained(layer, Kind.ENCODERS)).isTrue();
    }

    @Test
    void aSparseMatrixHasItsEntriesAsParameters() {
        Node three = net.constant("three", 1, 2, 3);
        Connection sparse = net.connect(
                three,
                net.passThrough("sum", 2),
                c -> c.transform(Sparse.of(2, 3, new int[][] {{0, 0}, {1, 2}}, new double[] {4, 5})));
        Parameter weights = parameters().find(sparse, Kind.WEIGHTS).orElseThrow();
        assertThat(weights.count()).isEqualTo(2);
        assertThat(weights.values()).containsExactly(4, 5);
    }

    @Test
    void equalNamesAreNumbered() {
        driven(net, "a");
        driven(net.network("inner"), "a");
        assertThat(parameters().all())
                .extracting(Parameter::name)
                .containsExactly(
                        "ensemble a: bias", "ensemble a: encoders", "ensemble a #2: bias", "ensemble a #2: encoders");
    }

    @Test
    void classesAreSetApart() {
        Ensemble a = driven(net, "a");
        net.connect(a, driven(net, "b"));
        net.config().trainable(false);
        assertThat(trained()).isEmpty();
        net.config().trainableConnections(true);
        assertThat(trained()).containsExactly("connection a -> b: weights");
        net.config().forgetTrainable().trainableNeurons(false);
        assertThat(trained())
                .containsExactly("ensemble a: encoders", "ensemble b: encoders", "connection a -> b: weights");
    }

    /** NengoDL's first test vector: a setting of neurons on the outer network, an ensemble class set to false there too. */
    @Test
    void neuronsOverrideBiasesAlone() {
        Ensemble ens0 = driven(net.network("inner"), "ens0");
        net.config().trainableEnsembles(false).trainable(ens0.neurons(), true);
        assertThat(isTrained(ens0, Kind.ENCODERS)).isFalse();
        assertThat(isTrained(ens0, Kind.BIAS)).isTrue();
        Ensemble ens1 = driven(net, "ens1");
        assertThat(isTrained(ens1, Kind.BIAS))
                .as("an ensemble's setting covers biases")
                .isFalse();
    }

    @Test
    void anInnerNetworkOverridesItsOuterOnesWithAllThatIsInIt() {
        Network inner = net.network("inner");
        Network deeper = inner.network("deeper");
        Network deepest = deeper.network("deepest");
        Ensemble in1 = driven(inner, "in1");
        Ensemble in2 = driven(deeper, "in2");
        Ensemble in3 = driven(deepest, "in3");
        net.config().trainableEnsembles(false);
        deeper.config().trainableEnsembles(true);
        assertThat(isTrained(in1, Kind.ENCODERS)).isFalse();
        assertThat(isTrained(in2, Kind.ENCODERS)).isTrue();
        assertThat(isTrained(in3, Kind.ENCODERS)).isTrue();
        assertThat(isTrained(in3, Kind.BIAS)).isTrue();
    }

    @Test
    void anObjectBeatsItsClassInOneNetworkWhateverIsSetFirst() {
        Ensemble ens2 = driven(net, "ens2");
        Ensemble ens3 = driven(net, "ens3");
        net.config().trainable(ens2, true).trainableEnsembles(false);
        assertThat(isTrained(ens2, Kind.ENCODERS)).isTrue();
        assertThat(isTrained(ens3, Kind.ENCODERS)).isFalse();
    }

    @Test
    void anInnerClassBeatsAnOuterObject() {
        Network inner = net.network("inner");
        Ensemble ens = driven(inner, "ens");
        net.config().trainable(ens, true);
        inner.config().trainableEnsembles(false);
        assertThat(isTrained(ens, Kind.ENCODERS)).isFalse();
        inner.config().trainable(ens, true);
        assertThat(isTrained(ens, Kind.ENCODERS)).isTrue();
    }

    @Test
    void aSettingHoldsForObjectsMadeBeforeAndAfter() {
        Ensemble before = driven(net, "before");
        net.config().trainableEnsembles(false);
        Ensemble after = driven(net, "after");
        assertThat(isTrained(before, Kind.ENCODERS)).isFalse();
        assertThat(isTrained(after, Kind.ENCODERS)).isFalse();
    }

    @Test
    void settingsAreWrittenDownOnceAndIncluded() {
        Ensemble a = driven(net, "a");
        net.config().trainableEnsembles(true).include(new Config().trainableEnsembles(false));
        assertThat(isTrained(a, Kind.ENCODERS)).isFalse();
        net.config().clear();
        assertThat(isTrained(a, Kind.ENCODERS)).isTrue();
    }

    @Test
    void whatALearningRuleChangesIsTrainedOnlyIfThatIsSaid() {
        Ensemble a = driven(net, "a");
        Ensemble b = driven(net, "b");
        Connection pes = net.connect(a, b, c -> c.learningRule(new Pes()));
        Connection voja = net.connect(a, b, c -> c.learningRule(new Voja()));
        Connection full = net.connect(a, b, c -> c.learningRule(new Pes()).solver(new LstsqL2().withWeights()));
        Parameters parameters = parameters();
        assertThat(parameters.find(pes, Kind.WEIGHTS).orElseThrow().trained()).isFalse();
        assertThat(parameters.find(pes, Kind.WEIGHTS).orElseThrow().learned()).isTrue();
        assertThat(parameters.find(full, Kind.WEIGHTS).orElseThrow().trained()).isFalse();
        assertThat(parameters.find(voja, Kind.WEIGHTS).orElseThrow().trained()).isTrue();
        assertThat(parameters.find(b, Kind.ENCODERS).orElseThrow().trained()).isFalse();
        assertThat(parameters.find(b, Kind.BIAS).orElseThrow().trained()).isTrue();
        net.config().trainable(pes, true).trainableEnsembles(true);
        parameters = parameters();
        assertThat(parameters.find(pes, Kind.WEIGHTS).orElseThrow().trained()).isTrue();
        assertThat(parameters.find(b, Kind.ENCODERS).orElseThrow().trained()).isTrue();
        assertThat(parameters.find(full, Kind.WEIGHTS).orElseThrow().trained()).isFalse();
    }

    @Test
    void anotherNetworksParametersAreRefused() {
        driven(net, "a");
        assertThatThrownBy(() -> Parameters.of(new Network("other", 0), Builder.build(net)))
                .isInstanceOf(ModelException.class)
                .hasMessage("ensemble a: it is not in network other; give the network that was built");
        assertThatThrownBy(() -> parameters().named("ensemble b: bias"))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "there is no parameter \"ensemble b: bias\"; there are ensemble a: bias, ensemble a: encoders");
    }
}
