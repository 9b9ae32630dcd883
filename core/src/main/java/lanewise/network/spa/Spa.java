package lanewise.network.spa;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import lanewise.error.ModelException;
import lanewise.model.Network;

/**
 * A network of modules that hold, compare, bind and route semantic pointers: Nengo's {@code SPA}, with the same neurons from
 * the same seed if modules are made in the same order.
 *
 * <pre>{@code
 * var spa = new Spa("question answering", 4);
 * spa.state("colour", 32);
 * spa.state("shape", 32);
 * spa.memory("scene", 32);
 * spa.cortical("cortical", Actions.of("scene = colour * shape"));
 * spa.input("stimulus", i -> i.to("colour", "RED").to("shape", t -> t < 0.3 ? "CIRCLE" : "0"));
 * var probe = spa.network().probe(spa.module("scene").output(), p -> p.synapse(0.03));
 * }</pre>
 *
 * <p>A module is registered by its name as it is made, and its name cannot be used again. Rules use the modules made before
 * them: {@code name} is a module's default port, {@code name_A} its port A. For one thread at a time.
 */
public final class Spa {
    private final Network network;
    private final long seed;
    private final Map<String, SpaModule> modules = new LinkedHashMap<>();
    private final Map<Integer, Vocabulary> vocabularies = new LinkedHashMap<>();

    /** A network of its own. The seed, from 0 to 2^32 - 1, also decides the vectors of its vocabularies. */
    public Spa(String label, long seed) {
        this(new Network(label, seed), seed);
    }

    private Spa(Network network, long seed) {
        this.network = network;
        this.seed = seed;
    }

    /** A network within another. The seed, from 0 to 2^32 - 1, also decides the vectors of its vocabularies. */
    public static Spa in(Network parent, String label, long seed) {
        return new Spa(parent.network(label, seed), seed);
    }

    /** The network that holds the modules; probe and connect there. */
    public Network network() {
        return network;
    }

    /** The vocabulary of modules of a size that name no other: one that was given, else one that is made now. */
    public Vocabulary vocabulary(int dimensions) {
        return vocabularies.computeIfAbsent(dimensions, size -> new Vocabulary(size, seed));
    }

    /** The vocabulary of a module. */
    Vocabulary vocabulary(String name, int dimensions, Vocabulary chosen) {
        if (chosen == null) {
            return vocabulary(dimensions);
        }
        if (chosen.dimensions() != dimensions) {
            throw new ModelException("module %s: %d dimensions, but a vocabulary of %d; give both the same"
                    .formatted(name, dimensions, chosen.dimensions()));
        }
        return chosen;
    }

    /**
     * Makes a vocabulary that of all modules of its size that name no other.
     *
     * @throws ModelException if there is one of this size
     */
    public Spa use(Vocabulary vocabulary) {
        Checks.given(network.toString(), "vocabulary", vocabulary);
        if (vocabularies.putIfAbsent(vocabulary.dimensions(), vocabulary) != null) {
            throw new ModelException(
                    "%s: it has a vocabulary of %d dimensions already; give yours first, or to the modules that use it"
                            .formatted(network, vocabulary.dimensions()));
        }
        return this;
    }

    /** A module of ensembles that hold a semantic pointer, by default without feedback. */
    public StateModule state(String name, int dimensions) {
        return state(name, dimensions, options -> {});
    }

    /**
     * A module of ensembles that hold a semantic pointer, by default without feedback; feedback has a lowpass of 0.1 s.
     *
     * @throws ModelException if the name is taken, or a value refused
     */
    public StateModule state(String name, int dimensions, Consumer<StateModule.Options> choose) {
        StateModule.Options options = new StateModule.Options(name, 0, 0.1);
        choose.accept(options);
        return added(name, free -> new StateModule(this, free, dimensions, options, false));
    }

    /** A module of ensembles that hold a semantic pointer while it is sent to them. */
    public StateModule buffer(String name, int dimensions) {
        return buffer(name, dimensions, options -> {});
    }

    /** A module of ensembles that hold a semantic pointer while it is sent to them. */
    public StateModule buffer(String name, int dimensions, Consumer<StateModule.Options> choose) {
        StateModule.Options options = new StateModule.Options(name, 0, 0.1);
        choose.accept(options);
        return added(name, free -> new StateModule(this, free, dimensions, options, true));
    }

