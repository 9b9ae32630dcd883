package lanewise.train;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.Probe;

/** What losses and metrics call the probes of a network: short, unique names, made as NengoDL makes them. */
final class ProbeNames {
    private static final String PREFIX = "probe ";

    private final Network network;
    private final Map<Probe, String> names = new LinkedHashMap<>();

    ProbeNames(Network network) {
        this.network = network;
        Set<String> given = new HashSet<>();
        for (Probe probe : network.allProbes()) {
            String base = cleaned(label(probe));
            String name = base;
            for (int number = 1; !given.add(name.toLowerCase(Locale.ROOT)); number++) {
                name = base + "_" + number;
            }
            names.put(probe, name);
        }
    }

    private static String label(Probe probe) {
        String text = probe.toString();
        return text.startsWith(PREFIX + "of ") ? "" : text.substring(PREFIX.length());
    }

    private static String cleaned(String label) {
        String clean = label.replaceAll("[ :]", "_").replaceAll("[^A-Za-z0-9_.\\-/]", "");
        return clean.isEmpty() ? "probe" : clean;
    }

    /**
     * The name of a probe.
     *
     * @throws ModelException if it is of another network
     */
    String of(Probe probe) {
        String name = names.get(probe);
        if (name == null) {
            throw new ModelException("%s: it is not in %s; give a probe of that".formatted(probe, network));
        }
        return name;
    }
}
