package lanewise.train;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import lanewise.build.ParameterSignal;
import lanewise.build.ParameterValues;
import lanewise.error.FormatException;
import lanewise.error.TrainingException;
import lanewise.sim.GradientRun;

/** The values that a trainer's parameters have now, beside those that its runs compute with. */
final class PresentValues {
    private final Map<Parameter, float[]> values = new LinkedHashMap<>();
    private long collected;

    /** Those with which the network is built. */
    PresentValues(Parameters parameters) {
        for (Parameter parameter : parameters.all()) {
            double[] initial = parameter.values();
            float[] rounded = new float[initial.length];
            for (int i = 0; i < initial.length; i++) {
                rounded[i] = (float) initial[i] + 0f;
            }
            values.put(parameter, rounded);
        }
    }

    /** Gains that nobody trains are nearly always ones, which a plan leaves out. */
    static boolean isFolded(Parameter parameter) {
        return parameter.kind() == ParameterSignal.Kind.GAIN && !parameter.trained();
    }

    /** Those of a parameter, as they are kept. */
    float[] of(Parameter parameter) {
        float[] present = values.get(parameter);
        if (present == null) {
            throw new TrainingException("%s: it is no parameter of this network".formatted(parameter));
        }
        return present;
    }

    /** All of them, in new arrays. */
    Map<Parameter, float[]> copies() {
        Map<Parameter, float[]> copies = new LinkedHashMap<>();
        values.forEach((parameter, present) -> copies.put(parameter, present.clone()));
        return copies;
    }

    /** All of them, to build the network with. */
    ParameterValues built() {
        return built(this::of);
    }

    /** Those that each parameter is said to have, to build the network with. */
    ParameterValues built(Function<Parameter, float[]> said) {
        Map<ParameterSignal, double[]> all = new LinkedHashMap<>();
        values.keySet().forEach(parameter -> {
            float[] present = said.apply(parameter);
            double[] exact = new double[present.length];
            Arrays.setAll(exact, i -> present[i]);
            all.put(parameter.built(), exact);
        });
        return ParameterValues.of(all);
    }

    /** Refuses values that are too many, too few or not finite. */
    void check(Map<Parameter, float[]> given) {
        given.forEach((parameter, all) -> {
            int count = of(parameter).length;
            if (all.length != count) {
                throw new TrainingException("%s: %d values; it has %d".formatted(parameter, all.length, count));
            }
            for (int i = 0; i < count; i++) {
                if (!Float.isFinite(all[i])) {
                    throw new TrainingException(
                            "%s: value %d is %s; give finite values".formatted(parameter, i, all[i]));
                }
            }
        });
    }

    /** Whether some would change what a plan has left out. */
    boolean foldAnew(Map<Parameter, float[]> given) {
        return given.entrySet().stream()
                .anyMatch(entry -> isFolded(entry.getKey()) && !Arrays.equals(of(entry.getKey()), entry.getValue()));
    }

    /** Refuses a checkpoint whose gains, where nobody trains them, are not the network's: it is of another one. */
    void checkSameFolded(Path file, Map<Parameter, float[]> given) {
        given.forEach((parameter, all) -> {
            if (isFolded(parameter) && !Arrays.equals(of(parameter), all)) {
                throw new FormatException(
                        "%s: %s, which is not trained, differs from the network's; give a file of the same network"
                                .formatted(file, parameter));
            }
        });
    }

    /** Takes values that were checked. */
    void set(Map<Parameter, float[]> given) {
        given.forEach((parameter, all) -> {
            float[] present = of(parameter);
            for (int i = 0; i < all.length; i++) {
                present[i] = all[i] + 0f;
            }
        });
    }

    /** Lets a run compute with them. */
    void write(GradientRun run) {
        values.forEach((parameter, present) -> {
            if (parameter.learned()) {
                run.startFrom(parameter.signal(), present);
            }
            run.stores(parameter.signal()).forEach(store -> store.write(present, run.parameters()));
        });
        run.parametersChanged();
    }

    /** Takes over what a run has changed in training since the last time. */
    void collect(GradientRun run) {
        if (run.minibatches() == collected) {
            return;
        }
        collected = run.minibatches();
        values.replaceAll((parameter, present) -> run.stores(parameter.signal()).stream()
                .findFirst()
                .map(store -> store.read(run.parameters()))
                .orElse(present));
    }

    /** Whatever number of minibatches a run comes to, it has changed. */
    void countAnew() {
        collected = -1;
    }
}
