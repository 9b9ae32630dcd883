/** Pictures of what networks do, as text in SVG: values over time, tuning curves, spikes. */
package lanewise.analysis.picture;
