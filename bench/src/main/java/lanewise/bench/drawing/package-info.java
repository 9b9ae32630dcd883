/** Pictures as PNG; core writes them as SVG. */
package lanewise.bench.drawing;
