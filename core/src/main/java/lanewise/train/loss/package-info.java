/** What a training makes small, and what is reported of it: losses and metrics. */
package lanewise.train.loss;
