/** What a model becomes when it is built: signals and the operators of a step, in an order of execution. */
package lanewise.graph;
