/** Trainings that the command line knows by name, each with its network, its data and what is reported of it. */
package lanewise.bench.recipe;
