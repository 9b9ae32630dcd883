package lanewise.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.error.ErrorText;
import lanewise.error.FormatException;
import lanewise.io.NpyArray;
import lanewise.io.Npz;

/**
 * A file of all that a fit needs to go on: parameters, what the optimizer keeps, what was reached and where early stopping
 * stands; and what shows that it is the same fit.
 *
 * @param file where it is
 * @param trainer whose fit it is
 * @param runs of the trainer
 * @param updates of the fit
 * @param same numbers that have to be the same, by what messages call them
 * @param of what else has to be the same
 * @param names of losses and metrics
 * @param stops early stopping, in its order
 */
record Checkpoint(
        Path file,
        Trainer trainer,
        Runs runs,
        Updates updates,
        Map<String, Long> same,
        String of,
        List<String> names,
        List<EarlyStopping> stops) {
    private static final String SLOT = "slot";
    private static final String DONE = "done";
    private static final String SAME = "same";
    private static final String OF = "of";
    private static final String HISTORY = "history";
    private static final String STOP = "stop";
    private static final int LONGEST = 200;

    /**
     * Where a fit goes on.
     *
     * @param history what was reached before
     * @param passes how many epochs there were in fits before it
     * @param stops brings early stopping to where it was
     */
    record Resumed(History history, int passes, Runnable stops) {}

    /** Goes on from the file, if it is there; if it is refused, nothing has changed. */
    Resumed resume(int passes) {
        if (!Files.exists(file)) {
            return new Resumed(new History(), passes, () -> {});
        }
        Map<String, NpyArray> arrays = Npz.read(file);
        long[] done = longs(arrays, DONE, 3);
        checkSame(arrays);
        float[][] slots = updates.slots();
        long kept =
                arrays.keySet().stream().filter(name -> name.startsWith(SLOT)).count();
        if (kept != slots.length) {
            throw new FormatException(
                    "%s: it is of an optimizer that keeps %d values for a parameter, this one keeps %d; choose the same"
                            .formatted(file, kept, slots.length));
        }
        float[][] read = new float[slots.length][];
        for (int slot = 0; slot < slots.length; slot++) {
            read[slot] = ParameterFile.array(file, arrays, SLOT + slot, slots[slot].length, "the optimizer");
        }
        Map<Parameter, float[]> values = ParameterFile.values(file, arrays, "", trainer);
        runs.values().checkSameFolded(file, values);
        History history = history(arrays, done[0]);
        List<Runnable> restored = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            restored.add(stops.get(i).restored(file, arrays, STOP + i, trainer));
        }
        trainer.setValues(values);
        for (int slot = 0; slot < slots.length; slot++) {
            System.arraycopy(read[slot], 0, slots[slot], 0, read[slot].length);
        }
        updates.resume(done[1]);
        runs.resume(done[1]);
        return new Resumed(history, (int) done[2], () -> restored.forEach(Runnable::run));
    }

    private void checkSame(Map<String, NpyArray> arrays) {
        String written = arrays.get(OF) instanceof NpyArray.Longs letters ? text(letters.values()) : "";
        if (!written.equals(of)) {
            throw new FormatException("%s: it is of the training \"%s\", this one is \"%s\"; give another file"
                    .formatted(file, ErrorText.quoted(written, LONGEST), of));
        }
        long[] numbers = longs(arrays, SAME, same.size());
        int at = 0;
        for (Map.Entry<String, Long> entry : same.entrySet()) {
            if (numbers[at] != entry.getValue()) {
                throw new FormatException(
                        "%s: it is of a training with %s %d, this one has %d; go on with the same, or give another file"
                                .formatted(file, entry.getKey(), numbers[at], entry.getValue()));
            }
            at++;
        }
    }

    private long[] longs(Map<String, NpyArray> arrays, String name, int count) {
        if (!(arrays.get(name) instanceof NpyArray.Longs longs)
                || longs.size() != count
                || (name.equals(DONE)
                        && Arrays.stream(longs.values()).anyMatch(each -> each < 0 || each > Integer.MAX_VALUE))) {
            throw new FormatException(
                    "%s: it has no %d numbers \"%s\", as a checkpoint has; give one that a fit has written"
                            .formatted(file, count, name));
        }
        return longs.values();
    }

    private History history(Map<String, NpyArray> arrays, long epochs) {
        if (!(arrays.get(HISTORY) instanceof NpyArray.Doubles doubles) || doubles.size() != epochs * names.size()) {
            throw new FormatException(
                    "%s: it has not the %d losses and metrics of %d epochs; go on with the same losses, metrics and validation"
                            .formatted(file, names.size(), epochs));
        }
        History history = new History();
        for (int epoch = 0; epoch < epochs; epoch++) {
            Map<String, Double> means = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                means.put(names.get(i), doubles.values()[epoch * names.size() + i]);
            }
            history.add(means);
        }
        return history;
    }

    /** Writes where the fit is: the old file or all of the new one is there, whatever happens. */
    void write(History history, int passes) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        ParameterFile.put(trainer.values(), "", arrays);
        float[][] slots = updates.slots();
        for (int slot = 0; slot < slots.length; slot++) {
            arrays.put(SLOT + slot, ParameterFile.floats(slots[slot]));
        }
        arrays.put(DONE, longs(history.epochs(), updates.done(), passes));
        arrays.put(SAME, longs(same.values().stream().mapToLong(Long::longValue).toArray()));
        arrays.put(OF, longs(of.chars().asLongStream().toArray()));
        double[] means = new double[history.epochs() * names.size()];
        Arrays.setAll(means, i -> history.epoch(i / names.size()).get(names.get(i % names.size())));
        arrays.put(HISTORY, new NpyArray.Doubles(new int[] {history.epochs(), names.size()}, means));
        for (int i = 0; i < stops.size(); i++) {
            stops.get(i).save(STOP + i, arrays);
        }
        Npz.write(file, arrays);
    }

    private static NpyArray longs(long... values) {
        return new NpyArray.Longs(new int[] {values.length}, values);
    }

    private static String text(long... letters) {
        StringBuilder text = new StringBuilder();
        for (long letter : letters) {
            text.append((char) letter);
        }
        return text.toString();
    }
}