    /** A module of ensembles that go on holding what was sent to them. */
    public StateModule memory(String name, int dimensions) {
        return memory(name, dimensions, options -> {});
    }

    /** A module of ensembles that go on holding what was sent to them, by feedback with a lowpass of 10 ms. */
    public StateModule memory(String name, int dimensions, Consumer<StateModule.Options> choose) {
        StateModule.Options options = new StateModule.Options(name, 1, 0.01);
        choose.accept(options);
        return added(name, free -> new StateModule(this, free, dimensions, options, true));
    }

    /**
     * A module that sends semantic pointers to inputs of modules.
     *
     * @throws ModelException if an input does not exist, or an expression is none
     */
    public InputModule input(String name, Consumer<InputModule.Options> choose) {
        InputModule.Options options = new InputModule.Options();
        choose.accept(options);
        return added(name, free -> new InputModule(this, free, options));
    }

    /** A module that compares its inputs A and B. */
    public CompareModule compare(String name, int dimensions) {
        return compare(name, dimensions, options -> {});
    }

    /** A module that compares its inputs A and B. */
    public CompareModule compare(String name, int dimensions, Consumer<CompareModule.Options> choose) {
        CompareModule.Options options = new CompareModule.Options();
        choose.accept(options);
        return added(name, free -> new CompareModule(this, free, dimensions, options));
    }

    /** A module that binds its inputs A and B. */
    public BindModule bind(String name, int dimensions) {
        return bind(name, dimensions, options -> {});
    }

    /** A module that binds its inputs A and B. */
    public BindModule bind(String name, int dimensions, Consumer<BindModule.Options> choose) {
        BindModule.Options options = new BindModule.Options();
        choose.accept(options);
        return added(name, free -> new BindModule(this, free, dimensions, options));
    }

    /** A module that cleans up to the names that a vocabulary has now. */
    public AssociativeMemoryModule associativeMemory(String name, Vocabulary input) {
        return associativeMemory(name, input, options -> {});
    }

    /**
     * A module that cleans up semantic pointers of a vocabulary.
     *
     * @throws ModelException if a name is missing, or there are not as many for the output as for the input
     */
    public AssociativeMemoryModule associativeMemory(
            String name, Vocabulary input, Consumer<AssociativeMemoryModule.Options> choose) {
        AssociativeMemoryModule.Options options = new AssociativeMemoryModule.Options();
        choose.accept(options);
        Checks.given("module " + name, "vocabulary", input);
        return added(name, free -> new AssociativeMemoryModule(this, free, input, options));
    }

    /** Rules without conditions: their effects always happen. */
    public CorticalModule cortical(String name, Actions actions) {
        return cortical(name, actions, options -> {});
    }

    /**
     * Rules without conditions: their effects always happen.
     *
     * @throws ModelException pointing at the column, if a rule is not possible
     */
    public CorticalModule cortical(String name, Actions actions, Consumer<CorticalModule.Options> choose) {
        CorticalModule.Options options = new CorticalModule.Options();
        choose.accept(options);
        Checks.given("module " + name, "actions", actions);
        return added(name, free -> new CorticalModule(this, free, actions, options));
    }

    /** Chooses among rules by their conditions. */
    public BasalGangliaModule basalGanglia(String name, Actions actions) {
        return basalGanglia(name, actions, options -> {});
    }

    /**
     * Chooses among rules by their conditions.
     *
     * @throws ModelException pointing at the column, if a rule is not possible
     */
    public BasalGangliaModule basalGanglia(String name, Actions actions, Consumer<BasalGangliaModule.Options> choose) {
        BasalGangliaModule.Options options = new BasalGangliaModule.Options();
        choose.accept(options);
        Checks.given("module " + name, "actions", actions);
        return added(name, free -> new BasalGangliaModule(this, free, actions, options));
    }

    /** Lets the effects of the rule happen that basal ganglia choose. */
    public ThalamusModule thalamus(String name, BasalGangliaModule ganglia) {
        return thalamus(name, ganglia, options -> {});
    }

