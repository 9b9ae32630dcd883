/**
 * Ready-made networks: parts of brains and of computations, made of ensembles, nodes and connections, in the order in which
 * Nengo makes them, so that the same seed gives the same neurons. Each is made within a network by its {@code in} method
 * and is itself a network, whose inputs and outputs are nodes to connect to.
 */
package lanewise.network;
