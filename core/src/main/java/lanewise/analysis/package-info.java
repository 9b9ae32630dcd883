/** What a person looks at of a network that is built or has run: tuning curves, decoded points, spikes, errors, wiring. */
package lanewise.analysis;
