/** What a person writes: networks of ensembles, nodes, connections and probes, with the semantics of Nengo. */
package lanewise.model;
