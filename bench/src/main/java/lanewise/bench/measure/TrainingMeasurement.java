package lanewise.bench.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import lanewise.io.Json;

/**
 * What was measured of a training.
 *
 * @param workload its name
 * @param parameters how many numbers are trained
 * @param neurons how many there are
 * @param steps of an item
 * @param buildSeconds from the name to a trainer that is ready
 * @param itemSeconds what an item takes in the fastest repetition: reading, forwards, loss, backwards, update
 * @param medianItemSeconds what it takes in the median repetition
 * @param multiplyAdds of an item in all steps, forwards and backwards
 * @param peak the floating-point operations a second that the cores can do which shared the work
 * @param memoryBytes what is alive on the heap with the network, its run and its data
 * @param kernels the kernels' name
 * @param lanes how many values they compute side by side
 * @param threads how many shared the work
 * @param batch items of an update
 */
public record TrainingMeasurement(
        String workload,
        long parameters,
        long neurons,
        int steps,
        double buildSeconds,
        double itemSeconds,
        double medianItemSeconds,
        long multiplyAdds,
        double peak,
        long memoryBytes,
        String kernels,
        int lanes,
        int threads,
        int batch) {
    /** Items a second, of the fastest repetition. */
    public double itemsPerSecond() {
        return 1 / itemSeconds;
    }

    /** Items a second, of the median repetition. */
    public double medianItemsPerSecond() {
        return 1 / medianItemSeconds;
    }

    /** Floating-point operations a second, two for each multiplication with addition, of the fastest repetition. */
    public double flops() {
        return 2 * multiplyAdds / itemSeconds;
    }

    /** Their share of what the cores can do. */
    public double peakShare() {
        return flops() / peak;
    }

    /** One JSON object. */
    public Json json() {
        Map<String, Json> values = new LinkedHashMap<>();
        values.put("workload", new Json.Text(workload));
        values.put("parameters", new Json.Whole(parameters));
        values.put("neurons", new Json.Whole(neurons));
        values.put("steps", new Json.Whole(steps));
        values.put("build_seconds", new Json.Real(buildSeconds));
        values.put("items_per_second", new Json.Real(itemsPerSecond()));
        values.put("items_per_second_median", new Json.Real(medianItemsPerSecond()));
        values.put("us_per_item", new Json.Real(itemSeconds * 1e6));
        values.put("multiply_adds_per_item", new Json.Whole(multiplyAdds));
        values.put("gflops", new Json.Real(flops() / 1e9));
        values.put("peak_gflops", new Json.Real(peak / 1e9));
        values.put("peak_share", new Json.Real(peakShare()));
        values.put("peak_memory_bytes", new Json.Whole(memoryBytes));
        values.put("kernels", new Json.Text(kernels));
        values.put("lanes", new Json.Whole(lanes));
        values.put("threads", new Json.Whole(threads));
        values.put("batch", new Json.Whole(batch));
        return new Json.Members(values);
    }
}
