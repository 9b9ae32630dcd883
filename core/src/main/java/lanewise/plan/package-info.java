/** How a graph is run: operators in blocks, signals in memory, and what need not run again. */
package lanewise.plan;
