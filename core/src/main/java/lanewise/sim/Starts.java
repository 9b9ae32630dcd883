package lanewise.sim;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.plan.Block;
import lanewise.plan.Layout;
import lanewise.plan.Pulse;

/**
 * Copies that need not run, as a bias to the currents of neurons: what adds to the target next, in the same step and to
 * all of it, starts from what would be copied instead. That has to stand still in a step, so it is among the parameters.
 */
final class Starts {
    /** By the operator itself: another one may do the same again. */
    private final IdentityHashMap<Operator, Signal> sources = new IdentityHashMap<>();

    private final Set<Operator> left = Collections.newSetFromMap(new IdentityHashMap<>());

    /** An operator and when it runs. */
    private record Run(Operator operator, Pulse pulse) {}

    private Starts() {}

    /** No copy is left out. */
    static Starts none() {
        return new Starts();
    }

    /** All that the blocks have. */
    static Starts of(List<Block> blocks, Layout layout) {
        Map<Signal, Run> firsts = new HashMap<>();
        Map<Signal, Run> seconds = new HashMap<>();
        for (Block block : blocks) {
            for (Operator operator : block.operators()) {
                Run run = new Run(operator, block.pulse());
                operator.signals().stream().map(Signal::base).distinct().forEach(base -> {
                    if (firsts.putIfAbsent(base, run) != null) {
                        seconds.putIfAbsent(base, run);
                    }
                });
            }
        }
        IdentityHashMap<Operator, Copy> copies = new IdentityHashMap<>();
        firsts.forEach((base, first) -> {
            Run second = seconds.get(base);
            if (second != null
                    && first.pulse.equals(second.pulse)
                    && first.operator instanceof Copy copy
                    && sets(copy, base, layout)
                    && addsOnly(second.operator, base)) {
                copies.put(second.operator, copy);
            }
        });
        Starts starts = new Starts();
        copies.forEach((operator, copy) -> {
            if (!(operator instanceof DotInc product) || lieSideBySide(product, copies, layout)) {
                starts.sources.put(operator, copy.source());
                starts.left.add(copy);
            }
        });
        return starts;
    }

    @SuppressWarnings("ReferenceEquality") // signals are themselves
    private static boolean sets(Copy copy, Signal base, Layout layout) {
        return copy.isWhole() && !copy.increment() && copy.target() == base && layout.isParameter(copy.source());
    }

    @SuppressWarnings("ReferenceEquality") // signals are themselves
    private static boolean addsOnly(Operator operator, Signal base) {
        boolean adds = switch (operator) {
            case DotInc product -> product.target() == base && !product.isElementwise();
            case ElementwiseInc product ->
                product.target() == base && product.factor().size() > 1;
            default -> false;
        };
        return adds && operator.reads().stream().noneMatch(read -> read.base() == base);
    }

    /** Whether targets and what they start from lie interleaved alike, so that products of all lanes are one. */
    @SuppressWarnings("ReferenceEquality") // signals are themselves
    private static boolean lieSideBySide(DotInc product, IdentityHashMap<Operator, Copy> copies, Layout layout) {
        List<DotInc> together = layout.sideBySide(product);
        int lanes = together.size();
        if (lanes == 1 || product.rows() == 1) {
            return false;
        }
        for (int lane = 0; lane < lanes; lane++) {
            Copy copy = copies.get(together.get(lane));
            if (copy == null
                    || copy.source() != copy.source().base()
                    || !isLane(copy.target(), lane, together.getFirst().target(), lanes, layout)
                    || !isLane(
                            copy.source(), lane, copies.get(together.getFirst()).source(), lanes, layout)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLane(Signal signal, int lane, Signal first, int lanes, Layout layout) {
        return layout.interleaved(signal).size() == lanes && layout.offset(signal) == layout.offset(first) + lane;
    }

    /** Whether a copy need not run. */
    boolean replace(Operator copy) {
        return left.contains(copy);
    }

    /** What an operator starts from, unless it is its target. */
    Optional<Signal> of(Operator operator) {
        return Optional.ofNullable(sources.get(operator));
    }
}
