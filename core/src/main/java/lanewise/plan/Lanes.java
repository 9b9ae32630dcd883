package lanewise.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.kernel.LaneEnsembles;
import lanewise.kernel.Products;
import lanewise.model.neuron.CustomNeuronType;

/**
 * Ensembles of equal shape that lie interleaved: value k of all of them side by side, so that the lanes of a vector are
 * ensembles. That pays where each has few decoded values: one by one, a product of few rows leaves most lanes empty.
 */
final class Lanes {
    /** Fewer ensembles do not fill a vector. */
    private static final int FEWEST = 16;

    /** Rows of lanes end where a vector of the widest kind does, so that none is split... */
    private static final int WIDEST = LaneEnsembles.GRAIN;

    /** ...where that adds at most so small a part. */
    private static final int LEAST_PART = 8;

    /** With more decoded values an ensemble fills vectors by itself. */
    private static final int MOST_ROWS = 4;

    /**
     * Where a signal lies among its equals.
     *
     * @param signals one a lane, in the lanes' order
     * @param lane its own number
     * @param number the number of these equals, from 0
     */
    record Lane(List<Signal> signals, int lane, int number) {}

    private final Map<Signal, Lane> lanes = new HashMap<>();
    private final Map<Signal, Integer> users = new HashMap<>();
    private final Map<Signal, Integer> decodedRows = new HashMap<>();
    private final Map<DotInc, List<DotInc>> products = new HashMap<>();
    private final Step step;
    private final List<List<Signal>> groups = new ArrayList<>();
    private final Predicate<DotInc> isPacked;

    /**
     * @param blocks the step's operators
     * @param isPacked whether a product's weights lie as its kernel wants them
     */
    Lanes(Step step, List<Block> blocks, Predicate<DotInc> isPacked) {
        this.step = step;
        this.isPacked = isPacked;
        for (Operator operator : step.operators()) {
            count(signals(operator));
            if (operator instanceof DotInc product) {
                decodedRows.merge(product.input().base(), product.rows(), Integer::sum);
            }
        }
        List<List<Operator>> parts =
                blocks.stream().flatMap(block -> block.parts().stream()).toList();
        parts.forEach(this::neurons);
        if (!lanes.isEmpty()) {
            parts.forEach(this::partners);
            parts.forEach(this::products);
        }
    }

    private static List<Signal> signals(Operator operator) {
        return operator.signals();
    }

    /** Counts an operator as a user of each base of its signals, once. */
    private void count(List<Signal> signals) {
        for (int i = 0; i < signals.size(); i++) {
            Signal base = signals.get(i).base();
            boolean counted = false;
            for (int k = 0; k < i; k++) {
                counted |= signals.get(k).base() == base;
            }
            if (!counted) {
                users.merge(base, 1, Integer::sum);
            }
        }
    }

    /** Interleaves a part's neurons, those of equal number with each other. */
    private void neurons(List<Operator> part) {
        Map<Integer, List<SimNeurons>> bySize = new LinkedHashMap<>();
        for (Operator operator : part) {
            if (operator instanceof SimNeurons neurons && canBeLane(neurons)) {
                bySize.computeIfAbsent(neurons.output().size(), size -> new ArrayList<>())
                        .add(neurons);
            }
        }
        bySize.values()
                .forEach(same -> interleave(same.stream().map(Lanes::signals).toList()));
    }

    private boolean canBeLane(SimNeurons neurons) {
        return neurons.output().size() > 1
                && !(neurons.type() instanceof CustomNeuronType)
                && !neurons.times().isAny()
                && decodedRows.getOrDefault(neurons.output(), MOST_ROWS + 1) <= MOST_ROWS
                && areWhole(signals(neurons));
    }

