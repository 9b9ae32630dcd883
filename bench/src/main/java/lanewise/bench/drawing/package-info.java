/** Pictures, as SVG or PNG. */
package lanewise.bench.drawing;
