package lanewise.sim;

import java.util.List;
import lanewise.graph.LearningRule;
import lanewise.graph.Signal;
import lanewise.graph.SimBCM;
import lanewise.graph.SimOja;
import lanewise.graph.SimPES;
import lanewise.graph.SimRLS;
import lanewise.graph.SimVoja;
import lanewise.kernel.ProductKernels;
import lanewise.kernel.Products;

/**
 * The adjoints of learning rules, which are products like others: a gradient goes on through what is learned to all that it
 * was learned from. Each is computed row by row of the change; every product is added by {@code fma}.
 *
 * @param products what computes the dot product of a step again
 * @param dt the length of a step in seconds
 * @param items how many items the batch has
 */
record LearningAdjoints(ProductKernels products, double dt, int items) {
    List<Task> of(LearningRule rule, AdjointOperands in) {
        Place change = in.incoming(rule.delta());
        Task.OfItem adjoint = switch (rule) {
            case SimPES pes -> pes(pes, change, in);
            case SimBCM bcm -> bcm(bcm, change, in);
            case SimOja oja -> oja(oja, change, in);
            case SimVoja voja -> voja(voja, change, in);
            case SimRLS rls -> rls(rls, change, in);
        };
        return List.of(Task.each(2L * change.size(), adjoint));
    }

    /** Where the gradient of what is read is added to; if nobody wants it, to room of its own. */
    private static Place gradient(Signal signal, AdjointOperands in) {
        return in.wants(signal) ? in.outgoing(signal) : in.unwanted(signal.size());
    }

    /** The sum of a row of a matrix times a vector: {@code sum over j of m[j] x[j]}. */
    private static float dot(float[] m, int mAt, float[] x, int xAt, int n) {
        float sum = 0;
        for (int j = 0; j < n; j++) {
            sum = Math.fma(m[mAt + j], x[xAt + j], sum);
        }
        return sum;
    }

    /** {@code y[j] += factor * m[j]} for a row of a matrix. */
    private static void add(float[] y, int yAt, float factor, float[] m, int mAt, int n) {
        for (int j = 0; j < n; j++) {
            y[yAt + j] = Math.fma(factor, m[mAt + j], y[yAt + j]) + 0f;
        }
    }

    /** {@code y[i] += factor * x}. */
    private static void add(Place y, int item, int i, float factor, float x) {
        int at = y.at(item) + i;
        y.array()[at] = Math.fma(factor, x, y.array()[at]) + 0f;
    }

    private static float get(Place place, int item, int i) {
        return place.array()[place.at(item) + i];
    }

    /** {@code e' = e' + alpha D' a;  a' = a' + D'^T alpha e}. */
    private Task.OfItem pes(SimPES rule, Place d, AdjointOperands in) {
        Place error = in.value(rule.error());
        Place pre = in.value(rule.preFiltered());
        Place errorBar = gradient(rule.error(), in);
        Place preBar = gradient(rule.preFiltered(), in);
        int n = pre.size();
        float alpha = (float) (-rule.learningRate() * dt / n);
        return item -> {
            for (int i = 0; i < error.size(); i++) {
                int row = d.at(item) + i * n;
                add(errorBar, item, i, alpha, dot(d.array(), row, pre.array(), pre.at(item), n));
                float scaled = alpha * get(error, item, i);
                add(preBar.array(), preBar.at(item), scaled, d.array(), row, n);
            }
        };
    }

    /**
     * With {@code s = D' x}: {@code o' = o' + alpha (2 o - theta) s;  theta' = theta' - alpha o s;  x' = x' + D'^T (alpha o (o
     * - theta))}.
     */
    private Task.OfItem bcm(SimBCM rule, Place d, AdjointOperands in) {
        Place pre = in.value(rule.preFiltered());
        Place post = in.value(rule.postFiltered());
        Place theta = in.value(rule.theta());
        Place preBar = gradient(rule.preFiltered(), in);
        Place postBar = gradient(rule.postFiltered(), in);
        Place thetaBar = gradient(rule.theta(), in);
        int n = pre.size();
        float alpha = (float) (rule.learningRate() * dt);
        return item -> {
            for (int i = 0; i < post.size(); i++) {
                int row = d.at(item) + i * n;
                float out = get(post, item, i);
                float above = out - get(theta, item, i);
                float sum = alpha * dot(d.array(), row, pre.array(), pre.at(item), n);
                add(postBar, item, i, out + above, sum);
                add(thetaBar, item, i, -out, sum);
                add(preBar.array(), preBar.at(item), alpha * out * above, d.array(), row, n);
            }
        };
    }

    /**
     * {@code o' = o' + alpha (D' x - 2 beta o (D' . w));  x' = x' + D'^T alpha o;  w' = w' - alpha beta o^2 D'}, row by row.
     */
    private Task.OfItem oja(SimOja rule, Place d, AdjointOperands in) {
        Place weights = in.value(rule.weights());
        Place pre = in.value(rule.preFiltered());
        Place post = in.value(rule.postFiltered());
        Place weightsBar = gradient(rule.weights(), in);
        Place preBar = gradient(rule.preFiltered(), in);
        Place postBar = gradient(rule.postFiltered(), in);
        int n = pre.size();
        float alpha = (float) (rule.learningRate() * dt);
        float beta = (float) rule.beta();
        return item -> {
            for (int i = 0; i < post.size(); i++) {
                int row = d.at(item) + i * n;
                int own = weights.at(item) + i * n;
                float out = get(post, item, i);
                float seen = dot(d.array(), row, pre.array(), pre.at(item), n);
                float forgotten = dot(d.array(), row, weights.array(), own, n);
                add(postBar, item, i, alpha, Math.fma(-2 * beta * out, forgotten, seen));
                add(preBar.array(), preBar.at(item), alpha * out, d.array(), row, n);
                add(weightsBar.array(), weightsBar.at(item) + i * n, -beta * alpha * out * out, d.array(), row, n);
            }
        };
    }

