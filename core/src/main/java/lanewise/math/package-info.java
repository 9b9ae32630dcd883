/** Random streams and functions that give the same bits on every machine. */
package lanewise.math;
