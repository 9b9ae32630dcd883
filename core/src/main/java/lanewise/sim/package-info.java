/** Runs of built networks: batches, inputs from outside, probes, progress. */
package lanewise.sim;