    /**
     * With {@code t = scale (D' x) - D' . E}: {@code o' = o' + alpha l t;  l' = l' + alpha sum of o t;  x' = x' + D'^T alpha l
     * scale o;  E' = E' - alpha l o D'}, row by row.
     */
    private Task.OfItem voja(SimVoja rule, Place d, AdjointOperands in) {
        Place encoders = in.value(rule.scaledEncoders());
        Place pre = in.value(rule.preDecoded());
        Place post = in.value(rule.postFiltered());
        Place learning = in.value(rule.learningSignal());
        Place encodersBar = gradient(rule.scaledEncoders(), in);
        Place preBar = gradient(rule.preDecoded(), in);
        Place postBar = gradient(rule.postFiltered(), in);
        Place learningBar = gradient(rule.learningSignal(), in);
        int n = pre.size();
        float alpha = (float) (rule.learningRate() * dt);
        float[] scale = new float[rule.scale().length];
        for (int i = 0; i < scale.length; i++) {
            scale[i] = (float) rule.scale()[i];
        }
        return item -> {
            float rate = alpha * get(learning, item, 0);
            for (int i = 0; i < post.size(); i++) {
                int row = d.at(item) + i * n;
                float out = get(post, item, i);
                float towards = dot(d.array(), row, pre.array(), pre.at(item), n);
                float away = dot(d.array(), row, encoders.array(), encoders.at(item) + i * n, n);
                float moved = Math.fma(scale[i], towards, -away);
                add(postBar, item, i, rate, moved);
                add(learningBar, item, 0, alpha * out, moved);
                add(preBar.array(), preBar.at(item), rate * scale[i] * out, d.array(), row, n);
                add(encodersBar.array(), encodersBar.at(item) + i * n, -rate * out, d.array(), row, n);
            }
        };
    }

    /**
     * From {@code p = P r}, {@code g = 1 / (1 + r . p)}, which are those of the step to the bit:
     *
     * <pre>
     * e' = e' - g D' p
     * p' = -g (D'^T e + (P' + P'^T) p)
     * s' = g^2 (e . D' p + p . P' p)              the gradient of r . p
     * p' = p' + s' r
     * r' = r' + s' p + P^T p'
     * P' = P' + p' r^T
     * </pre>
     */
    private Task.OfItem rls(SimRLS rule, Place d, AdjointOperands in) {
        Place inverse = in.value(rule.invGamma());
        Place pre = in.value(rule.preFiltered());
        Place error = in.value(rule.error());
        Place errorBar = gradient(rule.error(), in);
        Place preBar = gradient(rule.preFiltered(), in);
        Place inverseBar = in.wants(rule.invGamma())
                ? in.carried(rule.invGamma())
                : in.unwanted(rule.invGamma().size());
        boolean carried = in.wants(rule.invGamma());
        int n = pre.size();
        Place p = Place.apart(n, items);
        Place pBar = Place.apart(n, items);
        Place dot = Place.apart(1, items);
        return item -> {
            float[] r = pre.array();
            int rAt = pre.at(item);
            for (int i = 0; i < n; i++) {
                p.array()[p.at(item) + i] = dot(inverse.array(), inverse.at(item) + i * n, r, rAt, n);
                pBar.array()[pBar.at(item) + i] = 0f;
            }
            dot.array()[dot.at(item)] = 0f;
            products.dotInc(
                    dot.array(),
                    dot.at(item),
                    1,
                    r,
                    rAt,
                    p.array(),
                    p.at(item),
                    n,
                    1,
                    n,
                    1,
                    Products.partials(1, n),
                    1);
            float gain = 1 / (1 + dot.array()[dot.at(item)]);
            float all = 0;
            for (int i = 0; i < error.size(); i++) {
                int row = d.at(item) + i * n;
                float sum = dot(d.array(), row, p.array(), p.at(item), n);
                all = Math.fma(get(error, item, i), sum, all);
                add(errorBar, item, i, -gain, sum);
                add(pBar.array(), pBar.at(item), -gain * get(error, item, i), d.array(), row, n);
            }
            for (int i = 0; i < n && carried; i++) {
                int row = inverseBar.at(item) + i * n;
                float sum = dot(inverseBar.array(), row, p.array(), p.at(item), n);
                all = Math.fma(get(p, item, i), sum, all);
                add(pBar, item, i, -gain, sum);
                add(pBar.array(), pBar.at(item), -gain * get(p, item, i), inverseBar.array(), row, n);
            }
            float dotBar = gain * gain * all;
            add(pBar.array(), pBar.at(item), dotBar, r, rAt, n);
            for (int i = 0; i < n; i++) {
                add(preBar, item, i, dotBar, get(p, item, i));
            }
            for (int i = 0; i < n; i++) {
                float bar = get(pBar, item, i);
                add(preBar.array(), preBar.at(item), bar, inverse.array(), inverse.at(item) + i * n, n);
                if (carried) {
                    add(inverseBar.array(), inverseBar.at(item) + i * n, bar, r, rAt, n);
                }
            }
        };
    }
}
