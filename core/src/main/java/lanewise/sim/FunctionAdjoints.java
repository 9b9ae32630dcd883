package lanewise.sim;

import java.util.List;
import lanewise.graph.Signal;
import lanewise.graph.SimFunction;
import lanewise.model.function.BackwardPass;
import lanewise.model.function.BatchValues;
import lanewise.model.function.ForwardPass;

/**
 * The adjoints of functions that come with their gradient. What a function has kept of a step that is not the last is made
 * again: it gives the same for the same step.
 *
 * @param program whose functions they are
 */
record FunctionAdjoints(Program program) {
    List<Task> of(SimFunction op, AdjointOperands in) {
        BatchValues y = FunctionTask.values(in.incoming(op.output()));
        BatchValues x = FunctionTask.values(op.input()
                .filter(in::wants)
                .map(in::outgoing)
                .orElseGet(() -> in.unwanted(op.function().sizeIn())));
        List<BatchValues> parameters = op.parameters().stream()
                .map(parameter -> FunctionTask.values(gradient(parameter, in)))
                .toList();
        op.input().ifPresent(in::needs);
        op.parameters().forEach(in::needs);
        in.needs(op.output()); // is made again with what was kept
        long work = (long) op.function().sizeIn() + op.function().sizeOut();
        Backwards backward = new Backwards(y, x, parameters);
        BatchTask.OfItems body = (first, items) -> {
            ForwardPass pass = program.pass(op);
            if (!program.moment().isNow()) {
                op.function().forward(pass, first, first + items);
            }
            op.function().backward(backward.of(pass), first, first + items);
        };
        boolean itemwise = op.function().isItemwise() && parameters.isEmpty();
        return List.of(itemwise ? new BatchTask(work, body) : new WholeTask(work, body));
    }

    /** What the way back works on, made anew only when the way there was bound anew. */
    private static final class Backwards {
        private final BatchValues y;
        private final BatchValues x;
        private final List<BatchValues> parameters;
        private volatile BackwardPass last;

        Backwards(BatchValues y, BatchValues x, List<BatchValues> parameters) {
            this.y = y;
            this.x = x;
            this.parameters = parameters;
        }

        @SuppressWarnings("ReferenceEquality") // the same memory, not the same values
        BackwardPass of(ForwardPass pass) {
            BackwardPass known = last;
            if (known == null || known.forward() != pass) {
                known = new BackwardPass(pass, y, x, parameters);
                last = known;
            }
            return known;
        }
    }

    private static Place gradient(Signal parameter, AdjointOperands in) {
        return in.wants(parameter) ? in.sharedGradient(parameter) : in.unwanted(parameter.size());
    }
}
