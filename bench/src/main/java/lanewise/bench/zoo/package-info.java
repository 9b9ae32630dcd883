/** The networks that are measured, by name, and the ready-made parts that they are put together from. */
package lanewise.bench.zoo;
