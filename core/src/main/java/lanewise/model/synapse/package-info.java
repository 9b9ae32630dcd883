/** What connections and probes do to a signal in time. */
package lanewise.model.synapse;
