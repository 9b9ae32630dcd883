package lanewise.network.spa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.TimeFunction;
import lanewise.model.synapse.Synapse;

/** Sends semantic pointers to other modules, always the same ones or by the time. Made by {@link Spa#input}. */
public final class InputModule extends SpaModule {
    private final Network network;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    InputModule(Spa spa, String name, Options options) {
        super(name);
        List<First> all = new ArrayList<>();
        options.values.forEach((port, value) -> all.add(First.of(spa.input(port), value)));
        List<Link> links = all.stream().map(First::link).toList();
        network = options.made(spa, name, made -> {});
        for (Link link : links) {
            Node node = link.node(network, name + "." + link.target.name());
            spa.network().connect(node, link.target.endpoint(), c -> c.synapse(Synapse.none()));
            nodes.put(link.target.name(), node);
        }
    }

    /**
     * What is sent at time 0. It is asked for at once, so that what it names is made first; and for all ports before any
     * name is made, so that a mistake makes none.
     */
    private record First(Port target, DoubleFunction<String> value, String text) {
        static First of(Port target, DoubleFunction<String> value) {
            First first = new First(target, value, textAt(target, value, 0));
            target.requireVocabulary().check(first.text);
            return first;
        }

        Link link() {
            Words words = new Words(target, value);
            double[] vector = words.vector(text);
            return new Link(target, value instanceof Always ? vector : null, words);
        }
    }

    private static String textAt(Port target, DoubleFunction<String> value, double time) {
        String text = value.apply(time);
        if (text == null) {
            throw new ModelException("the input for %s is null at %s s; give an expression, or \"0\" for nothing"
                    .formatted(target.name(), time));
        }
        return text;
    }

    @Override
    public Network network() {
        return network;
    }

    /** The node that sends to a port. */
    public Node node(String port) {
        if (!nodes.containsKey(port)) {
            throw new ModelException("module %s: it sends nothing to %s; it does to %s"
                    .formatted(name(), port, String.join(", ", nodes.keySet())));
        }
        return nodes.get(port);
    }

    /**
     * What is sent to a port.
     *
     * @param target where
     * @param constant what is always sent, or null
     * @param words what is sent by the time
     */
    private record Link(Port target, double[] constant, Words words) {
        Node node(Network made, String label) {
            return constant == null
                    ? made.node(label, target.endpoint().sizeIn(), words)
                    : made.constant(label, constant);
        }
    }

    /** The same at any time. */
    private record Always(String text) implements DoubleFunction<String> {
        @Override
        public String apply(double time) {
            return text;
        }
    }

    /** The vectors of expressions that a function gives; the last one is kept, as it seldom changes. */
    private static final class Words implements TimeFunction {
        private final Port target;
        private final DoubleFunction<String> value;
        private volatile Word last;

        private record Word(String text, SemanticPointer pointer) {}

        Words(Port target, DoubleFunction<String> value) {
            this.target = target;
            this.value = value;
        }

        double[] vector(String text) {
            Word word = last;
            if (word == null || !word.text.equals(text)) {
                word = new Word(text, target.requireVocabulary().parse(text));
                last = word;
            }
            return word.pointer.toArray();
        }

        @Override
        public void apply(double time, double[] out) {
            System.arraycopy(vector(textAt(target, value, time)), 0, out, 0, out.length);
        }
    }

    /** What an input sends where. */
    public static final class Options extends ModuleOptions<Options> {
        private final Map<String, DoubleFunction<String>> values = new LinkedHashMap<>();

        Options() {}

        @Override
        Options self() {
            return this;
        }

        /** Always sends the value of an expression such as {@code "RED * CIRCLE"} to a module's input. */
        public Options to(String port, String expression) {
            return to(port, new Always(Checks.given("input", "value for " + port, expression)));
        }

        /**
         * Sends the value of an expression that is a function of the time in seconds. Names are made when they are first
         * asked for; where their order matters, ask the vocabulary before.
         *
         * @throws ModelException if something is sent to the input already
         */
        public Options to(String port, DoubleFunction<String> expression) {
            Checks.given("input", "value for " + port, expression);
            if (values.putIfAbsent(Checks.given("input", "name of what it sends to", port), expression) != null) {
                throw new ModelException(
                        "input: %s has a value already; write one expression for both".formatted(port));
            }
            return this;
        }
    }
}
