package lanewise.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lanewise.error.ModelException;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.TimeUpdate;
import org.junit.jupiter.api.Test;

/** What each rule takes away, and what it has to leave; that nothing of it shows is held by laws elsewhere. */
class SimplificationTest {
    private final Signal zeros = Signal.filled("zeros", 0, 2);
    private final Signal ones = Signal.filled("ones", 1, 2);
    private final Signal some = Signal.of("some", new double[] {2, 3}, 2);
    private final Signal identity = Signal.of("identity", new double[] {1, 0, 0, 1}, 2, 2);
    private final Signal sum = Signal.filled("sum", 7, 2);
    private final Signal fed = Signal.filled("fed", 0, 2);
    private final Operator input =
            new HostFunction("input", (t, x, out) -> {}, Optional.empty(), Optional.empty(), Optional.of(fed));

    /** What may overflow: a square of what is fed. */
    private final Signal unsure = Signal.filled("unsure", 0, 2);

    private final List<Operator> square = List.of(input, new Reset(unsure, 0), new ElementwiseInc(fed, fed, unsure));

    private static Step step(List<Operator> operators) {
        return Step.of(Graph.inOrder(0.001, operators, List.of()));
    }

    private static Step simplified(Simplification rule, Operator... operators) {
        return new Simplifier().simplified(step(List.of(operators)), List.of(rule));
    }

    private Step afterSquare(Simplification rule, Operator last) {
        List<Operator> operators = new ArrayList<>(square);
        operators.add(new Reset(sum, 0));
        operators.add(last);
        return new Simplifier().simplified(step(operators), List.of(rule));
    }

    @Test
    void aCopyOfAConstantIsAConstant() {
        Step step = simplified(StandardSimplification.CONSTANT_COPIES, new Copy(some, sum, false));
        assertThat(step.operators()).isEmpty();
        assertThat(step.isConstant(sum)).isTrue();
        assertThat(step.value(sum, 1)).isEqualTo(3);
    }

    @Test
    void whatIsCopiedFromCopyToCopyIsAConstantAtOnce() {
        List<Operator> chain = new ArrayList<>();
        Signal last = some;
        for (int i = 0; i < 1_000; i++) {
            Signal next = Signal.filled("link " + i, 0, 2);
            chain.add(new Copy(last, next, false));
            last = next;
        }
        Step step = simplified(StandardSimplification.CONSTANT_COPIES, chain.toArray(Operator[]::new));
        assertThat(step.operators()).isEmpty();
        assertThat(step.value(last, 1)).isEqualTo(3);
    }

    @Test
    void whatTakesTooManyRoundsIsLeftAsItIs() {
        List<Operator> chain = new ArrayList<>();
        Signal last = some;
        for (int i = 0; i < 1_000; i++) {
            Signal next = Signal.filled("link " + i, 0, 2);
            chain.add(new Reset(next, 1));
            chain.add(new Copy(last, next, true));
            last = next;
        }
        Graph graph = Graph.inOrder(0.001, chain, List.of());
        assertThat(Plan.of(graph).operators().size()).isLessThan(chain.size());
    }

    @Test
    void aConstantIsAddedToWhatWasSet() {
        DotInc product = new DotInc(identity, some, sum);
        Step step = simplified(
                StandardSimplification.CONSTANT_COPIES, new Reset(sum, 4), new Copy(some, sum, true), product);
        assertThat(step.operators()).hasSize(2).last().isEqualTo(product);
        Copy copy = (Copy) step.operators().getFirst();
        assertThat(List.of(step.value(copy.source(), 0), step.value(copy.source(), 1)))
                .containsExactly(6f, 7f);
    }

    @Test
    void aConstantThatIsAddedLaterKeepsItsPlaceInTheSum() {
        List<Operator> operators =
                List.of(new Reset(sum, 4), new DotInc(identity, some, sum), new Copy(some, sum, true));
        assertThat(simplified(StandardSimplification.CONSTANT_COPIES, operators.toArray(Operator[]::new))
                        .operators())
                .isEqualTo(operators);
    }

    @Test
    void whatIsFedFromOutsideIsNoConstant() {
        Copy copy = new Copy(fed, sum, false);
        for (StandardSimplification rule : StandardSimplification.values()) {
            assertThat(simplified(rule, input, copy).operators()).containsExactly(input, copy);
        }
    }

    @Test
    void whatEveryStepResetsIsAConstant() {
        Step step = simplified(StandardSimplification.UNMODIFIED_RESETS, new Reset(sum.part(1, 1), 5));
        assertThat(step.operators()).isEmpty();
        assertThat(List.of(step.value(sum, 0), step.value(sum, 1))).containsExactly(7f, 5f);
    }

