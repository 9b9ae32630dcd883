/**
 * Semantic pointers: vectors that stand for symbols, vocabularies of them, and networks that hold, bind, compare and route
 * them by rules that are written as text (Eliasmith, How to Build a Brain, 2013). Seed for seed Nengo's {@code spa}.
 */
package lanewise.network.spa;
