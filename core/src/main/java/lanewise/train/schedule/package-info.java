/** Learning rates over the updates of a training. */
package lanewise.train.schedule;
