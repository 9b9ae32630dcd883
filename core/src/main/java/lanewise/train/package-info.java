/** Training by gradient descent: what is trained, and how. */
package lanewise.train;
