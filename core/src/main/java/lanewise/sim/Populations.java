package lanewise.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.kernel.LaneEnsembles;
import lanewise.plan.Layout;
import lanewise.plan.Plan;

/**
 * Finds where ensembles that lie side by side go from decoded inputs to decoded outputs in tasks that follow each other,
 * and makes one task of them: then currents are nowhere in memory, and spikes only if somebody else wants them.
 */
final class Populations {
    private final Memory memory;

    /** How many operators and probes use each base. */
    private final Map<Signal, Integer> users = new HashMap<>();

    /** What lies interleaved in the state, by where the first of it starts. */
    private final Map<Start, List<Signal>> interleaved = new HashMap<>();

    private record Start(Home home, int at) {
        static Start of(Place place) {
            return new Start(Home.of(place), place.at());
        }
    }

    /** @param starts which copies do not run */
    Populations(Plan plan, Starts starts, Memory memory) {
        this.memory = memory;
        for (Operator operator : plan.operators()) {
            if (!starts.replace(operator)) {
                operator.signals().stream().map(Signal::base).distinct().forEach(this::count);
            }
        }
        plan.graph().probes().forEach(probe -> count(probe.signal().base()));
        for (Signal base : plan.layout().state()) {
            if (plan.layout().step(base) > 1 && plan.layout().lane(base) == 0) {
                interleaved.put(Start.of(memory.place(base)), plan.layout().interleaved(base));
            }
        }
    }

    private void count(Signal base) {
        users.merge(base, 1, Integer::sum);
    }

    /** The same work, with populations in place of their parts. */
    List<Task> in(List<Task> tasks) {
        List<Task> joined = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            if (i + 1 < tasks.size()
                    && tasks.get(i) instanceof LaneProduct drive
                    && tasks.get(i + 1) instanceof ValueWise neurons
                    && neurons.body() instanceof LifBody lif
                    && drives(drive, lif)) {
                List<LaneProduct> decoders = decoders(tasks.subList(i + 2, tasks.size()), drive, lif);
                joined.addAll(joined(drive, neurons, lif, decoders));
                i += 1 + decoders.size();
            } else {
                joined.add(tasks.get(i));
            }
        }
        return joined;
    }

    /** Whether a product computes the currents of neurons, which nobody else sees, from constants. */
    private boolean drives(LaneProduct drive, LifBody lif) {
        return drive.stride() % LaneEnsembles.GRAIN == 0
                && Start.of(drive.y()).equals(Start.of(lif.j()))
                && drive.rows() * drive.stride() == lif.j().size()
                && drive.b().stride() == 0
                && lif.step().get().isShort()
                && areUsedBy(2, lif.j());
    }

    private boolean areUsedBy(int operators, Place place) {
        List<Signal> lanes = interleaved.get(Start.of(place));
        return lanes != null && lanes.stream().allMatch(signal -> users.get(signal) == operators);
    }

    /**
     * The products that come next, as long as they are of the neurons' output, and go neither to the inputs nor where one
     * before has gone: what adds to the same does so in turn.
     */
    private static List<LaneProduct> decoders(List<Task> next, LaneProduct drive, LifBody lif) {
        List<LaneProduct> decoders = new ArrayList<>();
        for (Task task : next) {
            if (!(task instanceof LaneProduct product
                    && product.rows() == 1
                    && product.cols() == drive.rows()
                    && product.stride() == drive.stride()
                    && product.b().equals(product.y())
                    && Home.of(product.x()).equals(Home.of(lif.out()))
                    && lane(product, lif) >= 0
                    && lane(product, lif) + product.lanes() <= drive.lanes()
                    && product.y().isApart(drive.x())
                    && decoders.stream().allMatch(before -> product.y().isApart(before.y())))) {
                break;
            }
            decoders.add(product);
        }
        return decoders;
    }

    private static int lane(LaneProduct decoder, LifBody lif) {
        return decoder.x().at() - lif.out().at();
    }

    private List<Task> joined(LaneProduct drive, ValueWise neurons, LifBody lif, List<LaneProduct> decoders) {
        Map<Integer, List<LaneProduct>> byWeights = new LinkedHashMap<>();
        for (LaneProduct decoder : decoders) {
            byWeights
                    .computeIfAbsent(decoder.w().at() - lane(decoder, lif), at -> new ArrayList<>())
                    .add(decoder);
        }
        List<Integer> weights = new ArrayList<>();
        List<Population.Piece> pieces = new ArrayList<>();
        List<Task> others = new ArrayList<>();
        long work = drive.work() + neurons.work();
        for (var output : byWeights.entrySet()) {
            int lanes = output.getValue().stream().mapToInt(LaneProduct::lanes).sum();
            if (lanes == drive.lanes() && weights.size() < LaneEnsembles.MOST_OUTPUTS) {
                for (LaneProduct piece : output.getValue()) {
                    pieces.add(new Population.Piece(weights.size(), lane(piece, lif), piece.y()));
                    work += piece.work();
                }
                weights.add(output.getKey());
            } else {
                others.addAll(output.getValue());
            }
        }
        LaneEnsembles ensembles = new LaneEnsembles(
                drive.rows(),
                drive.cols(),
                weights.size(),
                drive.stride(),
                memory.parameters(),
                drive.b().at(),
                drive.w().at(),
                weights.stream().mapToInt(Integer::intValue).toArray(),
                !areUsedBy(1 + weights.size(), lif.out()));
        int values = (ensembles.inputs() + ensembles.outputs()) * ensembles.stride();
        Place room = Place.apart(Layout.LINE + values, memory.items()).part(Layout.LEAD, values);
        List<Task> tasks = new ArrayList<>();
        tasks.add(new Population(
                lif.kernels(),
                ensembles,
                drive.lanes(),
                lif.step(),
                lif.v(),
                lif.refractory(),
                lif.out(),
                drive.x(),
                pieces,
                room,
                work));
        tasks.addAll(others);
        return tasks;
    }
}
