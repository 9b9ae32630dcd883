package lanewise.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lanewise.io.Json;
import lanewise.io.Limits;
import lanewise.io.Npz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TrainCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... args) {
        CommandLine line = new CommandLine(new LanewiseCommand());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return LanewiseCommand.run(line, args);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            train                                | Missing required parameter: 'RECIPE'
            train mnist                          | recipe mnist: there is none of this name; there are mnist-spiking (
            train lmu --epochs 0                 | --epochs is 0; train for at least 1
            train lmu --minibatch 0              | --minibatch is 0; take at least 1 item
            train lmu --items 99                 | --items is 99; allowed are 100, those of one minibatch, to 10000000
            train lmu --items 4 --minibatch 5    | --items is 4; allowed are 5, those of one minibatch, to 10000000
            train lmu --threads 0                | --threads is 0; allowed are 1 to 1000
            train lmu --seed -1                  | --seed is -1; allowed are 0 to 4294967295
            train dense --set rate=1             | --set rate: recipe dense has no such choice; it has none
            train mnist-sparse --set rate=1   | --set rate: recipe mnist-sparse has no such choice; it has learning-rate, sparsity, test
            train lmu --data nowhere/at/all      | --data is nowhere/at/all, which is no folder
            train lmu --checkpoint nowhere/file  | --checkpoint is nowhere/file, but there is no folder
            train lmu --kernels fast             | Invalid value for option '--kernels': it is 'fast'; allowed are auto, scalar, simd
            """)
    void whatIsNotAllowedIsWrongUsage(String args, String message) {
        assertThat(run(args.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("lanewise: " + message);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aChoiceOfARecipesOwnIsANumber() {
        assertThat(run("train", "mnist-sparse", "--set", "sparsity=much", "--kernels", "scalar"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--set sparsity is 'much'; give a finite number from 0");
    }

    @Test
    void aFolderWithoutPicturesIsWrongInput() {
        assertThat(run("train", "dense", "--data", folder.toString(), "--kernels", "scalar"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("train-images-idx3-ubyte: there is no such file");
    }

    @Test
    void aTrainingIsToldInJsonAndWritten() throws Exception {
        assertThat(run(
                        "train",
                        "sine-square",
                        "--items",
                        "64",
                        "--epochs",
                        "2",
                        "--kernels",
                        "scalar",
                        "--json",
                        "--out",
                        folder.toString()))
                .isZero();

        Json.Members told = (Json.Members) Json.parse("stdout", out.toString().getBytes(UTF_8), Limits.DEFAULT);
        assertThat(told.values()).containsEntry("recipe", new Json.Text("sine-square"));
        assertThat(told.values()).containsEntry("parameters", new Json.Whole(80));
        assertThat(((Json.Elements) told.values().get("epochs")).values()).hasSize(2);
        assertThat(err.toString()).isEmpty();
        assertThat(Files.readString(folder.resolve("lanewise-sine-square.svg")))
                .contains("trained", "log10 of the loss");
        assertThat(Npz.read(folder.resolve("lanewise-sine-square.npz")))
                .containsOnlyKeys(
                        "ensemble_square.encoders",
                        "ensemble_square.bias",
                        "ensemble_sine.encoders",
                        "ensemble_sine.bias");
        assertThat(Files.readString(folder.resolve("lanewise-sine-square.json")).strip())
                .isEqualTo(out.toString().strip());
    }

    @Test
    void theSameSeedGivesTheSameBits() throws Exception {
        byte[] first = parameters("first", "1");
        assertThat(parameters("second", "1")).isEqualTo(first);
        assertThat(parameters("third", "2")).isNotEqualTo(first);
    }

    @Test
    void aTrainingThatWasBrokenOffGoesOn() throws Exception {
        for (String recipe : List.of("sine-square", "dense")) {
            Path kept = folder.resolve(recipe + ".npz");
            byte[] whole = trained(recipe, "whole", "--epochs", "3");
            trained(recipe, "broken", "--epochs", "1", "--checkpoint", kept.toString());
            assertThat(trained(recipe, "goes on", "--epochs", "3", "--checkpoint", kept.toString()))
                    .isEqualTo(whole);
            assertThat(trained(recipe, "is done", "--epochs", "3", "--checkpoint", kept.toString()))
                    .isEqualTo(whole);
            Json.Members told = (Json.Members) Json.parse(
                    "file",
                    Files.readAllBytes(folder.resolve("goes on").resolve("lanewise-" + recipe + ".json")),
                    Limits.DEFAULT);
            assertThat(((Json.Elements) told.values().get("epochs")).values()).hasSize(3);
        }
    }

    @Test
    void aStudyOfTwoTrainingsKeepsEach() throws Exception {
        Path kept = folder.resolve("study.npz");
        byte[] whole = trained("keras-study", "whole", "--epochs", "2", "--minibatch", "10");
        trained("keras-study", "broken", "--epochs", "1", "--minibatch", "10", "--checkpoint", kept.toString());
        assertThat(folder.resolve("study-250hz.npz")).exists();
        byte[] broken = trained(
                "keras-study", "goes on", "--epochs", "2", "--minibatch", "10", "--checkpoint", kept.toString());
        assertThat(broken).isEqualTo(whole);
        assertThat(folder.resolve("goes on/lanewise-keras-study-250hz.npz"))
                .hasSameBinaryContentAs(folder.resolve("whole/lanewise-keras-study-250hz.npz"));
    }

    @Test
    void aCheckpointOfAnotherRecipeIsRefused() throws Exception {
        Path kept = folder.resolve("kept.npz");
        trained("dense", "one", "--checkpoint", kept.toString(), "--minibatch", "16");
        assertThat(run("train", "sine-square", "--items", "32", "--minibatch", "16", "--checkpoint", kept.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("it is of the training \"dense\", this one is \"sine-square\"");
    }

    private byte[] trained(String recipe, String name, String... more) throws Exception {
        Path into = folder.resolve(name);
        List<String> all = new ArrayList<>(
                List.of("train", recipe, "--items", "40", "--kernels", "scalar", "--json", "--out", into.toString()));
        all.addAll(List.of(more));
        assertThat(run(all.toArray(String[]::new))).as(err.toString()).isZero();
        return Files.readAllBytes(into.resolve("lanewise-" + recipe + ".npz"));
    }

    private byte[] parameters(String name, String seed) throws Exception {
        Path into = folder.resolve(name);
        assertThat(run(
                        "train",
                        "sine-square",
                        "--items",
                        "32",
                        "--epochs",
                        "1",
                        "--seed",
                        seed,
                        "--kernels",
                        "scalar",
                        "--out",
                        into.toString()))
                .isZero();
        return Files.readAllBytes(into.resolve("lanewise-sine-square.npz"));
    }
}
