package lanewise.bench.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import lanewise.io.Json;

/**
 * What was measured of a workload.
 *
 * @param workload its name
 * @param neurons how many it has
 * @param operators how many a step has
 * @param blocks into how many the plan puts them
 * @param buildSeconds from the name to a simulator that is ready: describing, drawing, solving, planning, binding
 * @param stepMicros a step of the fastest repetition, all items together
 * @param medianStepMicros a step of the median repetition
 * @param bytesPerStep read and written by the operators of a step, as the plan counts them: parameters once, state once an item
 * @param bandwidth that of reading so much memory as a step uses, in bytes a second
 * @param dt the length of a step in seconds
 * @param memoryBytes what is alive on the heap while the simulator is, and direct buffers, with the graph and the plan
 * @param kernels the kernels' name
 * @param lanes how many values they compute side by side
 * @param threads how many shared a step
 * @param batch how many items were run side by side
 */
public record Measurement(
        String workload,
        long neurons,
        int operators,
        int blocks,
        double buildSeconds,
        double stepMicros,
        double medianStepMicros,
        long bytesPerStep,
        double bandwidth,
        double dt,
        long memoryBytes,
        String kernels,
        int lanes,
        int threads,
        int batch) {
    /** Nanoseconds a neuron and step, of the fastest repetition; 0 if there are no neurons. */
    public double nanosPerNeuronStep() {
        return neurons == 0 ? 0 : stepMicros * 1e3 / ((double) neurons * batch);
    }

    /** Steps a second, times items, of the fastest repetition. */
    public double itemStepsPerSecond() {
        return batch * 1e6 / stepMicros;
    }

    /**
     * The bytes of a step over what could be read in its time. It may exceed 1: a step reads what it has just written from
     * a nearer cache, and leaves out what it need not compute.
     */
    public double bandwidthShare() {
        return bytesPerStep / (stepMicros * 1e-6) / bandwidth;
    }

    /** How much faster than real time an item runs: simulated time over time taken. */
    public double realTimeFactor() {
        return dt / (stepMicros * 1e-6);
    }

    /** One JSON object. */
    public Json json() {
        Map<String, Json> values = new LinkedHashMap<>();
        values.put("workload", new Json.Text(workload));
        values.put("neurons", new Json.Whole(neurons));
        values.put("operators", new Json.Whole(operators));
        values.put("blocks", new Json.Whole(blocks));
        values.put("build_seconds", new Json.Real(buildSeconds));
        values.put("us_per_step", new Json.Real(stepMicros));
        values.put("us_per_step_median", new Json.Real(medianStepMicros));
        values.put("ns_per_neuron_step", new Json.Real(nanosPerNeuronStep()));
        values.put("item_steps_per_second", new Json.Real(itemStepsPerSecond()));
        values.put("bytes_per_step", new Json.Whole(bytesPerStep));
        values.put("bandwidth_share", new Json.Real(bandwidthShare()));
        values.put("real_time_factor", new Json.Real(realTimeFactor()));
        values.put("peak_memory_bytes", new Json.Whole(memoryBytes));
        values.put("kernels", new Json.Text(kernels));
        values.put("lanes", new Json.Whole(lanes));
        values.put("threads", new Json.Whole(threads));
        values.put("batch", new Json.Whole(batch));
        return new Json.Members(values);
    }
}
