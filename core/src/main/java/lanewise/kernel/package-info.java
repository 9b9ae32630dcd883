/** The arithmetic of a step: what each operator computes, to the bit, and the choice between its scalar and SIMD forms. */
package lanewise.kernel;
