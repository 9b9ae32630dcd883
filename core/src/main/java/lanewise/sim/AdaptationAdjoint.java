package lanewise.sim;

import java.util.Arrays;
import java.util.Optional;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.kernel.Kernels;

/**
 * The adjoint of neurons that tire, around that of the same neurons without adaptation, whose current is
 * {@code i = j - n}. With n' the gradient of the adaptation after the step, and then of that before it,
 *
 * <pre>
 * out' = fma(incN * dt / tauN, n', out');  i' from out';  n' = fma(-dt / tauN, n', n') - i';  j' = j' + i'
 * </pre>
 *
 * @param kernels what computes it
 * @param adaptation as it was before the step
 */
record AdaptationAdjoint(Kernels kernels, Adaptation adaptation) {
    /** Adds what follows from the gradient of the output to that of the current, for an item. */
    interface Untired {
        void step(Place iBar, Place outBar, Place current, int item);
    }

    /**
     * The task.
     *
     * @param times what is run backwards
     * @param state the adaptation
     * @param neurons the adjoint without it
     */
    Task task(NeuronTimeAdjoints times, Signal state, Untired neurons) {
        SimNeurons op = times.op();
        AdjointOperands in = times.in();
        Place out = in.incoming(op.output());
        Place nBar = in.carried(state);
        Place j = in.value(op.current());
        Place jBar = in.outgoingIfWanted(op.current());
        int n = op.output().size();
        Place current = in.unwanted(n);
        Place outBar = in.unwanted(n);
        Place iBar = in.unwanted(n);
        Optional<Task.OfItem> tauN = times.ofAdaptation(adaptation, nBar);
        return Task.each(12L * n, item -> {
            float dtPerTauN = adaptation.dtPerTauN().get();
            float perOutput = adaptation.incN() * dtPerTauN;
            if (tauN.isPresent()) {
                tauN.get().run(item);
            }
            adaptation.lower(kernels.neurons(), current, j, item, 0, n);
            for (int i = 0; i < n; i++) {
                float carried = nBar.array()[nBar.at(item) + i];
                outBar.array()[outBar.at(item) + i] = Math.fma(perOutput, carried, out.array()[out.at(item) + i]);
            }
            Arrays.fill(iBar.array(), iBar.at(item), iBar.at(item) + n, 0f);
            neurons.step(iBar, outBar, current, item);
            for (int i = 0; i < n; i++) {
                float through = iBar.array()[iBar.at(item) + i];
                float carried = nBar.array()[nBar.at(item) + i];
                nBar.array()[nBar.at(item) + i] = Math.fma(-dtPerTauN, carried, carried) - through + 0f;
                jBar.array()[jBar.at(item) + i] = jBar.array()[jBar.at(item) + i] + through + 0f;
            }
        });
    }
}
