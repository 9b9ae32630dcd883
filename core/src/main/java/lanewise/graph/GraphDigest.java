package lanewise.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lanewise.model.neuron.CustomNeuronType;
import lanewise.model.neuron.NeuronType;

/** Tells graphs apart by what they compute: wiring, constants and initial values, but for the host program's own code. */
final class GraphDigest {
    private final MessageDigest digest;
    private final Map<Signal, Integer> numbers = new LinkedHashMap<>();

    private GraphDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    static String of(Graph graph) {
        GraphDigest digest = new GraphDigest();
        digest.add("dt " + graph.dt());
        graph.operators().forEach(digest::add);
        for (ProbedSignal probe : graph.probes()) {
            digest.add("probe " + probe.every());
            digest.add(probe.signal());
        }
        return HexFormat.of().formatHex(digest.digest.digest());
    }

    private void add(Operator operator) {
        add(operator.getClass().getSimpleName() + " " + constants(operator));
        for (List<Signal> signals :
                List.of(operator.sets(), operator.increments(), operator.reads(), operator.updates())) {
            add("signals");
            signals.forEach(this::add);
        }
    }

    private void add(Signal signal) {
        Integer known = numbers.putIfAbsent(signal, numbers.size());
        if (known != null) {
            add("signal " + known);
            return;
        }
        add("view %s %d %s"
                .formatted(Arrays.toString(signal.shape()), signal.offset(), Arrays.toString(signal.strides())));
        Signal base = signal.base();
        if (base != signal) {
            add(base);
            return;
        }
        for (int i = 0; i < signal.size() && signal.sparse().isEmpty(); i++) {
            long bits = Double.doubleToLongBits(signal.initial(i));
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                digest.update((byte) (bits >> shift));
            }
        }
    }

    private void add(String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String constants(Operator operator) {
        return switch (operator) {
            case TimeUpdate clock -> "";
            case Reset reset -> String.valueOf(reset.value());
            case Copy copy -> "%s %s".formatted(copy.sourceIndex(), copy.targetIndex());
            case ElementwiseInc product -> "";
            case DotInc product -> "";
            case SparseDotInc product -> sparse(product.weights().sparse().orElseThrow());
            case ConvInc convolution -> convolution.geometry().toString();
            case ConvTransposeInc convolution -> convolution.geometry().toString();
            case SimNeurons neurons ->
                name(neurons.type())
                        + neurons.seed()
                        + neurons.times().all().stream()
                                .map(tau -> " " + tau.start())
                                .collect(Collectors.joining());
            case SimProcess process ->
                "%s %d %s".formatted(process.process().getClass().getName(), process.seed(), process.mode());
            case SimLinearFilter filter ->
                "%s %s%s"
                        .formatted(
                                filter.space(),
                                filter.mode(),
                                filter.tuned().map(t -> " " + t.tau().start()).orElse(""));
            case SimTriangle filter ->
                "%d %s %s %s".formatted(filter.taps(), filter.n0(), filter.ndiff(), filter.mode());
            case HostFunction function -> function.name();
            case SimFunction function -> function.name() + " " + function.seed();
            case SimPES rule -> String.valueOf(rule.learningRate());
            case SimBCM rule -> String.valueOf(rule.learningRate());
            case SimOja rule -> "%s %s".formatted(rule.learningRate(), rule.beta());
            case SimVoja rule -> "%s %s".formatted(rule.learningRate(), Arrays.toString(rule.scale()));
            case SimRLS rule -> "";
        };
    }

    private static String sparse(SparseEntries entries) {
        return Arrays.toString(entries.row()) + Arrays.toString(entries.col()) + Arrays.toString(entries.values());
    }

    private static String name(NeuronType type) {
        return type instanceof CustomNeuronType ? type.getClass().getName() : type.toString();
    }
}
