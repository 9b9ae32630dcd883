/** How connections learn. */
package lanewise.model.learning;
