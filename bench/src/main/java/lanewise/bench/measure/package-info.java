/** Measures workloads and the machine, and reports what was measured. */
package lanewise.bench.measure;
