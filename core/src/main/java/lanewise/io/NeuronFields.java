package lanewise.io;

import java.util.LinkedHashMap;
import java.util.Map;
import lanewise.error.ModelException;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.CustomNeuronType;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.SpikingLeakyRelu;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.neuron.StochasticSpiking;
import lanewise.model.neuron.Tanh;

/**
 * Neuron types as members of an operator in a model archive, under Nengo's and NengoDL's names. Types that draw random
 * numbers are not among them: an archive holds no random streams.
 */
final class NeuronFields {
    private NeuronFields() {}

    static NeuronType read(Fields fields) {
        return switch (fields.text("neurons")) {
            case "LIF" ->
                new Lif(
                        fields.finite("tau_rc"),
                        fields.finite("tau_ref"),
                        fields.number("min_voltage"),
                        fields.finite("amplitude"));
            case "LIFRate" ->
                new LifRate(fields.finite("tau_rc"), fields.finite("tau_ref"), fields.finite("amplitude"));
            case "AdaptiveLIF" ->
                new AdaptiveLif(
                        fields.finite("tau_n"),
                        fields.finite("inc_n"),
                        fields.finite("tau_rc"),
                        fields.finite("tau_ref"),
                        fields.number("min_voltage"),
                        fields.finite("amplitude"));
            case "AdaptiveLIFRate" ->
                new AdaptiveLifRate(
                        fields.finite("tau_n"),
                        fields.finite("inc_n"),
                        fields.finite("tau_rc"),
                        fields.finite("tau_ref"),
                        fields.finite("amplitude"));
            case "SoftLIFRate" ->
                new SoftLifRate(
                        fields.finite("sigma"),
                        fields.finite("tau_rc"),
                        fields.finite("tau_ref"),
                        fields.finite("amplitude"));
            case "RectifiedLinear" -> new RectifiedLinear(fields.finite("amplitude"));
            case "SpikingRectifiedLinear" -> new SpikingRectifiedLinear(fields.finite("amplitude"));
            case "LeakyReLU" -> new LeakyRelu(fields.finite("negative_slope"), fields.finite("amplitude"));
            case "SpikingLeakyReLU" ->
                new SpikingLeakyRelu(fields.finite("negative_slope"), fields.finite("amplitude"));
            case "Sigmoid" -> new Sigmoid(fields.finite("tau_ref"));
            case "Tanh" -> new Tanh(fields.finite("tau_ref"));
            case "Izhikevich" ->
                new Izhikevich(
                        fields.finite("tau_recovery"),
                        fields.finite("coupling"),
                        fields.finite("reset_voltage"),
                        fields.finite("reset_recovery"));
            case "RegularSpiking" -> new RegularSpiking(base(fields.fields("base")), fields.finite("amplitude"));
            case "StochasticSpiking", "PoissonSpiking" ->
                throw fields.unexpected("neurons", "a type without random numbers, which a model archive cannot hold");
            default -> throw fields.unexpected("neurons", "a neuron type that is known, such as LIF");
        };
    }

    /** The type that gives the rates; it has a step of its own, so it has no base in turn. */
    private static NeuronType base(Fields fields) {
        if (fields.has("base")) {
            throw fields.wrong("a base of its own; a rate type has none");
        }
        return read(fields);
    }

    static Map<String, Json> write(NeuronType type) {
        Map<String, Json> fields = new LinkedHashMap<>();
        switch (type) {
            case Lif lif -> {
                name(fields, "LIF");
                lif(fields, lif.tauRc(), lif.tauRef(), lif.amplitude());
                put(fields, "min_voltage", lif.minVoltage());
            }
            case LifRate lif -> {
                name(fields, "LIFRate");
                lif(fields, lif.tauRc(), lif.tauRef(), lif.amplitude());
            }
            case AdaptiveLif lif -> {
                name(fields, "AdaptiveLIF");
                lif(fields, lif.tauRc(), lif.tauRef(), lif.amplitude());
                put(fields, "min_voltage", lif.minVoltage());
                put(fields, "tau_n", lif.tauN());
                put(fields, "inc_n", lif.incN());
            }
            case AdaptiveLifRate lif -> {
                name(fields, "AdaptiveLIFRate");
                lif(fields, lif.tauRc(), lif.tauRef(), lif.amplitude());
                put(fields, "tau_n", lif.tauN());
                put(fields, "inc_n", lif.incN());
            }
            case SoftLifRate lif -> {
                name(fields, "SoftLIFRate");
                lif(fields, lif.tauRc(), lif.tauRef(), lif.amplitude());
                put(fields, "sigma", lif.sigma());
            }
            case RectifiedLinear relu -> {
                name(fields, "RectifiedLinear");
                put(fields, "amplitude", relu.amplitude());
            }
            case SpikingRectifiedLinear relu -> {
                name(fields, "SpikingRectifiedLinear");
                put(fields, "amplitude", relu.amplitude());
            }
            case LeakyRelu relu -> {
                name(fields, "LeakyReLU");
                put(fields, "amplitude", relu.amplitude());
                put(fields, "negative_slope", relu.negativeSlope());
            }
            case SpikingLeakyRelu relu -> {
                name(fields, "SpikingLeakyReLU");
                put(fields, "amplitude", relu.amplitude());
                put(fields, "negative_slope", relu.negativeSlope());
            }
            case Sigmoid sigmoid -> {
                name(fields, "Sigmoid");
                put(fields, "tau_ref", sigmoid.tauRef());
            }
            case Tanh tanh -> {
                name(fields, "Tanh");
                put(fields, "tau_ref", tanh.tauRef());
            }
            case Izhikevich izhikevich -> {
                name(fields, "Izhikevich");
                put(fields, "tau_recovery", izhikevich.tauRecovery());
                put(fields, "coupling", izhikevich.coupling());
                put(fields, "reset_voltage", izhikevich.resetVoltage());
                put(fields, "reset_recovery", izhikevich.resetRecovery());
            }
            case RegularSpiking spiking -> {
                name(fields, "RegularSpiking");
                put(fields, "amplitude", spiking.amplitude());
                fields.put("base", new Json.Members(write(spiking.base())));
            }
            case StochasticSpiking spiking -> throw unwritable(type);
            case PoissonSpiking spiking -> throw unwritable(type);
            case Direct direct -> throw unwritable(type);
            case CustomNeuronType custom -> throw unwritable(type);
        }
        return fields;
    }

    private static void lif(Map<String, Json> fields, double tauRc, double tauRef, double amplitude) {
        put(fields, "tau_rc", tauRc);
        put(fields, "tau_ref", tauRef);
        put(fields, "amplitude", amplitude);
    }

    private static void name(Map<String, Json> fields, String name) {
        fields.put("neurons", new Json.Text(name));
    }

    private static void put(Map<String, Json> fields, String key, double value) {
        fields.put(key, new Json.Real(value));
    }

    private static ModelException unwritable(NeuronType type) {
        return new ModelException(
                "neurons %s: a model archive cannot hold them; it has Nengo's deterministic types".formatted(type));
    }
}
