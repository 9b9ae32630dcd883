package lanewise.sim;

import lanewise.kernel.LifStep;
import lanewise.kernel.NeuronKernels;

/**
 * The step of LIF neurons.
 *
 * @param kernels what computes it
 * @param out what the neurons put out, which may be where the currents are
 * @param j their currents
 * @param v their voltages
 * @param refractory for how long each rests
 * @param step the constants
 */
record LifBody(NeuronKernels kernels, Place out, Place j, Place v, Place refractory, Derived<LifStep> step)
        implements ValueWise.Body {
    @Override
    public void run(int item, int from, int to) {
        kernels.lif(
                out.array(),
                out.at(item) + from,
                v.array(),
                v.at(item) + from,
                refractory.array(),
                refractory.at(item) + from,
                j.array(),
                j.at(item) + from,
                to - from,
                step.get());
    }
}
