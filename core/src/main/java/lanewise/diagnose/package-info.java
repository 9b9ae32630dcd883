/** What a person has to know of a network that spikes: how often its neurons do, and whether that is enough. */
package lanewise.diagnose;
