/** Sources of values in time. */
package lanewise.model.process;
