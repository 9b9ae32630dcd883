package lanewise.bench.zoo;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lanewise.error.ModelException;
import lanewise.model.neuron.NeuronType;

/**
 * Workloads of one kind, which differ in their parameters.
 *
 * @param name the family's
 * @param form the parameters, joined by hyphens: numbers in capitals, maybe {@code TYPE} at the end
 * @param standard the parameters of the workload that the name alone stands for
 * @param what its networks are, with the parameters' meaning
 * @param maker makes one
 */
record Family(String name, String form, String standard, String what, Maker maker) {
    private static final String TYPE = "TYPE";
    private static final Pattern NUMBER = Pattern.compile("([1-9][0-9]{0,8})(?:e([0-8]))?");
    private static final double LARGEST = 1e8;

    /** Makes a workload of sizes and a neuron type, which is null if the form has none. */
    @FunctionalInterface
    interface Maker {
        Workload of(String name, int[] sizes, NeuronType type);
    }

    private List<String> parameters() {
        return Arrays.asList(form.split("-"));
    }

    /** The whole form of a name. */
    String pattern() {
        return name + "-" + form;
    }

    /** Whether a name is one of this family, with right parameters or wrong ones. */
    boolean owns(String wanted) {
        return wanted.equals(name) || wanted.startsWith(name + "-");
    }

    /**
     * The workload of a name.
     *
     * @throws ModelException if the parameters are wrong
     */
    Workload named(String wanted) {
        String given = wanted.equals(name) ? standard : wanted.substring(name.length() + 1);
        List<String> parameters = parameters();
        String[] values = given.split("-", parameters.size());
        if (values.length < parameters.size()) {
            throw new ModelException(
                    "workload %s: it has to be %s, as %s-%s is; %s".formatted(wanted, pattern(), name, standard, what));
        }
        boolean typed = parameters.getLast().equals(TYPE);
        int[] sizes = new int[parameters.size() - (typed ? 1 : 0)];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = size(wanted, parameters.get(i), values[i]);
        }
        NeuronType type = typed ? type(wanted, values[sizes.length]) : null;
        return maker.of(wanted, sizes, type);
    }

    private int size(String wanted, String parameter, String value) {
        Matcher number = NUMBER.matcher(value);
        double size =
                number.matches() ? Double.parseDouble(number.group(1)) * Math.pow(10, exponent(number)) : Double.NaN;
        if (!(size <= LARGEST)) {
            throw new ModelException(
                    "workload %s: its %s is '%s'; allowed are whole numbers from 1 to 1e8, as in %s-%s; %s"
                            .formatted(wanted, parameter, value, name, standard, what));
        }
        return (int) size;
    }

    private static int exponent(Matcher number) {
        return number.group(2) == null ? 0 : Integer.parseInt(number.group(2));
    }

    private static NeuronType type(String wanted, String value) {
        return NeuronTypes.named(value)
                .orElseThrow(() -> new ModelException(
                        "workload %s: its TYPE is '%s'; allowed are %s".formatted(wanted, value, NeuronTypes.names())));
    }
}
