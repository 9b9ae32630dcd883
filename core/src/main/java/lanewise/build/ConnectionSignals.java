package lanewise.build;

import java.util.Map;
import java.util.Optional;
import lanewise.graph.Signal;

/**
 * The signals of a connection.
 *
 * @param input all that the source gives out
 * @param weights what is multiplied by, if anything
 * @param output behind the synapse
 * @param rules for each learning rule its signals, by the names that probes use
 */
record ConnectionSignals(
        Signal input, Optional<Signal> weights, Signal output, Map<Integer, Map<String, Signal>> rules) {}
