package lanewise.bench.archive;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import lanewise.sim.SimulatorOptions;

/**
 * A value of a setting that is compared with what the engine chooses by itself.
 *
 * @param setting the setting's name
 * @param value the value's
 * @param items of a batch
 * @param choose makes the choice
 * @param words how a person makes it; empty if it changes more than the speed
 * @param untried why there is nothing to measure; empty if there is
 */
record Trial(
        String setting,
        String value,
        int items,
        Consumer<SimulatorOptions> choose,
        Optional<Words> words,
        Optional<String> untried) {
    /**
     * How a choice is made.
     *
     * @param option of {@code lanewise run}
     * @param java a call of {@link SimulatorOptions}
     */
    record Words(String option, String java) {}

    /** No choice: the engine makes them all. */
    static Trial byDefault(int items) {
        return ofAnother("default", "default", items, options -> {});
    }

    /** A choice that changes nothing but the speed. */
    static Trial of(String setting, String value, int items, Consumer<SimulatorOptions> choose, Words words) {
        return new Trial(setting, value, items, choose, Optional.of(words), Optional.empty());
    }

    /** A choice that changes what a call is asked to do. */
    static Trial ofAnother(String setting, String value, int items, Consumer<SimulatorOptions> choose) {
        return new Trial(setting, value, items, choose, Optional.empty(), Optional.empty());
    }

    /** A choice that need not be measured, or cannot be. */
    static Trial untried(String setting, String value, String why) {
        return new Trial(setting, value, 0, options -> {}, Optional.empty(), Optional.of(why));
    }

    boolean isMeasured() {
        return untried.isEmpty();
    }

    /** Several choices at once, of the same batch. */
    static Trial together(List<Trial> trials) {
        return of(
                "together",
                String.join(
                        ", ",
                        trials.stream()
                                .map(trial -> trial.setting + " " + trial.value)
                                .toList()),
                trials.getFirst().items,
                options -> trials.forEach(trial -> trial.choose.accept(options)),
                new Words(String.join(" ", words(trials, Words::option)), String.join("", words(trials, Words::java))));
    }

    private static List<String> words(List<Trial> trials, Function<Words, String> which) {
        return trials.stream()
                .map(trial -> which.apply(trial.words.orElseThrow()))
                .toList();
    }
}
