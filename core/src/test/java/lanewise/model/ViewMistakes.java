package lanewise.model;

import java.util.stream.Stream;
import lanewise.model.neuron.Direct;

/** Mistakes in views. */
final class ViewMistakes {
    private ViewMistakes() {}

    static Stream<Mistake> madeAtOnce() {
        return Stream.of(
                Mistake.of("too far from the end", p -> p.pair().at(-3), "pair", "entry -3", "-2 to 1"),
                Mistake.of(
                        "no such neuron", p -> p.pair().neurons().at(3, 10), "pair.neurons", "entry 10", "10 entries"),
                Mistake.of("no step", p -> p.sink().every(0), "sink", "step 0", "back by -1"),
                Mistake.of(
                        "a step over nothing", p -> p.sink().slice(2, 1, 1), "sink", "2:1:1", "no entry", "3 entries"),
                Mistake.of("backwards over nothing", p -> p.sink().slice(0, 2, -1), "sink", "0:2:-1", "no entry"),
                Mistake.of("negative start", p -> p.sink().slice(-1, 2), "sink", "-1 to 2", "0 <= from"),
                Mistake.of("a mask too short", p -> p.sink().where(true, false), "sink", "2 entries", "it has 3"),
                Mistake.of("a mask of nothing", p -> p.pair().where(false, false), "pair", "leaves nothing", "be true"),
                Mistake.of("from before the start", p -> p.sink().slice(-4, 2), "sink", "-4 to 2", "from the end"),
                Mistake.of(
                        "on neither side",
                        p -> p.net().node("bad", 2, 5, (t, x, out) -> {}).at(5),
                        "bad",
                        "entry 5",
                        "2 inputs and 5 outputs",
                        "-5 to 4"),
                Mistake.of(
                        "a mask of neither side",
                        p -> p.net().node("bad", 2, 5, (t, x, out) -> {}).where(true, false, true),
                        "bad",
                        "3 entries",
                        "2 inputs and 5 outputs"),
                Mistake.of("of a rule", p -> p.learned().learning().at(2), "learning of connection learned", "entry 2"),
                Mistake.of(
                        "of Direct neurons",
                        p -> p.net()
                                .ensemble("straight", 4, 2, e -> e.neurons(new Direct()))
                                .neurons()
                                .at(0),
                        "straight.neurons: ensemble straight has Direct neurons, of which there are none",
                        "use the ensemble itself"));
    }
}
