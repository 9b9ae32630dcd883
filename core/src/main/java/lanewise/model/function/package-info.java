/**
 * Nodes whose Java is part of what is trained: functions of the values of a whole batch that come with their gradients,
 * and those of them that deep learning needs most.
 */
package lanewise.model.function;
