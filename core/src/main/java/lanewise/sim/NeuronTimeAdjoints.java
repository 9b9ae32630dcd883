package lanewise.sim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.graph.TimeConstant;
import lanewise.kernel.LifStep;

/**
 * What neurons add to the gradients of those of their time constants that are parameters: each the gradient of a value times
 * how fast this changes with the parameter, the logarithm of the time constant.
 *
 * @param op what runs backwards
 * @param neurons their constants
 */
record NeuronTimeAdjoints(SimNeurons op, TunedNeurons neurons, AdjointOperands in) {
    /** The parameters that have a gradient. When a neuron that spikes rests is taken for given, so its tauRef has none. */
    static List<Signal> differentiable(SimNeurons op) {
        return Stream.of(
                        op.times().tauRc(),
                        op.type().spiking()
                                ? Optional.<TimeConstant>empty()
                                : op.times().tauRef(),
                        op.times().tauN())
                .flatMap(Optional::stream)
                .map(TimeConstant::log)
                .toList();
    }

    /** Whether the gradient of one is wanted. */
    boolean areWanted() {
        return differentiable(op).stream().anyMatch(in::wants);
    }

    private Optional<TimeConstant> wanted(Optional<TimeConstant> tau) {
        return tau.filter(each -> in.wants(each.log()));
    }

    /** A value a neuron of each item, which are added up. */
    private Place sum(TimeConstant tau) {
        return in.outgoing(tau.log(), new int[op.output().size()]);
    }

    /** With those of a rate, also of one whose threshold is smoothed. */
    AdaptationAdjoint.Untired withRates(AdaptationAdjoint.Untired rates) {
        AdaptationAdjoint.Untired all = rates;
        for (boolean resting : new boolean[] {false, true}) {
            Optional<TimeConstant> tau =
                    wanted(resting ? op.times().tauRef() : op.times().tauRc());
            if (tau.isPresent()) {
                all = withRate(all, tau.get(), resting && neurons.rest());
            }
        }
        return all;
    }

    /**
     * A rate r is an amplitude over the time between two spikes, of which {@code tauRef r / amplitude} is the share in which
     * the neuron rests. The rest is proportional to tauRc. So r changes by {@code -r} times the share of each. Neurons whose
     * tauRef is the period of the largest rate never rest, and all of the time is proportional to it.
     */
    private AdaptationAdjoint.Untired withRate(AdaptationAdjoint.Untired rates, TimeConstant tau, boolean resting) {
        Derived<Float> changes = neurons.changes(tau);
        Derived<Float> restPerAmplitude = neurons.restPerAmplitude();
        Place out = in.value(op.output());
        Place sum = sum(tau);
        return (iBar, outBar, current, item) -> {
            rates.step(iBar, outBar, current, item);
            float sign = -changes.get();
            float rest = restPerAmplitude.get();
            for (int i = 0; i < out.size(); i++) {
                float rate = out.array()[out.at(item) + i];
                float share = resting ? rest * rate : Math.fma(-rest, rate, 1f);
                sum.array()[sum.at(item) + i] = outBar.array()[outBar.at(item) + i] * (sign * rate * share) + 0f;
            }
        };
    }

    /**
     * With that of the membranes of {@link lanewise.kernel.GradientKernels#lif}. With its names,
     * {@code v1 = v + (v - j) e} changes by {@code (v - j) (1 + e) d / tauRc}, and it has left {@code (1 + e) v1Bar} in
     * {@code vBar}.
     */
    AdaptationAdjoint.Untired withMembranes(
            AdaptationAdjoint.Untired membranes, Derived<LifStep> step, Place v, Place refractory, Place vBar) {
        Optional<TimeConstant> tau = wanted(op.times().tauRc());
        if (tau.isEmpty()) {
            return membranes;
        }
        Derived<Float> changes = neurons.changes(tau.get());
        Place sum = sum(tau.get());
        return (iBar, outBar, current, item) -> {
            membranes.step(iBar, outBar, current, item);
            float dt = step.get().dt();
            float perTau = -changes.get() * step.get().negInvTauRc();
            for (int i = 0; i < v.size(); i++) {
                float rest = refractory.array()[refractory.at(item) + i] - dt;
                float d = dt - rest;
                d = d < 0 ? 0 : d;
                d = d > dt ? dt : d;
                float away = v.array()[v.at(item) + i] - current.array()[current.at(item) + i];
                sum.array()[sum.at(item) + i] = vBar.array()[vBar.at(item) + i] * (away * (d * perTau)) + 0f;
            }
        };
    }

    /**
     * Of what {@link Adaptation#follow} does: {@code n + dt / tauN (incN out - n)} changes by
     * {@code -dt / tauN (incN out - n)}.
     */
    Optional<Task.OfItem> ofAdaptation(Adaptation adaptation, Place nBar) {
        return wanted(op.times().tauN()).map(tau -> {
            Derived<Float> changes = neurons.changes(tau);
            Place out = in.value(op.output());
            Place state = adaptation.state();
            Place sum = sum(tau);
            return item -> {
                float rate = -changes.get() * adaptation.dtPerTauN().get();
                for (int i = 0; i < out.size(); i++) {
                    float n = state.array()[state.at(item) + i];
                    float away = Math.fma(adaptation.incN(), out.array()[out.at(item) + i], -n);
                    sum.array()[sum.at(item) + i] = nBar.array()[nBar.at(item) + i] * (rate * away) + 0f;
                }
            };
        });
    }
}
