package lanewise.bench.recipe;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lanewise.bench.mnist.DigitSet;
import lanewise.bench.mnist.MnistData;
import lanewise.error.ModelException;
import lanewise.kernel.KernelChoice;
import lanewise.train.FitOptions;
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
 * @param checkpoint the file in which a training is kept after each epoch, and from which it goes on
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
        Optional<Path> checkpoint,
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

    /**
     * The same for one of several trainings of a recipe: each is kept in a file of its own, {@code training-250hz.npz}
     * beside {@code training.npz}.
     */
    RecipeSettings of(String training) {
        Optional<Path> own = checkpoint.map(file -> {
            String name = file.getFileName().toString();
            int end = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
            return file.resolveSibling(name.substring(0, end) + "-" + training + name.substring(end));
        });
        return new RecipeSettings(epochs, minibatch, items, seed, threads, kernels, data, own, this.own);
    }

    /**
     * Tells a fit of these choices.
     *
     * @param training what is trained, and how; it has to be that of a checkpoint to go on from
     */
    FitOptions apply(FitOptions fit, String training, int usualEpochs) {
        String pictures = data.map(
                        folder -> ", pictures of " + folder.toAbsolutePath().normalize())
                .orElse("");
        checkpoint.ifPresent(file -> fit.checkpoint(file, training + pictures));
        return fit.epochs(epochsOr(usualEpochs));
    }

    /** Tells a trainer of these choices. */
    TrainerOptions apply(TrainerOptions trainer, int usualMinibatch) {
        trainer.minibatch(minibatchOr(usualMinibatch)).seed(seed).kernels(kernels);
        threads.ifPresent(trainer::threads);
        return trainer;
    }
}
