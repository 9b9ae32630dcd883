package lanewise.model.neuron;

import lanewise.model.distribution.Distribution;

/**
 * A state variable of a neuron type.
 *
 * @param name as a probe names it
 * @param initial from which each neuron's initial value is drawn
 */
public record StateVariable(String name, Distribution initial) {}
