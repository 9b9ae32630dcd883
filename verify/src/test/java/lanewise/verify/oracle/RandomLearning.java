package lanewise.verify.oracle;

import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.LearningRule;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimBCM;
import lanewise.graph.SimOja;
import lanewise.graph.SimPES;
import lanewise.graph.SimRLS;
import lanewise.graph.SimVoja;

/** Draws weights that are learned, and used. */
record RandomLearning(Draft draft, RandomIncrements increments) {
    void add() {
        int pre = draft.size();
        int post = draft.oneIn(4) ? draft.size() : draft.between(1, 9);
        Draft.Source in = draft.readFirm(pre);
        Draft.Source out = draft.readFirm(post);
        Signal weights = learned("weights", 1 / in.bound(), post, pre);
        Signal delta = draft.oneIn(2) ? draft.target("delta", post, pre) : learned("delta", 0.01, post, pre);
        draft.operators.add(rule(in, out, weights, delta));
        draft.operators.add(
                draft.oneIn(2)
                        ? new Copy(delta, weights, true)
                        : new ElementwiseInc(draft.constant(1), delta, weights));
        Signal target = draft.target("with learned weights", post);
        draft.operators.add(new Reset(target, draft.between(-1.0, 1.0)));
        draft.operators.add(new DotInc(weights, in.signal(), target));
        draft.probe(weights.base());
        draft.probe(delta.base());
        draft.finished(target, 1 + pre, false);
    }

    private Signal learned(String kind, double scale, int... shape) {
        Signal whole = Signal.of(draft.name(kind), draft.values(2 * Draft.count(shape), scale), 2 * Draft.count(shape));
        return draft.oneIn(3)
                ? draft.apart(whole, shape)
                : Signal.of(draft.name(kind), draft.values(Draft.count(shape), scale), shape);
    }

    /** A rule with a rate at which weights change by a few hundredths a step. */
    private LearningRule rule(Draft.Source in, Draft.Source out, Signal weights, Signal delta) {
        int pre = in.signal().size();
        int post = out.signal().size();
        double slow = draft.between(0.01, 0.05) / draft.dt;
        double square = out.bound() * out.bound();
        return switch (draft.between(0, 4)) {
            case 0 ->
                new SimPES(in.signal(), out.signal(), delta, slow * pre / (in.bound() * in.bound() * out.bound()));
            case 1 -> {
                Signal theta = draft.constant(out.bound(), post);
                yield new SimBCM(in.signal(), out.signal(), theta, delta, slow / (square * in.bound() * in.bound()));
            }
            case 2 -> {
                double rate = slow / (square + out.bound() * in.bound() * in.bound());
                yield new SimOja(in.signal(), out.signal(), weights, delta, rate, draft.between(0, 1.5));
            }
            case 3 -> {
                Draft.Source learning = draft.readFirm();
                double[] scale = draft.values(post, 1);
                double rate = slow / (learning.bound() * out.bound());
                yield new SimVoja(in.signal(), out.signal(), weights, learning.signal(), delta, rate, scale);
            }
            default -> rls(in, out, delta);
        };
    }

    private LearningRule rls(Draft.Source in, Draft.Source out, Signal delta) {
        int pre = in.signal().size();
        double square = in.bound() * in.bound();
        double[] values = draft.oneIn(3) ? draft.values(pre * pre, 0.04 / (pre * square)) : new double[pre * pre];
        for (int i = 0; i < pre; i++) {
            values[i * pre + i] = draft.between(0.05, 0.3) / square;
        }
        Signal inverse = Signal.of(draft.name("inverse correlation"), values, pre, pre);
        draft.probe(inverse);
        return new SimRLS(in.signal(), out.signal(), delta, inverse);
    }
}
