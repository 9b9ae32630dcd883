package lanewise.network.spa;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import lanewise.model.Endpoint;
import lanewise.model.Network;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.network.BasalGanglia;

/**
 * Chooses the rule whose condition is largest. What the conditions are is sent to the input of {@link BasalGanglia}, one
 * value a rule; a {@link ThalamusModule} then lets the effects of the chosen rule happen. Made by {@link Spa#basalGanglia}.
 */
public final class BasalGangliaModule extends SpaModule {
    private final List<Action> actions;
    private final BasalGanglia ganglia;

    BasalGangliaModule(Spa spa, String name, Actions written, Options options) {
        super(name);
        actions = spa.parsed(written);
        Checks.atLeastOne("module %s: rules".formatted(name), actions.size());
        List<Supplier<Condition>> possible = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            int number = i;
            Action action = actions.get(i);
            Term.Summation sum = action.condition()
                    .orElseThrow(
                            () -> action.source()
                                    .error(
                                            0,
                                            "basal ganglia choose by conditions; write one, such as \"0.5 --> \", or give the rule to a cortical module"));
            sum.terms().forEach(term -> possible.add(Condition.of(spa, action.source(), term, number)));
        }
        List<Condition> conditions = possible.stream().map(Supplier::get).toList();
        ganglia = BasalGanglia.in(spa.network(), name, actions.size(), options::seed);
        conditions.forEach(condition -> make(spa.network(), condition, options));
    }

    private void make(Network all, Condition made, Options options) {
        Endpoint utility = ganglia.input().at(made.action());
        Endpoint source = made.source().map(Port::endpoint).orElseGet(this::one);
        all.connect(
                source, utility, c -> c.transform(new double[][] {made.row()}).synapse(options.synapse));
    }

    @Override
    public Network network() {
        return ganglia.network();
    }

    /** The basal ganglia themselves. */
    public BasalGanglia ganglia() {
        return ganglia;
    }

    /** The rules in the order of the input's values. */
    List<Action> actions() {
        return actions;
    }

    /** What can be chosen for basal ganglia. */
    public static final class Options extends ModuleOptions<Options> {
        private Synapse synapse = new Lowpass(0.002);

        Options() {}

        @Override
        Options self() {
            return this;
        }

        /** The time constant in seconds of the lowpass filter of what conditions send; by default 0.002. */
        public Options inputSynapse(double seconds) {
            return inputSynapse(new Lowpass(seconds));
        }

        /** The filter of what conditions send; by default a lowpass of 2 ms. */
        public Options inputSynapse(Synapse filter) {
            synapse = Checks.given("basal ganglia", "inputSynapse", filter);
            return this;
        }
    }
}
