package lanewise.sim;

import lanewise.graph.LearningRule;
import lanewise.graph.Signal;
import lanewise.graph.SimBCM;
import lanewise.graph.SimOja;
import lanewise.graph.SimPES;
import lanewise.graph.SimRLS;
import lanewise.graph.SimVoja;
import lanewise.kernel.Kernels;
import lanewise.plan.Layout;

/**
 * The tasks of learning rules. Each item of a batch learns for itself.
 *
 * @param kernels what computes them
 * @param layout where the matrices lie
 * @param memory of the run
 * @param clock of the run
 */
record LearningTasks(Kernels kernels, Layout layout, Memory memory, Clock clock) {
    /** The task of a rule; what it learns has to be finite. */
    Task of(LearningRule rule, Operands operands) {
        if (rule instanceof SimPES pes && layout.isByColumn(pes.delta())) {
            return byColumn(pes, operands.byColumn(pes.delta()), operands);
        }
        Place delta = operands.set(rule.delta());
        Task.OfItem step = switch (rule) {
            case SimPES pes -> pes(pes, delta, operands);
            case SimBCM bcm -> bcm(bcm, delta, operands);
            case SimOja oja -> oja(oja, delta, operands);
            case SimVoja voja -> voja(voja, delta, operands);
            case SimRLS rls -> rls(rls, delta, operands);
        };
        return Task.each(delta.size(), item -> {
            step.run(item);
            Finite.learned(kernels.elementwise(), delta, item, rule.delta(), clock);
        });
    }

    private Task.OfItem pes(SimPES rule, Place delta, Operands operands) {
        Place error = operands.read(rule.error());
        Place pre = operands.read(rule.preFiltered());
        float alpha = (float) (-rule.learningRate() * clock.dt() / pre.size());
        return item -> kernels.learning()
                .pes(
                        delta.array(),
                        delta.at(item),
                        error.array(),
                        error.at(item),
                        pre.array(),
                        pre.at(item),
                        error.size(),
                        pre.size(),
                        alpha);
    }

    /** With the roles of error and activity exchanged, {@code (alpha error) x activity} comes out by column. */
    private Task byColumn(SimPES rule, Place delta, Operands operands) {
        Place error = operands.read(rule.error());
        Place pre = operands.read(rule.preFiltered());
        Place scaled = Place.apart(error.size(), memory.items());
        float alpha = (float) (-rule.learningRate() * clock.dt() / pre.size());
        return Task.each(delta.size(), item -> {
            for (int i = 0; i < error.size(); i++) {
                scaled.array()[scaled.at(item) + i] = alpha * error.array()[error.at(item) + i];
            }
            kernels.learning()
                    .pes(
                            delta.array(),
                            delta.at(item),
                            pre.array(),
                            pre.at(item),
                            scaled.array(),
                            scaled.at(item),
                            pre.size(),
                            error.size(),
                            1);
            Finite.learned(kernels.elementwise(), delta, item, rule.delta(), clock);
        });
    }

    private Task.OfItem bcm(SimBCM rule, Place delta, Operands operands) {
        Place pre = operands.read(rule.preFiltered());
        Place post = operands.read(rule.postFiltered());
        Place theta = operands.read(rule.theta());
        float alpha = (float) (rule.learningRate() * clock.dt());
        return item -> kernels.learning()
                .bcm(
                        delta.array(),
                        delta.at(item),
                        pre.array(),
                        pre.at(item),
                        post.array(),
                        post.at(item),
                        theta.array(),
                        theta.at(item),
                        post.size(),
                        pre.size(),
                        alpha);
    }

    private Task.OfItem oja(SimOja rule, Place delta, Operands operands) {
        Place weights = operands.read(rule.weights());
        Place pre = operands.read(rule.preFiltered());
        Place post = operands.read(rule.postFiltered());
        float alpha = (float) (rule.learningRate() * clock.dt());
        float beta = (float) rule.beta();
        return item -> kernels.learning()
                .oja(
                        delta.array(),
                        delta.at(item),
                        weights.array(),
                        weights.at(item),
                        pre.array(),
                        pre.at(item),
                        post.array(),
                        post.at(item),
                        post.size(),
                        pre.size(),
                        alpha,
                        beta);
    }

    private Task.OfItem voja(SimVoja rule, Place delta, Operands operands) {
        Place encoders = operands.read(rule.scaledEncoders());
        Place pre = operands.read(rule.preDecoded());
        Place post = operands.read(rule.postFiltered());
        Place learning = operands.read(rule.learningSignal());
        Place scale = Place.apart(rule.scale().length, 1);
        for (int i = 0; i < scale.size(); i++) {
            scale.array()[i] = (float) rule.scale()[i] + 0f;
        }
        float alpha = (float) (rule.learningRate() * clock.dt());
        return item -> kernels.learning()
                .voja(
                        delta.array(),
                        delta.at(item),
                        encoders.array(),
                        encoders.at(item),
                        scale.array(),
                        0,
                        pre.array(),
                        pre.at(item),
                        post.array(),
                        post.at(item),
                        learning.array()[learning.at(item)],
                        post.size(),
                        pre.size(),
                        alpha);
    }

    private Task.OfItem rls(SimRLS rule, Place delta, Operands operands) {
        Place inverse = operands.changed(byColumn(rule.invGamma()));
        Place pre = operands.read(rule.preFiltered());
        Place error = operands.read(rule.error());
        return item -> {
            kernels.learning()
                    .rls(
                            inverse.array(),
                            inverse.at(item),
                            delta.array(),
                            delta.at(item),
                            pre.array(),
                            pre.at(item),
                            error.array(),
                            error.at(item),
                            error.size(),
                            pre.size());
            Finite.learned(kernels.elementwise(), inverse, item, rule.invGamma(), clock);
        };
    }

    /** As the kernel reads it, which makes no difference to a symmetric matrix and so to all that stay symmetric. */
    private static Signal byColumn(Signal inverse) {
        int n = inverse.extent(0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                if (inverse.initial(i * n + j) != inverse.initial(j * n + i)) {
                    int[] strides = {inverse.strides()[1], inverse.strides()[0]};
                    return inverse.base().view(inverse.name(), inverse.offset(), strides, n, n);
                }
            }
        }
        return inverse;
    }
}
