/** How decoders are found. */
package lanewise.model.solver;
