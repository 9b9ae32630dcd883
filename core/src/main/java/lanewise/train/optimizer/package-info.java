/** How gradients change parameters: optimizers, clipping, penalties on weights. */
package lanewise.train.optimizer;
