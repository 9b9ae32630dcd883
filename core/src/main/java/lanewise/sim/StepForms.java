package lanewise.sim;

import lanewise.graph.Operator;
import lanewise.graph.SimNeurons;
import lanewise.plan.LifForms;
import lanewise.plan.Plan;

/** Which form of their step LIF neurons take: the short one where they can, unless a voltage was restored that bars it. */
final class StepForms {
    private final Plan plan;
    private final Memory memory;
    private final LifForms possible;
    private boolean general;

    StepForms(Plan plan, Memory memory) {
        this(plan, memory, new LifForms(plan.graph()), false);
    }

    private StepForms(Plan plan, Memory memory, LifForms possible, boolean general) {
        this.plan = plan;
        this.memory = memory;
        this.possible = possible;
        this.general = general;
    }

    /** Those of now, whatever they become. */
    StepForms copy() {
        return new StepForms(plan, memory, possible, general);
    }

    /** Whether LIF neurons take the short form of their step. */
    boolean isShort(SimNeurons neurons) {
        return !general && possible.isShort(neurons);
    }

    /** Whether all take the general form, whatever they could take. */
    boolean areGeneral() {
        return general;
    }

    /** Lets all take the general form, or again what they can. */
    void general(boolean all) {
        general = all;
    }

    /** Whether a neuron whose form bars it has a voltage above 1. No step leaves one, but a file can hold it. */
    boolean isVoltageAboveOne() {
        for (Operator operator : plan.graph().operators()) {
            if (operator instanceof SimNeurons neurons && possible.isShort(neurons)) {
                Place base = Place.ofBase(LifForms.voltage(neurons), plan.layout(), memory);
                int[] positions = plan.layout().positions(LifForms.voltage(neurons));
                for (int item = 0; item < memory.items(); item++) {
                    for (int position : positions) {
                        if (base.array()[base.at(item) + position] > 1) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }
}
