package lanewise.model.neuron;

import java.util.List;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Uniform;

/**
 * The quadratic neuron with recovery (Izhikevich, Simple model of spiking neurons, IEEE Transactions on Neural Networks
 * 14, 2003), in one Euler step: with the current {@code J} at least -30 and times in milliseconds,
 *
 * <pre>
 * voltage  += dt (0.04 voltage^2 + 5 voltage + 140 - recovery + J);  a spike where voltage &gt;= 30
 * voltage   = resetVoltage where it spiked
 * recovery += dt tauRecovery (coupling voltage - recovery);  recovery += resetRecovery where it spiked
 * </pre>
 *
 * <p>A run starts with voltages from 0 to 1 and a recovery of 0. Gains, biases and static rates come from neurons that
 * run for a second at steps of 1 ms.
 *
 * @param tauRecovery how fast the recovery follows, a in the paper; positive
 * @param coupling of the recovery to the voltage, b in the paper; at least 0
 * @param resetVoltage the voltage (mV) after a spike, c in the paper
 * @param resetRecovery what a spike adds to the recovery, d in the paper
 */
public record Izhikevich(double tauRecovery, double coupling, double resetVoltage, double resetRecovery)
        implements NeuronType {
    /** The lowest current: below it the voltage would leave the range of the model. */
    public static final double LOWEST_CURRENT = -30;

    private static final double DT = 0.001;

    /** A second. */
    private static final int STEPS = 1000;

    /** With the checks of the parameters' ranges. */
    public Izhikevich {
        Checks.positive("Izhikevich", "tauRecovery", tauRecovery);
        Checks.notNegative("Izhikevich", "coupling", coupling);
        Checks.finite("Izhikevich", "resetVoltage", resetVoltage);
        Checks.finite("Izhikevich", "resetRecovery", resetRecovery);
    }

    /** Regular spiking: 0.02, 0.2, -65, 8. */
    public Izhikevich() {
        this(0.02, 0.2, -65, 8);
    }

    @Override
    public boolean spiking() {
        return true;
    }

    @Override
    public List<StateVariable> states() {
        return List.of(new StateVariable("voltage", new Uniform(0, 1)), new StateVariable("recovery", Choice.of(0)));
    }

    @Override
    public void rates(double[] currents, int at, int n) {
        for (int i = at; i < at + n; i++) {
            currents[i] = settledRate(currents[i]);
        }
    }

    /** Spikes in a second, after one step from zero. */
    private double settledRate(double current) {
        double j = current < LOWEST_CURRENT ? LOWEST_CURRENT : current;
        double voltage = 0;
        double recovery = 0;
        int spikes = 0;
        for (int step = 0; step <= STEPS; step++) {
            double rise = (0.04 * (voltage * voltage) + 5 * voltage + 140 - recovery + j) * 1000;
            voltage += rise * DT;
            boolean spiked = voltage >= 30;
            if (spiked) {
                voltage = resetVoltage;
                spikes += step == 0 ? 0 : 1;
            }
            recovery += tauRecovery * (coupling * voltage - recovery) * 1000 * DT;
            recovery += spiked ? resetRecovery : 0;
        }
        return spikes / (STEPS * DT);
    }
}
