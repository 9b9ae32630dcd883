package lanewise.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lanewise.error.FormatException;
import lanewise.io.NpyArray;
import lanewise.io.Npz;

/** Files of parameters, which are numbered in their order. */
final class ParameterFile {
    private static final String PARAMETER = "parameter";

    private ParameterFile() {}

    static void write(Path file, Trainer trainer) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        put(trainer.values(), "", arrays);
        Npz.write(file, arrays);
    }

    /** Reads parameters; if the file is refused, nothing has changed. */
    static void read(Path file, Trainer trainer) {
        trainer.setValues(values(file, Npz.read(file), "", trainer));
    }

    /** Adds the values of all parameters to the arrays of a file, under names that start with the given one. */
    static void put(Map<Parameter, float[]> values, String prefix, Map<String, NpyArray> arrays) {
        int number = 0;
        for (float[] each : values.values()) {
            arrays.put(prefix + PARAMETER + number++, floats(each));
        }
    }

    static NpyArray floats(float... values) {
        return new NpyArray.Floats(new int[] {values.length}, values);
    }

    /** The values of all parameters in a file, as many as the network has. */
    static Map<Parameter, float[]> values(Path file, Map<String, NpyArray> arrays, String prefix, Trainer trainer) {
        Map<Parameter, float[]> present = trainer.values();
        long given = arrays.keySet().stream()
                .filter(name -> name.startsWith(prefix + PARAMETER))
                .count();
        if (given != present.size()) {
            throw new FormatException(
                    "%s: it holds %d parameters, but the network has %d; give a file of the same network"
                            .formatted(file, given, present.size()));
        }
        Map<Parameter, float[]> read = new LinkedHashMap<>();
        present.forEach((parameter, values) -> read.put(
                parameter, array(file, arrays, prefix + PARAMETER + read.size(), values.length, parameter.name())));
        return read;
    }

    /** An array of a length. */
    static float[] array(Path file, Map<String, NpyArray> arrays, String name, int size, String whose) {
        if (!(arrays.get(name) instanceof NpyArray.Floats floats)) {
            throw new FormatException(
                    "%s: there is no array of floats \"%s\" for %s; give a file of the same network and training"
                            .formatted(file, name, whose));
        }
        if (floats.size() != size) {
            throw new FormatException("%s: array \"%s\" has %d values, but %s has %d; give a file of the same network"
                    .formatted(file, name, floats.size(), whose, size));
        }
        return floats.values();
    }
}
