package lanewise.bench.recipe;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lanewise.bench.mnist.DigitSet;
import lanewise.bench.mnist.MnistData;
import lanewise.error.ModelException;
import lanewise.kernel.KernelChoice;
import lanewise.train.TrainerOptions;

/**
 * What can be chosen for any recipe; what is not chosen is as the recipe says.
 *
 * @param epochs of each training
 * @param minibatch items of an update
 * @param items how many are trained on, and tested at most
 * @param seed of the network, of the order of items, and of data that are drawn
 * @param threads how many share the work
 * @param kernels what computes
 * @param data the folder of the four files of pictures; the program's own unless chosen
 * @param own choices that a recipe has besides, by their names
 */
public record RecipeSettings(
        OptionalInt epochs,
        OptionalInt minibatch,
        OptionalInt items,
        long seed,
        OptionalInt threads,
        KernelChoice kernels,
        Optional<Path> data,
        Map<String, String> own) {
    MnistData pictures() {
        return data.map(MnistData::in).orElseGet(MnistData::bundled);
    }

    /** The first of some pictures, if only some items are wanted. */
    DigitSet wanted(DigitSet digits) {
        return items.isPresent() ? digits.part(0, Math.min(items.getAsInt(), digits.count())) : digits;
    }

    int epochsOr(int usual) {
        return epochs.orElse(usual);
    }

    int minibatchOr(int usual) {
        return minibatch.orElse(usual);
    }

    int itemsOr(int usual) {
        return items.orElse(usual);
    }

    int threadsOrAll() {
        return threads.orElse(Runtime.getRuntime().availableProcessors());
    }

    /** A choice of the recipe's own. */
    double own(String name, double usual) {
        String given = own.get(name);
        if (given == null) {
            return usual;
        }
        try {
            double value = Double.parseDouble(given);
            if (Double.isFinite(value) && value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) { // said below, as for what is no finite number
        }
        throw new ModelException(
                "--set %s is '%s'; give a finite number from 0, such as %s".formatted(name, given, usual));
    }

    /** Tells a trainer of these choices. */
    TrainerOptions apply(TrainerOptions trainer, int usualMinibatch) {
        trainer.minibatch(minibatchOr(usualMinibatch)).seed(seed).kernels(kernels);
        threads.ifPresent(trainer::threads);
        return trainer;
    }
}
