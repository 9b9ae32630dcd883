package lanewise.bench.archive;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.error.ModelException;
import lanewise.io.ModelArchive;
import lanewise.sim.Simulator;

/** The values that files give to inputs of a model, in the place of its own. */
final class GivenInputs {
    private final Map<ModelInput, InputRows> rows = new LinkedHashMap<>();

    private GivenInputs() {}

    /**
     * Reads the files, and finds out whether the model then has all it needs for a run.
     *
     * @param files by the name or the id of the signal that they are for
     * @param batch how many items run side by side
     * @param steps how many there are to run
     * @throws ModelException if there is no such input, or values are missing, or a function is not known
     * @throws lanewise.error.FormatException if a file is wrong
     */
    static GivenInputs of(ModelArchive archive, Map<String, Path> files, int batch, long steps) {
        List<ModelInput> inputs = ModelInput.of(archive);
        GivenInputs given = new GivenInputs();
        files.forEach((name, file) -> {
            ModelInput input = ModelInput.named(name, inputs);
            InputRows values = InputRows.read(file, input, batch);
            values.requireSteps(steps, name);
            if (given.rows.put(input, values) != null) {
                throw new ModelException("--input %s: input %s has been given already".formatted(name, input));
            }
        });
        given.requireRecorded(inputs, steps);
        HostFunctions.check(
                archive.graph(),
                inputs,
                given.rows.keySet().stream().map(ModelInput::signal).toList());
        return given;
    }

    private void requireRecorded(List<ModelInput> inputs, long steps) {
        for (ModelInput input : inputs) {
            int recorded = input.rows().orElse(Integer.MAX_VALUE);
            if (recorded < steps && !rows.containsKey(input)) {
                throw new ModelException(
                        "--steps is %d, but input %s was recorded for %d steps, so the last step is %d; run no more, or give it with --input %d=FILE.npy"
                                .formatted(steps, input, recorded, recorded, input.id()));
            }
        }
    }

    void feed(Simulator simulator) {
        rows.forEach((input, values) -> simulator.feed(input.signal(), values));
    }
}
