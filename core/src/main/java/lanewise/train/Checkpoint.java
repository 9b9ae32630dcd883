package lanewise.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lanewise.error.FormatException;
import lanewise.io.NpyArray;
import lanewise.io.Npz;

/** Files of parameters, alone or with all that a fit needs to go on. */
final class Checkpoint {
    private static final String PARAMETER = "parameter";
    private static final String SLOT = "slot";
    private static final String DONE = "done";

    private Checkpoint() {}

    /** Writes all parameters, in their order. */
    static void write(Path file, Trainer trainer) {
        Npz.write(file, parameters(trainer));
    }

    /** Writes what a fit needs to go on after so many epochs. */
    static void write(Path file, Trainer trainer, Updates updates, int epochs) {
        Map<String, NpyArray> arrays = parameters(trainer);
        float[][] slots = updates.slots();
        for (int slot = 0; slot < slots.length; slot++) {
            arrays.put(SLOT + slot, floats(slots[slot]));
        }
        arrays.put(DONE, new NpyArray.Longs(new int[] {2}, new long[] {epochs, updates.done()}));
        Npz.write(file, arrays);
    }

    private static Map<String, NpyArray> parameters(Trainer trainer) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        trainer.values().values().forEach(values -> arrays.put(PARAMETER + arrays.size(), floats(values)));
        return arrays;
    }

    private static NpyArray floats(float... values) {
        return new NpyArray.Floats(new int[] {values.length}, values);
    }

    /** Reads parameters; if the file is refused, nothing has changed. */
    static void read(Path file, Trainer trainer) {
        set(file, Npz.read(file), trainer);
    }

    /** Goes on from a file, if it is there; how many epochs were done. */
    static int resume(Path file, Trainer trainer, Updates updates) {
        if (!Files.exists(file)) {
            return 0;
        }
        Map<String, NpyArray> arrays = Npz.read(file);
        if (!(arrays.get(DONE) instanceof NpyArray.Longs done) || done.size() != 2 || done.values()[0] < 0) {
            throw new FormatException(
                    "%s: it has no count of epochs and updates; give a checkpoint that a fit has written"
                            .formatted(file));
        }
        float[][] slots = updates.slots();
        for (int slot = 0; slot < slots.length; slot++) {
            array(file, arrays, SLOT + slot, slots[slot].length, "the optimizer");
        }
        set(file, arrays, trainer);
        for (int slot = 0; slot < slots.length; slot++) {
            float[] kept = array(file, arrays, SLOT + slot, slots[slot].length, "the optimizer");
            System.arraycopy(kept, 0, slots[slot], 0, kept.length);
        }
        updates.resume(done.values()[1]);
        trainer.resume(done.values()[1]);
        return (int) Math.min(done.values()[0], Integer.MAX_VALUE);
    }

    private static void set(Path file, Map<String, NpyArray> arrays, Trainer trainer) {
        Map<Parameter, float[]> present = trainer.values();
        long given = arrays.keySet().stream()
                .filter(name -> name.startsWith(PARAMETER))
                .count();
        if (given != present.size()) {
            throw new FormatException(
                    "%s: it holds %d parameters, but the network has %d; give a file of the same network"
                            .formatted(file, given, present.size()));
        }
        Map<Parameter, float[]> read = new LinkedHashMap<>();
        present.forEach((parameter, values) ->
                read.put(parameter, array(file, arrays, PARAMETER + read.size(), values.length, parameter.name())));
        trainer.setValues(read);
    }

    private static float[] array(Path file, Map<String, NpyArray> arrays, String name, int size, String whose) {
        if (!(arrays.get(name) instanceof NpyArray.Floats floats)) {
            throw new FormatException(
                    "%s: there is no array of floats \"%s\" for %s; give a file of the same network and optimizer"
                            .formatted(file, name, whose));
        }
        if (floats.size() != size) {
            throw new FormatException("%s: array \"%s\" has %d values, but %s has %d; give a file of the same network"
                    .formatted(file, name, floats.size(), whose, size));
        }
        return floats.values();
    }
}
