package lanewise.network.spa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A rule: while its condition is larger than those of others, its effects happen. Without a condition they always do.
 *
 * @param source the text
 * @param condition a sum of similarities and numbers
 * @param effects what happens
 */
record Action(SourceText source, Optional<Term.Summation> condition, List<Effect> effects) {
    /** With a copy of the list. */
    Action {
        effects = List.copyOf(effects);
    }

    /**
     * What is sent to an input of a module.
     *
     * @param target the input's name
     * @param value what is sent
     * @param at where the effect stands in the text, from 0
     */
    record Effect(String target, Term.Summation value, int at) {
        @Override
        public String toString() {
            return target + " = " + value;
        }
    }

    /**
     * Reads {@code condition --> target = expression, target = expression} or only the effects.
     *
     * @param outputs the names of what modules give out
     * @param inputs the names of what they take
     */
    static Action of(String text, Set<String> outputs, Set<String> inputs) {
        SourceText source = new SourceText(text);
        Parser parser = new Parser(source);
        Algebra algebra = new Algebra(source, outputs);
        Optional<Term.Summation> condition = Optional.empty();
        if (parser.comes("-->")) {
            Syntax written = parser.expression();
            if (!parser.takes("-->")) {
                parser.requireEnd();
            }
            condition = Optional.of(algebra.terms(written));
        }
        List<Effect> effects = new ArrayList<>();
        Set<String> assigned = new TreeSet<>();
        do {
            Token target = target(source, parser, inputs);
            if (!assigned.add(target.text())) {
                throw source.error(
                        target.at(),
                        "\"%s\" is assigned twice; write one effect, with a + between both values"
                                .formatted(target.text()));
            }
            effects.add(new Effect(target.text(), algebra.terms(parser.expression()), target.at()));
        } while (parser.takes(","));
        parser.requireEnd();
        return new Action(source, condition, effects);
    }

    private static Token target(SourceText source, Parser parser, Set<String> inputs) {
        Token target = parser.take();
        if (target.kind() != Token.Kind.NAME) {
            throw source.error(
                    target.at(),
                    "an effect is missing before %s; write \"target = expression\"".formatted(target.said()));
        }
        if (!parser.takes("=")) {
            throw source.error(
                    parser.peek().at(),
                    "\"=\" is missing behind \"%s\"; an effect is \"target = expression\"".formatted(target.text()));
        }
        if (!inputs.contains(target.text())) {
            throw source.error(
                    target.at(),
                    "\"%s\" is no input of a module; %s"
                            .formatted(
                                    target.text(),
                                    inputs.isEmpty()
                                            ? "there are no inputs yet"
                                            : "the inputs are " + String.join(", ", inputs)));
        }
        return target;
    }

    @Override
    public String toString() {
        String happens = effects.stream().map(Effect::toString).collect(Collectors.joining(", "));
        return condition.map(value -> value + " --> " + happens).orElse(happens);
    }
}
