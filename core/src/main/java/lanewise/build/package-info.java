/** Model to graph: seeds, draws and decoders, as Nengo builds them. */
package lanewise.build;
