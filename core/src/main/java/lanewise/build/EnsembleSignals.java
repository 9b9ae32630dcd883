package lanewise.build;

import java.util.Map;
import lanewise.graph.Signal;

/**
 * The signals of an ensemble.
 *
 * @param input what is represented, one value a dimension
 * @param current what reaches the neurons
 * @param output their spikes or rates
 * @param encoders their encoders times gain over radius
 * @param states their state variables by name
 */
record EnsembleSignals(Signal input, Signal current, Signal output, Signal encoders, Map<String, Signal> states) {}