    private static boolean areWhole(List<Signal> signals) {
        for (Signal signal : signals) {
            if (!isWhole(signal)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhole(Signal signal) {
        return signal == signal.base();
    }

    /**
     * Interleaves signals in each of their roles, unless there are too few, one has two roles, or only some of a role change.
     *
     * @param roles for each lane its signals, role by role
     */
    private void interleave(List<List<Signal>> roles) {
        Set<Signal> all = new HashSet<>();
        roles.forEach(all::addAll);
        if (roles.size() < FEWEST
                || all.size() != roles.size() * roles.getFirst().size()
                || !Collections.disjoint(all, lanes.keySet())) {
            return;
        }
        List<List<Signal>> byRole = IntStream.range(0, roles.getFirst().size())
                .mapToObj(role -> roles.stream().map(lane -> lane.get(role)).toList())
                .toList();
        if (byRole.stream().allMatch(this::changeAlike)) {
            for (List<Signal> signals : byRole) {
                for (int lane = 0; lane < signals.size(); lane++) {
                    lanes.put(signals.get(lane), new Lane(signals, lane, groups.size()));
                }
                groups.add(signals);
            }
        }
    }

    private boolean changeAlike(List<Signal> signals) {
        return signals.stream().map(step::isUnwritten).distinct().count() == 1;
    }

    /** Interleaves what is copied to interleaved signals and used for nothing else, such as biases. */
    private void partners(List<Operator> part) {
        Map<Integer, Map<Integer, Signal>> sources = new LinkedHashMap<>();
        for (Operator operator : part) {
            if (operator instanceof Copy copy && copy.isWhole()) {
                Lane target = lanes.get(copy.target());
                if (target != null && isWhole(copy.source()) && users.get(copy.source()) == 1) {
                    sources.computeIfAbsent(target.number(), key -> new HashMap<>())
                            .put(target.lane(), copy.source());
                }
            }
        }
        sources.forEach((group, byLane) -> {
            int size = groups.get(group).size();
            if (byLane.size() == size) {
                List<List<Signal>> roles = new ArrayList<>();
                for (int lane = 0; lane < size; lane++) {
                    roles.add(List.of(byLane.get(lane)));
                }
                interleave(roles);
            }
        });
    }

    /**
     * What products that can go side by side have in common.
     *
     * @param input the number of the interleaved inputs, -1 if they are not
     * @param target the number of the interleaved targets, -1 if they are not
     * @param changes whether inputs change
     * @param number of the product among those of its lane
     */
    private record Alike(int rows, int cols, int input, int target, boolean changes, int number) {}

    /** Puts products side by side, one of each lane. */
    private void products(List<Operator> part) {
        Map<Alike, DotInc[]> alike = new LinkedHashMap<>();
        for (Operator operator : part) {
            if (operator instanceof DotInc product && isOneChain(product)) {
                Lane input = lanes.get(product.input());
                Lane target = lanes.get(product.target());
                if (input != null && target != null && input.lane() != target.lane()) {
                    continue;
                }
                Lane some = input == null ? target : input;
                if (some != null) {
                    add(alike, product, input, target, some);
                }
            }
        }
        for (DotInc[] lane : alike.values()) {
            if (Stream.of(lane).allMatch(Objects::nonNull)) {
                List<DotInc> together = List.of(lane);
                together.forEach(product -> products.put(product, together));
            }
        }
    }

    private void add(Map<Alike, DotInc[]> alike, DotInc product, Lane input, Lane target, Lane some) {
        for (int number = 0; ; number++) {
            Alike key = new Alike(
                    product.rows(),
                    product.cols(),
                    input == null ? -1 : input.number(),
                    target == null ? -1 : target.number(),
                    !step.isUnwritten(product.input()),
                    number);
            DotInc[] side =
                    alike.computeIfAbsent(key, k -> new DotInc[some.signals().size()]);
            if (side[some.lane()] == null) {
                side[some.lane()] = product;
                return;
            }
        }
    }

    /** Whether a product is one chain for each row, and its columns lie one behind the other. */
    private boolean isOneChain(DotInc product) {
        boolean gapless = product.cols() == 1 || Products.leading(product.rows(), product.cols()) == product.rows();
        return gapless
                && isPacked.test(product)
                && users.get(product.weights().base()) == 1
                && Products.partials(product.rows(), product.cols()) == 1;
    }

    /** How far the values of a signal's base lie apart: as many as there are lanes and some unused ones, or 1. */
    int step(Signal signal) {
        Lane lane = lanes.get(signal.base());
        return lane == null ? 1 : step(lane.signals().size());
    }

    /** How far the weights of a product lie apart. */
    int step(DotInc product) {
        List<DotInc> together = products.get(product);
        return together == null ? 1 : step(together.size());
    }

    private static int step(int lanes) {
        int unused = -lanes & (WIDEST - 1);
        return unused * LEAST_PART <= lanes ? lanes + unused : lanes;
    }

    /** All that lie interleaved with a base, in the order of their lanes; or it alone. */
    List<Signal> with(Signal base) {
        Lane lane = lanes.get(base);
        return lane == null ? List.of(base) : lane.signals();
    }

    /** The products that are computed side by side with this one, one a lane; or it alone. */
    List<DotInc> with(DotInc product) {
        return products.getOrDefault(product, List.of(product));
    }

    /** The number of an interleaved signal; 0 of any other. */
    int lane(Signal signal) {
        Lane lane = lanes.get(signal.base());
        return lane == null ? 0 : lane.lane();
    }
}
