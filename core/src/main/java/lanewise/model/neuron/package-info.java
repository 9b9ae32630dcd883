/** What neurons do with their input currents. */
package lanewise.model.neuron;
