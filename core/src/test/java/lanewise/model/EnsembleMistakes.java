package lanewise.model;

import java.util.stream.Stream;
import lanewise.math.Points;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Samples;
import lanewise.model.distribution.Uniform;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.neuron.StochasticSpiking;
import lanewise.model.neuron.Tanh;
import lanewise.model.process.PresentInput;
import lanewise.model.process.WhiteNoise;

/** Mistakes in ensembles, their noise, their states and their neuron types, in defaults, and in seeds. */
final class EnsembleMistakes {
    private static final double[][] THREE = {{1, 0}, {0, 1}, {1, 1}};

    private EnsembleMistakes() {}

    static Stream<Mistake> madeAtOnce() {
        return Stream.of(
                Mistake.of("negative neurons", p -> p.net().ensemble("bad", -3, 1), "ensemble bad", "-3", "at least"),
                Mistake.of("infinite radius", p -> p.ensemble(e -> e.radius(1 / 0d)), "ensemble bad", "Infinity"),
                Mistake.of(
                        "infinite points",
                        p -> p.ensemble(e -> e.evalPoints(Points.of(new double[][] {{1, 1 / 0d}}))),
                        "points",
                        "row 0",
                        "Infinity",
                        "finite"),
                Mistake.of("no type", p -> p.ensemble(e -> e.neurons(null)), "neurons is null", "leave it out"),
                Mistake.of("no noise", p -> p.ensemble(e -> e.noise(null)), "noise is null", "leave it out"),
                Mistake.of(
                        "a state that is none",
                        p -> p.ensemble(e -> e.initialState("volts", Choice.of(0))),
                        "ensemble bad",
                        "\"volts\"",
                        "voltage, refractory_time"),
                Mistake.of(
                        "a state of neurons without any",
                        p -> p.ensemble(e -> e.neurons(new Tanh()).initialState("voltage", Choice.of(0))),
                        "ensemble bad",
                        "\"voltage\"",
                        "they have none"),
                Mistake.of(
                        "noise of 3 values",
                        p -> p.ensemble(e -> e.noise(new PresentInput(new double[][] {{1, 2, 3}}, 1))),
                        "ensemble bad",
                        "each of 4 neurons",
                        "gives 3 values"),
                Mistake.of("seed of an ensemble", p -> p.ensemble(e -> e.seed(-5)), "seed -5", "0 to 4294967295"),
                Mistake.of("seed of a network within", p -> p.net().network("child", 1L << 33), "seed 8589934592"),
                Mistake.of("seed of noise", p -> new WhiteNoise().seeded(-2), "WhiteNoise: seed -2", "4294967295"),
                Mistake.of(
                        "default radius",
                        p -> p.net().config().ensembles(e -> e.radius(-1)),
                        "defaults of ensembles",
                        "-1.0",
                        "at least 1e-10"),
                Mistake.of(
                        "default points",
                        p -> p.net().config().ensembles(e -> e.evalPointCount(-1)),
                        "defaults of ensembles",
                        "-1 evaluation points",
                        "at least 1"),
                Mistake.of(
                        "default of nothing",
                        p -> p.net().config().ensembles(e -> e.encoders((Uniform) null)),
                        "encoders is null",
                        "leave it out"),
                Mistake.of(
                        "encoders of 3 neurons",
                        p -> p.ensemble(e -> e.encoders(THREE)),
                        "ensemble bad: its encoders",
                        "3 of dimension 2",
                        "4 neurons of dimension 2",
                        "give 4 rows of 2"),
                Mistake.of(
                        "encoders of one value",
                        p -> p.ensemble(e -> e.encoders(new double[4][1])),
                        "ensemble bad: its encoders",
                        "dimension 1",
                        "4 neurons of dimension 2"),
                Mistake.of(
                        "3 rates",
                        p -> p.ensemble(e -> e.maxRates(200, 210, 220)),
                        "ensemble bad: its maximum rates",
                        "there are 3",
                        "but 4 neurons",
                        "Choice.of(x)"),
                Mistake.of(
                        "3 intercepts",
                        p -> p.ensemble(e -> e.intercepts(0, 0.1, 0.2)),
                        "ensemble bad: its intercepts",
                        "there are 3",
                        "but 4 neurons",
                        "Choice.of(x)"),
                Mistake.of(
                        "3 gains",
                        p -> p.ensemble(e -> e.gainBias(new double[3], new double[4])),
                        "ensemble bad: its gains",
                        "there are 3",
                        "but 4 neurons",
                        "Choice.of(x)"),
                Mistake.of(
                        "3 biases",
                        p -> p.ensemble(e -> e.gainBias(new double[] {1, 1, 1, 1}, new double[3])),
                        "ensemble bad: its biases",
                        "there are 3",
                        "but 4 neurons",
                        "Choice.of(x)"),
                Mistake.of(
                        "3 voltages",
                        p -> p.ensemble(e -> e.initialState("voltage", Samples.of(0, 0, 0))),
                        "ensemble bad: where its voltage starts",
                        "there are 3",
                        "but 4 neurons",
                        "Choice.of(x)"),
                Mistake.of("inc below 0", p -> new AdaptiveLif(1, -0.1), "AdaptiveLif", "incN is -0.1", "at least 0"),
                Mistake.of(
                        "tau 0", p -> new Izhikevich(0, 0.2, -65, 8), "Izhikevich", "tauRecovery is 0.0", "positive"),
                Mistake.of("sigma 0", p -> new SoftLifRate(0), "SoftLifRate", "sigma is 0.0", "positive"),
                Mistake.of(
                        "height", p -> new SpikingRectifiedLinear(-1), "SpikingRectifiedLinear", "amplitude is -1.0"),
                Mistake.of("spikes of spikes", p -> new RegularSpiking(new Lif()), "RegularSpiking", "Lif"),
                Mistake.of(
                        "spikes of nothing", p -> new StochasticSpiking(new Direct()), "StochasticSpiking", "Direct"));
    }

    static Stream<Mistake> foundWhenBuilt() {
        return Stream.of(
                Mistake.of(
                        "an infinite gain",
                        p -> p.ensemble(e -> e.gainBias(Samples.of(1, 1, 1 / 0d, 1), Choice.of(0))),
                        "ensemble bad",
                        "neuron 2",
                        "gain of Infinity"),
                Mistake.of(
                        "a bias that is no number",
                        p -> p.ensemble(e -> e.gainBias(new double[] {1, 1, 1, 1}, new double[] {0, 0, 0, 0 / 0d})),
                        "ensemble bad",
                        "neuron 3",
                        "a bias of NaN",
                        "must be finite"),
                Mistake.of(
                        "points of other dimensions",
                        p -> p.ensemble(e -> e.evalPoints(Samples.ofRows(THREE)).evalPointCount(5)),
                        "ensemble bad: its evaluation points",
                        "there are 3",
                        "but 5"),
                Mistake.of(
                        "points of a connection",
                        p -> p.connect(c -> c.evalPoints(Samples.ofRows(THREE))),
                        "pair -> sink[0, 1]: its evaluation points",
                        "there are 3",
                        "but 1000"),
                Mistake.of("a negative rate", p -> p.ensemble(e -> e.maxRates(Choice.of(-5))), "ensemble bad", "-5.0"));
    }
}