    /**
     * Lets the effects of the rule happen that basal ganglia choose.
     *
     * @throws ModelException pointing at the column, if an effect is not possible
     */
    public ThalamusModule thalamus(String name, BasalGangliaModule ganglia, Consumer<ThalamusModule.Options> choose) {
        ThalamusModule.Options options = new ThalamusModule.Options();
        choose.accept(options);
        if (modules.get(Checks.given("module " + name, "basal ganglia", ganglia).name()) != ganglia) {
            throw new ModelException("module %s: its basal ganglia %s are of another network; give those of this one"
                    .formatted(name, ganglia.name()));
        }
        return added(name, free -> new ThalamusModule(this, free, ganglia, options));
    }

    /**
     * A module of your own.
     *
     * @param fill makes what is in its network, and names its inputs and outputs
     */
    public CustomModule custom(String name, Consumer<CustomModule> fill) {
        return added(name, free -> new CustomModule(this, free, OptionalLong.empty(), fill));
    }

    /**
     * A module of your own, with a seed of its own.
     *
     * @param ownSeed from 0 to 2^32 - 1
     * @param fill makes what is in its network, and names its inputs and outputs
     */
    public CustomModule custom(String name, long ownSeed, Consumer<CustomModule> fill) {
        return added(name, free -> new CustomModule(this, free, OptionalLong.of(ownSeed), fill));
    }

    private <M extends SpaModule> M added(String name, Function<String, M> make) {
        if (!Syntax.isName(Checks.given("module", "name", name)) || name.equals("dot")) {
            throw new ModelException(
                    "module \"%s\": a name is of letters, digits and _, begins with a letter, and is not dot, so that rules can use it"
                            .formatted(name));
        }
        if (modules.containsKey(name)) {
            throw new ModelException("module %s is there already; choose another name".formatted(name));
        }
        M module = make.apply(name);
        modules.put(name, module);
        return module;
    }

    /**
     * A module.
     *
     * @throws ModelException if there is none of this name
     */
    public SpaModule module(String name) {
        SpaModule module = modules.get(name);
        if (module == null) {
            throw new ModelException(
                    "%s: there is no module \"%s\"; %s".formatted(network, name, listed("it has", modules.keySet())));
        }
        return module;
    }

    /** All modules by their names, in the order in which they were made. */
    public Map<String, SpaModule> modules() {
        return Collections.unmodifiableMap(modules);
    }

    /**
     * The input of a module that rules call so: the module's name, or {@code module_port}.
     *
     * @throws ModelException if there is none
     */
    public Port input(String name) {
        return port(name, "input", SpaModule::inputs);
    }

    /**
     * The output of a module that rules call so: the module's name, or {@code module_port}.
     *
     * @throws ModelException if there is none
     */
    public Port output(String name) {
        return port(name, "output", SpaModule::outputs);
    }

    private Port port(String name, String kind, Function<SpaModule, Map<String, Port>> ports) {
        Checks.given(network.toString(), "name of an " + kind, name);
        Port port = null;
        int split = name.lastIndexOf('_');
        if (modules.containsKey(name)) {
            port = ports.apply(modules.get(name)).get(SpaModule.DEFAULT);
        } else if (split > 0 && modules.containsKey(name.substring(0, split))) {
            port = ports.apply(modules.get(name.substring(0, split))).get(name.substring(split + 1));
        }
        if (port == null) {
            throw new ModelException(
                    "%s: there is no %s \"%s\"; %s".formatted(network, kind, name, listed("there are", names(ports))));
        }
        return port;
    }

    private static String listed(String start, Set<String> names) {
        return names.isEmpty() ? "there are none yet" : start + " " + String.join(", ", names);
    }

    private Set<String> names(Function<SpaModule, Map<String, Port>> ports) {
        Set<String> names = new LinkedHashSet<>();
        modules.values().forEach(module -> ports.apply(module).values().forEach(port -> names.add(port.name())));
        return names;
    }

    List<Action> parsed(Actions actions) {
        return actions.parsed(names(SpaModule::outputs), names(SpaModule::inputs));
    }

    @Override
    public String toString() {
        return network.toString();
    }
}
