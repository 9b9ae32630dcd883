/** Deep networks, layer by layer, of ordinary ensembles, nodes and connections. */
package lanewise.network.layer;
