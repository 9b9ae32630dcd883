package lanewise.model;

import java.util.List;
import java.util.function.Consumer;
import lanewise.model.learning.Pes;

/**
 * A mistake that a person makes in a network that has an input of 2 values, an ensemble of 10 neurons, 2 values, and a
 * sink of 3.
 *
 * @param name of the case
 * @param made makes it
 * @param told what the message has to say
 */
record Mistake(String name, Consumer<Parts> made, List<String> told) {
    static Mistake of(String name, Consumer<Parts> made, String... told) {
        return new Mistake(name, made, List.of(told));
    }

    @Override
    public String toString() {
        return name;
    }

    /** What mistakes are made with. */
    record Parts(Network net, Node in, Ensemble pair, Node sink) {
        static Parts create() {
            Network net = new Network("net", 0);
            Node in = net.constant("in", 1, 2);
            return new Parts(net, in, net.ensemble("pair", 10, 2), net.passThrough("sink", 3));
        }

        void ensemble(Consumer<Ensemble.Options> choose) {
            net.ensemble("bad", 4, 2, choose);
        }

        void connect(Consumer<Connection.Options> choose) {
            net.connect(pair, sink.slice(0, 2), choose);
        }

        /** From 2 values to 3. */
        void spread(Consumer<Connection.Options> choose) {
            net.connect(in, sink, choose);
        }

        Connection learned() {
            return net.connect(pair, sink.slice(0, 2), c -> c.label("learned").learningRule(new Pes()));
        }
    }
}
