package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.error.FormatException;
import lanewise.error.SimulationException;
import lanewise.io.NpyArray;
import lanewise.io.Npz;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Gaussian;
import lanewise.model.process.FilteredNoise;
import lanewise.model.process.PresentInput;
import lanewise.model.process.WhiteNoise;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Triangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was saved goes on elsewhere with the same bits. */
class SaveRestoreTest {
    private final Network net = new Network("saved", 3);
    private final Node noise = net.node("noise", new WhiteNoise(new Gaussian(0, 0.1), true).sized(2));
    private final Node shown = net.node("shown", new PresentInput(new double[][] {{0.5, -0.5}, {1, 1}}, 0.013));
    private final Node wave = net.node("wave", 2, (t, out) -> out[1] = Math.floor(t * 100) % 2);
    private final Probe decoded;
    private final Probe sampled;
    private final BuiltNetwork built;

    @TempDir
    private Path folder;

    SaveRestoreTest() {
        var ensemble = net.ensemble("ensemble", 40, 2);
        net.connect(noise, ensemble);
        net.connect(shown, ensemble, c -> c.synapse(new Triangle(0.005)));
        net.connect(wave, ensemble, c -> c.synapse(new Lowpass(0.01)));
        decoded = net.probe(ensemble, p -> p.synapse(new Lowpass(0.01)));
        sampled = net.probe(ensemble.neurons(), p -> p.attribute("voltage").sampleEvery(0.0037));
        built = Builder.build(net);
    }

    private Simulator simulator(int batch) {
        return Simulator.of(built, o -> o.batch(batch));
    }

    @Test
    void aRestoredRunGoesOnWithTheSameBits() {
        Path file = folder.resolve("run.npz");
        try (Simulator whole = simulator(3);
                Simulator first = simulator(3);
                Simulator second = Simulator.of(built, o -> o.batch(3).planned(false))) {
            whole.runSteps(80);
            first.runSteps(37);
            first.save(file);
            first.runSteps(5);
            second.runSteps(11); // of which nothing is left
            second.restore(file);
            assertThat(second.steps()).isEqualTo(37);
            second.runSteps(43);
            for (int item = 0; item < 3; item++) {
                for (Probe probe : new Probe[] {decoded, sampled}) {
                    assertThat(second.data(probe).values(item))
                            .isEqualTo(whole.data(probe).values(item));
                }
            }
        }
    }

    @Test
    void itemsHaveNoiseOfTheirOwn() {
        try (Simulator batch = simulator(2);
                Simulator alone = simulator(1)) {
            batch.runSteps(50);
            alone.runSteps(50);
            assertThat(batch.data(decoded).values(0))
                    .isEqualTo(alone.data(decoded).values(0))
                    .isNotEqualTo(batch.data(decoded).values(1));
        }
    }

    @Test
    void aFeedGoesOnWhereItWas() {
        Path file = folder.resolve("run.npz");
        Feed ramp = (item, step, out, at) -> {
            out[at] = step * 0.01f;
            return true;
        };
        try (Simulator whole = simulator(1);
                Simulator second = simulator(1)) {
            whole.runSteps(4);
            whole.feed(wave, ramp);
            whole.runSteps(6);
            whole.save(file);
            assertThatThrownBy(() -> second.restore(file))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContainingAll("function", "given", "needs [0]");
            second.feed(wave, ramp);
            second.restore(file);
            whole.runSteps(20);
            second.runSteps(20);
            assertThat(second.data(decoded).values(0))
                    .isEqualTo(whole.data(decoded).values(0));
        }
    }

    @Test
    void theSameStateIsTheSameBytes() throws IOException {
        Path file = folder.resolve("run.npz");
        Path again = folder.resolve("again.npz");
        try (Simulator first = simulator(1);
                Simulator second = simulator(1)) {
            first.runSteps(20);
            first.save(file);
            second.restore(file);
            second.save(again);
        }
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void anotherModelIsRefused() {
        Path file = folder.resolve("run.npz");
        Network other = new Network("other", 4);
        other.node("noise", new FilteredNoise());
        try (Simulator here = simulator(1);
                Simulator there = Simulator.of(other)) {
            here.save(file);
            assertThatThrownBy(() -> there.restore(file))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("entry model.npy: it was saved from another model");
        }
    }

    @Test
    void anotherBatchIsRefused() {
        Path file = folder.resolve("run.npz");
        try (Simulator one = simulator(1);
                Simulator two = simulator(2)) {
            one.save(file);
            assertThatThrownBy(() -> two.restore(file))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContainingAll("entry state.npy", "[1, ", "[2, ", "batch");
        }
    }

    @Test
    void aRefusedFileChangesNothing() {
        Path file = folder.resolve("run.npz");
        try (Simulator simulator = simulator(1);
                Simulator untouched = simulator(1)) {
            simulator.runSteps(10);
            simulator.save(file);
            untouched.runSteps(10);
            refuse(simulator, "step", longs -> new NpyArray.Longs(new int[] {1}, new long[] {-1}), "step.npy", "-1");
            refuse(simulator, "step", longs -> new NpyArray.Doubles(new int[] {1}, new double[] {1}), "whole numbers");
            refuse(simulator, "state", old -> null, "state.npy", "missing");
            refuse(simulator, "more", old -> new NpyArray.Longs(new int[0], new long[1]), "more.npy", "no part");
            refuse(
                    simulator,
                    "function0.random",
                    old -> new NpyArray.Longs(old.shape(), new long[old.size()]),
                    "function0.random.npy");
            refuse(
                    simulator,
                    "probe0.samples",
                    old -> new NpyArray.Longs(new int[] {1}, new long[] {-3}),
                    "probe0.samples.npy",
                    "-3");
            simulator.runSteps(10);
            untouched.runSteps(10);
            assertThat(simulator.data(decoded).values(0))
                    .isEqualTo(untouched.data(decoded).values(0));
        }
    }

    /** Restores with one array changed, added or taken away. */
    private void refuse(Simulator simulator, String name, UnaryOperator<NpyArray> change, String... told) {
        Path bad = folder.resolve("bad.npz");
        Map<String, NpyArray> arrays = new LinkedHashMap<>(Npz.read(folder.resolve("run.npz")));
        NpyArray changed = change.apply(arrays.get(name));
        if (changed == null) {
            arrays.remove(name);
        } else {
            arrays.put(name, changed);
        }
        Npz.write(bad, arrays);
        assertThatThrownBy(() -> simulator.restore(bad))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll(told);
    }

    @Test
    void aFailedStepIsNotSaved() {
        Network failing = new Network("failing", 0);
        failing.node("broken", 1, (t, out) -> out[0] = Double.NaN);
        try (Simulator simulator = Simulator.of(failing)) {
            assertThatThrownBy(() -> simulator.runSteps(1)).isInstanceOf(SimulationException.class);
            assertThatThrownBy(() -> simulator.save(folder.resolve("run.npz")))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContaining("reset the simulator first");
            simulator.reset();
            simulator.save(folder.resolve("run.npz"));
        }
    }
}