    @Test
    void zeroTimesWhatIsFiniteIsLeftOut() {
        Operator reset = new Reset(sum, 0);
        Step step =
                simplified(StandardSimplification.ZERO_INCREMENTS, input, reset, new ElementwiseInc(zeros, fed, sum));
        assertThat(step.operators()).containsExactly(input, reset);
    }

    @Test
    void zeroTimesWhatMayBeInfiniteStays() {
        ElementwiseInc product = new ElementwiseInc(zeros, unsure, sum);
        assertThat(afterSquare(StandardSimplification.ZERO_INCREMENTS, product).operators())
                .endsWith(product);
    }

    @Test
    void oneTimesWhatMayBeInfiniteIsACopy() {
        Step step = afterSquare(StandardSimplification.IDENTITY_PRODUCTS, new ElementwiseInc(unsure, ones, sum));
        assertThat(step.operators()).endsWith(new Copy(unsure, sum, true));
    }

    @Test
    void anIdentityMatrixTimesWhatMayBeInfiniteStays() {
        DotInc product = new DotInc(identity, unsure, sum);
        assertThat(afterSquare(StandardSimplification.IDENTITY_PRODUCTS, product)
                        .operators())
                .endsWith(product);
        assertThat(afterSquare(StandardSimplification.IDENTITY_PRODUCTS, new DotInc(identity, fed, sum))
                        .operators())
                .endsWith(new Copy(fed, sum, true));
    }

    @Test
    void copiesThatCoverAResetSetItsMemory() {
        Operator rest = new Copy(fed.part(1, 1), sum.part(1, 1), true);
        Step step = simplified(
                StandardSimplification.FIRST_INCREMENTS,
                input,
                new Reset(sum, 0),
                new Copy(fed.part(0, 1), sum.part(0, 1), true),
                rest,
                new Copy(fed, sum, true));
        assertThat(step.operators()).hasSize(4);
        assertThat(step.operators().subList(1, 3))
                .allMatch(operator -> operator instanceof Copy copy && !copy.increment());
    }

    @Test
    void aResetThatCopiesDoNotCoverStays() {
        List<Operator> operators = List.of(input, new Reset(sum, 0), new Copy(fed.part(0, 1), sum.part(0, 1), true));
        assertThat(simplified(StandardSimplification.FIRST_INCREMENTS, operators.toArray(Operator[]::new))
                        .operators())
                .isEqualTo(operators);
    }

    @Test
    void aClockIsKeptForWhoReadsIt() {
        Signal time = Signal.filled("time", 0);
        TimeUpdate clock = new TimeUpdate(Signal.filled("step", Signal.Type.INT, 0), time);
        Simplification rule = StandardSimplification.UNREAD_CLOCK;
        assertThat(simplified(rule, clock, new Copy(time, Signal.filled("copy", 0), false))
                        .operators())
                .contains(clock);
        assertThat(simplified(rule, clock).operators()).isEmpty();
        Graph probed = Graph.inOrder(0.001, List.of(clock), List.of(new ProbedSignal("time", time, 1)));
        assertThat(new Simplifier().simplified(Step.of(probed), List.of(rule)).operators())
                .containsExactly(clock);
    }

    private record Own(String name, UnaryOperator<Step> rule) implements Simplification {
        @Override
        public Step apply(Step step) {
            return rule.apply(step);
        }
    }

    private void assertRefused(String message, UnaryOperator<Step> rule) {
        assertThatThrownBy(() -> simplified(new Own("mine", rule), input, new Reset(sum, 0), new Copy(fed, sum, true)))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("mine", message);
    }

    @Test
    void aRuleOfOnesOwnIsHeldToItsPromises() {
        assertRefused("does not return a step made of the one it was given", step -> null);
        assertRefused("does not return a step made of the one it was given", step -> step(List.of()));
        assertRefused("stay as they are and in order, but it changes HostFunction", step -> step.with(List.of()));
        assertRefused("adds or moves one", step -> {
            List<Operator> twice = new ArrayList<>(step.operators());
            twice.add(
                    new HostFunction("other", (t, x, out) -> {}, Optional.empty(), Optional.of(sum), Optional.empty()));
            return step.with(twice);
        });
        assertRefused(
                "no order of execution", step -> step.with(step.operators().reversed()));
        assertRefused("still change something after 100 rounds", step -> step.with(step.operators()));
    }
}
