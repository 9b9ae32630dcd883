package lanewise.build;

import lanewise.graph.Signal;

/**
 * The signals of a node.
 *
 * @param input what arrives, or null if nothing can
 * @param output what the node gives, or null if nothing
 */
record NodeSignals(Signal input, Signal output) {}
