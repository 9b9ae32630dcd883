package lanewise.model;

import java.util.List;
import java.util.stream.Stream;
import lanewise.model.neuron.Direct;
import lanewise.model.process.Piecewise;
import lanewise.model.process.Process;
import lanewise.model.synapse.LinearFilter;
import lanewise.model.synapse.Synapse;
import lanewise.model.synapse.Triangle;

/** Mistakes in nodes, in functions, in synapses, and in loops. */
final class NodeMistakes {
    private NodeMistakes() {}

    static Stream<Mistake> madeAtOnce() {
        return Stream.of(
                Mistake.of("NaN constant", p -> p.net().constant("bad", 0 / 0d), "node bad", "NaN", "finite"),
                Mistake.of("empty constant", p -> p.net().constant("bad"), "node bad", "no value", "at least one"),
                Mistake.of(
                        "a filter of nothing",
                        p -> p.net().node("bad", 0, new Triangle(0.1)),
                        "node bad",
                        "filter of no value",
                        "at least 1"),
                Mistake.of("negative output", p -> p.net().node("bad", 1, -2, (t, x, out) -> {}), "node bad", "-2 out"),
                Mistake.of("no function", p -> p.net().node("bad", 1, (TimeFunction) null), "node bad", "is null"),
                Mistake.of("no function of input", p -> p.net().node("bad", 1, 1, null), "node bad", "is null"),
                Mistake.of("no process", p -> p.net().node("bad", (Process) null), "node bad", "is null"),
                Mistake.of(
                        "no filter", p -> p.net().node("bad", 2, (Synapse) null), "node bad", "is null", "a synapse"),
                Mistake.of(
                        "a filter that is none",
                        p -> p.net().node("bad", 2, Synapse.none()),
                        "node bad",
                        "no synapse",
                        "passThrough"),
                Mistake.of(
                        "returns null", p -> p.net().node("bad", t -> null), "node bad", "returns nothing", "at least"),
                Mistake.of(
                        "returns no value",
                        p -> p.net().node("bad", t -> new double[0]),
                        "node bad",
                        "returns nothing"),
                Mistake.of(
                        "fails at the start",
                        p -> p.net().node("bad", t -> new double[] {List.of(1.0).get((int) t + 1)}),
                        "node bad",
                        "failed at 0 s",
                        "IndexOutOfBounds"),
                Mistake.of("values of two sizes", p -> Piecewise.at(0, 1).then(1, 2, 3), "Piecewise", "2"),
                Mistake.of("no denominator", p -> new LinearFilter(new double[] {1}, new double[0]), "den"),
                Mistake.of("negative window", p -> new Triangle(-1), "Triangle", "t is -1.0", "at least 0"),
                Mistake.of("default synapse", p -> p.net().config().connections(c -> c.synapse(-0.1)), "tau is -0.1"));
    }

    static Stream<Mistake> connections() {
        return Stream.of(
                Mistake.of(
                        "a function that fails",
                        p -> p.connect(c -> c.function(x -> new double[] {x[2]})),
                        "pair -> sink[0, 1]",
                        "failed at [0.0, 0.0]",
                        "out of bounds"),
                Mistake.of("null function", p -> p.connect(c -> c.function((VectorFunction) null)), "function is null"),
                Mistake.of("null synapse", p -> p.connect(c -> c.synapse(null)), "synapse is null", "Synapse.none()"),
                Mistake.of("null solver", p -> p.connect(c -> c.solver(null)), "solver is null", "leave it out"),
                Mistake.of("seed", p -> p.connect(c -> c.seed(1L << 40)), "seed 1099511627776", "4294967295"),
                Mistake.of(
                        "neurons of Direct",
                        p -> p.net()
                                .connect(
                                        p.net()
                                                .ensemble("straight", 4, 2, e -> e.neurons(new Direct()))
                                                .neurons(),
                                        p.sink()),
                        "straight.neurons -> sink",
                        "gives out no value"),
                Mistake.of(
                        "too many neurons",
                        p -> p.net().connect(p.pair().neurons(), p.sink()),
                        "pair.neurons -> sink",
                        "10 values",
                        "takes 3",
                        "3 x 10"),
                Mistake.of(
                        "too few neurons",
                        p -> p.net().connect(p.in(), p.pair().neurons()),
                        "in -> pair.neurons",
                        "2 values",
                        "takes 10",
                        "10 x 2"),
                Mistake.of(
                        "a view to all",
                        p -> p.net().connect(p.in().at(0), p.pair()),
                        "in[0] -> pair",
                        "1 values",
                        "takes 2",
                        "slice the target"),
                Mistake.of(
                        "all to a view",
                        p -> p.net().connect(p.pair(), p.sink().at(1)),
                        "pair -> sink[1]",
                        "2 values",
                        "takes 1"),
                Mistake.of(
                        "an input that is not there",
                        p -> p.net()
                                .connect(
                                        p.in(),
                                        p.net()
                                                .node("bad", 1, 3, (t, x, out) -> {})
                                                .at(1, 2)),
                        "in -> bad[1, 2]",
                        "takes no value"));
    }

    static Stream<Mistake> foundWhenBuilt() {
        return Stream.of(
                Mistake.of(
                        "a loop",
                        p -> {
                            Node back = p.net().node("back", 2, 2, (t, x, out) -> {});
                            p.net().connect(back, p.sink().slice(0, 2), c -> c.synapse(Synapse.none()));
                            p.net().connect(p.sink().slice(1, 3), back, c -> c.synapse(Synapse.none()));
                        },
                        "within one step",
                        "give a connection of the loop a synapse"),
                Mistake.of(
                        "a length that varies",
                        p -> p.connect(c -> c.function(x -> new double[x[0] == 0 ? 2 : 1])),
                        "pair -> sink[0, 1]",
                        "its function returns",
                        "2 finite values"),
                Mistake.of(
                        "infinity from a function",
                        p -> p.connect(c -> c.function(x -> new double[] {1, 1 / 0d})),
                        "pair -> sink[0, 1]",
                        "Infinity",
                        "2 finite values"),
                Mistake.of(
                        "fails at a point",
                        p -> p.connect(c -> c.function(x -> {
                            if (x[0] > 0) {
                                throw new IllegalStateException("no logarithm");
                            }
                            return x;
                        })),
                        "pair -> sink[0, 1]",
                        "failed at [",
                        "no logarithm"),
                Mistake.of(
                        "a filter without a limit",
                        p -> p.net().connect(p.in(), p.pair(), c -> c.synapse(new Triangle(1e12))),
                        "Triangle",
                        "taps",
                        "shorter"));
    }
}
