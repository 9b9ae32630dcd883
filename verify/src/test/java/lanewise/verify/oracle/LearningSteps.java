package lanewise.verify.oracle;

import lanewise.graph.LearningRule;
import lanewise.graph.SimBCM;
import lanewise.graph.SimOja;
import lanewise.graph.SimPES;
import lanewise.graph.SimRLS;
import lanewise.graph.SimVoja;

/** Learning rules, weight by weight. */
record LearningSteps(Memory memory, Rounding r, double dt) {
    /** By how much a weight changes, by its row and column. */
    @FunctionalInterface
    private interface Change {
        double of(int row, int column);
    }

    Runnable of(LearningRule rule) {
        return switch (rule) {
            case SimPES pes -> pes(pes);
            case SimBCM bcm -> bcm(bcm);
            case SimOja oja -> oja(oja);
            case SimVoja voja -> voja(voja);
            case SimRLS rls -> rls(rls);
        };
    }

    private static void fill(Cells delta, int columns, Change change) {
        for (int i = 0; i < delta.size(); i++) {
            delta.set(i, change.of(i / columns, i % columns));
        }
    }

    private Runnable pes(SimPES rule) {
        Cells a = memory.of(rule.preFiltered());
        Cells error = memory.of(rule.error());
        Cells delta = memory.of(rule.delta());
        double alpha = -rule.learningRate() * dt / a.size();
        return () -> fill(delta, a.size(), (i, j) -> r.of(alpha * error.get(i)) * a.get(j));
    }

    private Runnable bcm(SimBCM rule) {
        Cells pre = memory.of(rule.preFiltered());
        Cells post = memory.of(rule.postFiltered());
        Cells theta = memory.of(rule.theta());
        Cells delta = memory.of(rule.delta());
        double alpha = rule.learningRate() * dt;
        return () -> fill(delta, pre.size(), (i, j) -> {
            double above = r.of(post.get(i) - theta.get(i));
            return r.of(r.of(alpha * post.get(i)) * above) * pre.get(j);
        });
    }

    private Runnable oja(SimOja rule) {
        Cells pre = memory.of(rule.preFiltered());
        Cells post = memory.of(rule.postFiltered());
        Cells weights = memory.of(rule.weights());
        Cells delta = memory.of(rule.delta());
        double alpha = rule.learningRate() * dt;
        return () -> fill(delta, pre.size(), (i, j) -> {
            double forgotten = r.of(-rule.beta() * weights.get(i * pre.size() + j));
            double square = r.of(r.of(alpha * post.get(i)) * post.get(i));
            return r.of(forgotten * square) + r.of(r.of(alpha * post.get(i)) * pre.get(j));
        });
    }

    private Runnable voja(SimVoja rule) {
        Cells pre = memory.of(rule.preDecoded());
        Cells post = memory.of(rule.postFiltered());
        Cells encoders = memory.of(rule.scaledEncoders());
        Cells learning = memory.of(rule.learningSignal());
        Cells delta = memory.of(rule.delta());
        double alpha = rule.learningRate() * dt;
        return () -> fill(delta, pre.size(), (i, j) -> {
            double towards = r.of(rule.scale()[i] * r.of(post.get(i) * pre.get(j)));
            double away = r.of(post.get(i) * encoders.get(i * pre.size() + j));
            return r.of(alpha * learning.get(0)) * r.of(towards - away);
        });
    }

    private Runnable rls(SimRLS rule) {
        Cells a = memory.of(rule.preFiltered());
        Cells error = memory.of(rule.error());
        Cells delta = memory.of(rule.delta());
        Cells inverse = memory.of(rule.invGamma());
        int n = a.size();
        return () -> {
            double[] p = new double[n];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    p[i] = r.of(p[i] + r.of(inverse.get(i * n + j) * a.get(j)));
                }
                sum = r.of(sum + r.of(a.get(i) * p[i]));
            }
            double gain = r.of(1 / r.of(1 + sum));
            fill(inverse, n, (i, j) -> inverse.get(i * n + j) - r.of(p[i] * r.of(p[j] * gain)));
            fill(delta, n, (i, j) -> error.get(i) * r.of(-gain * p[j]));
        };
    }
}
