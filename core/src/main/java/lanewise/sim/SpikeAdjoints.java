package lanewise.sim;

import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.kernel.IntegratingStep;
import lanewise.kernel.IzhikevichStep;
import lanewise.kernel.Kernels;
import lanewise.kernel.LifStep;
import lanewise.kernel.SurrogateStep;
import lanewise.model.neuron.Izhikevich;

/**
 * The adjoints of neurons that spike by rule. They work on the states as they were before the step.
 *
 * @param kernels what computes them
 * @param dt the length of a step in seconds
 * @param surrogate what stands for the slope of a spike
 */
record SpikeAdjoints(Kernels kernels, double dt, SurrogateStep surrogate) {
    /** Of LIF neurons, whose step has the short form where it can. */
    Task lif(NeuronTimeAdjoints times, boolean isShort) {
        SimNeurons op = times.op();
        AdjointOperands in = times.in();
        Place out = in.incoming(op.output());
        Place j = in.value(op.current());
        Place jBar = in.outgoingIfWanted(op.current());
        AdaptationAdjoint.Untired membranes = membranes(times, isShort);
        return Task.each(7L * j.size(), item -> membranes.step(jBar, out, j, item));
    }

    /** The same of neurons that tire. */
    Task adaptiveLif(NeuronTimeAdjoints times, double incN, boolean isShort) {
        Signal state = times.op().states().get(2);
        Adaptation adaptation =
                Adaptation.of(times.neurons(), incN, dt, times.in().value(state));
        return new AdaptationAdjoint(kernels, adaptation).task(times, state, membranes(times, isShort));
    }

    private AdaptationAdjoint.Untired membranes(NeuronTimeAdjoints times, boolean isShort) {
        SimNeurons op = times.op();
        AdjointOperands in = times.in();
        Derived<LifStep> step = times.neurons().lif(dt, isShort);
        Place v = in.value(op.states().get(0));
        Place refractory = in.value(op.states().get(1));
        Place vBar = in.carried(op.states().get(0));
        AdaptationAdjoint.Untired membranes = (jBar, outBar, j, item) -> kernels.gradients()
                .lif(
                        jBar.array(),
                        jBar.at(item),
                        vBar.array(),
                        vBar.at(item),
                        outBar.array(),
                        outBar.at(item),
                        v.array(),
                        v.at(item),
                        refractory.array(),
                        refractory.at(item),
                        j.array(),
                        j.at(item),
                        v.size(),
                        step.get(),
                        surrogate);
        return times.withMembranes(membranes, step, v, refractory, vBar);
    }

    /** Of neurons that integrate without a leak; see {@link IntegratingStep}. */
    Task integrating(double amplitude, double negativeSlope, boolean towardsZero, SimNeurons op, AdjointOperands in) {
        IntegratingStep step = IntegratingStep.of(dt, amplitude, negativeSlope, towardsZero);
        Place out = in.incoming(op.output());
        Place j = in.value(op.current());
        Place jBar = in.outgoing(op.current());
        Place v = in.value(op.states().get(0));
        Place vBar = in.carried(op.states().get(0));
        return Task.each(
                6L * j.size(),
                item -> kernels.gradients()
                        .integrating(
                                jBar.array(),
                                jBar.at(item),
                                vBar.array(),
                                vBar.at(item),
                                out.array(),
                                out.at(item),
                                v.array(),
                                v.at(item),
                                j.array(),
                                j.at(item),
                                j.size(),
                                step,
                                surrogate));
    }

    Task of(Izhikevich type, SimNeurons op, AdjointOperands in) {
        IzhikevichStep step =
                IzhikevichStep.of(dt, type.tauRecovery(), type.coupling(), type.resetVoltage(), type.resetRecovery());
        Place out = in.incoming(op.output());
        Place j = in.value(op.current());
        Place jBar = in.outgoing(op.current());
        Place v = in.value(op.states().get(0));
        Place vBar = in.carried(op.states().get(0));
        Place u = in.value(op.states().get(1));
        Place uBar = in.carried(op.states().get(1));
        return Task.each(
                9L * j.size(),
                item -> kernels.gradients()
                        .izhikevich(
                                jBar.array(),
                                jBar.at(item),
                                vBar.array(),
                                vBar.at(item),
                                uBar.array(),
                                uBar.at(item),
                                out.array(),
                                out.at(item),
                                v.array(),
                                v.at(item),
                                u.array(),
                                u.at(item),
                                j.array(),
                                j.at(item),
                                j.size(),
                                step,
                                surrogate));
    }
}
