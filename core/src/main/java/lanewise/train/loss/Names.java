package lanewise.train.loss;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.error.ErrorText;
import lanewise.error.ModelException;

/** The names of ready-made losses and metrics, those of Keras and their usual short forms. */
final class Names {
    private static final Map<String, Loss> LOSSES = losses();
    private static final Map<String, Metric> METRICS = metrics();

    private Names() {}

    static Loss loss(String name) {
        return found("loss", name, LOSSES);
    }

    static Metric metric(String name) {
        return found("metric", name, METRICS);
    }

    private static <T> T found(String kind, String name, Map<String, T> all) {
        T value = name == null ? null : all.get(name);
        if (value == null) {
            throw new ModelException("%s %s: there is none of this name; choose one of %s, or give an object"
                    .formatted(kind, ErrorText.quoted(String.valueOf(name)), String.join(", ", all.keySet())));
        }
        return value;
    }

    private static Map<String, Loss> losses() {
        Map<String, Loss> losses = Stream.of(
                        new MeanSquaredError(),
                        new NanMeanSquaredError(),
                        new MeanAbsoluteError(),
                        new MeanAbsolutePercentageError(),
                        new MeanSquaredLogarithmicError(),
                        new Huber(),
                        new LogCosh(),
                        new Hinge(),
                        new CategoricalCrossentropy(),
                        new SparseCategoricalCrossentropy(),
                        new BinaryCrossentropy(),
                        new KullbackLeibler(),
                        new Poisson(),
                        new CosineSimilarity(),
                        new Regularize())
                .collect(Collectors.toMap(Loss::name, loss -> loss, (one, other) -> one, TreeMap::new));
        losses.put("mse", new MeanSquaredError());
        losses.put("mae", new MeanAbsoluteError());
        losses.put("mape", new MeanAbsolutePercentageError());
        losses.put("msle", new MeanSquaredLogarithmicError());
        losses.put("kld", new KullbackLeibler());
        losses.put("bce", new BinaryCrossentropy());
        losses.put("logcosh", new LogCosh());
        losses.put("categorical_crossentropy_from_logits", new CategoricalCrossentropy(true));
        losses.put("sparse_categorical_crossentropy_from_logits", new SparseCategoricalCrossentropy(true));
        losses.put("binary_crossentropy_from_logits", new BinaryCrossentropy(true));
        return losses;
    }

    private static Map<String, Metric> metrics() {
        Map<String, Metric> metrics = new TreeMap<>(losses());
        metrics.put("accuracy", new Accuracy());
        metrics.put("binary_accuracy", new BinaryAccuracy());
        metrics.put("categorical_accuracy", new CategoricalAccuracy());
        metrics.put("sparse_categorical_accuracy", new SparseCategoricalAccuracy());
        return metrics;
    }
}
