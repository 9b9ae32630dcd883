package lanewise.plan;

import java.util.List;
import lanewise.graph.Operator;

/**
 * Operators of one kind that a step runs one after the other, with as few calls as their memory allows.
 *
 * @param operators at least one, none of which has to wait for another
 * @param pulse when they have to run
 */
public record Block(List<Operator> operators, Pulse pulse) {}
