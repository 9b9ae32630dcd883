package lanewise.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.error.LanewiseException;
import lanewise.simd.VectorKernelsProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modelling in jshell, as the page of core tells it. */
class JshellTest {
    private static final Path CORE = Path.of("..", "core").toAbsolutePath().normalize();
    private static final Path START = CORE.resolve("lanewise.jsh");

    @TempDir
    private Path folder;

    /** The first block of a language under "In jshell". */
    private static String block(String language) throws IOException {
        String page = Files.readString(CORE.resolve("NENGO.md"));
        String section = page.substring(page.indexOf("## In jshell"));
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(section);
        assertThat(block.find()).as("a block of %s", language).isTrue();
        return block.group(1);
    }

    /** The line that starts jshell, with the classes that are tested in place of the packaged ones. */
    private List<String> command() throws IOException {
        String line = block("sh")
                .lines()
                .filter(each -> each.startsWith("jshell "))
                .findFirst()
                .orElseThrow();
        List<String> command = new ArrayList<>(List.of(line.split(" ")));
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "jshell").toString());
        command.replaceAll(word -> word.equals("core/lanewise.jsh") ? START.toString() : word);
        String classes = place(LanewiseException.class) + File.pathSeparator + place(VectorKernelsProvider.class);
        command.replaceAll(word -> word.equals("bench/target/lanewise.jar") ? classes : word);
        command.add("-J-Djava.util.prefs.userRoot=" + folder);
        return command;
    }

    private static Path place(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private Finished session(String... lines) throws Exception {
        Path script = folder.resolve("session.jsh");
        Files.writeString(script, String.join("\n", lines) + "\n/exit\n");
        List<String> command = command();
        command.add(script.toString());
        return Finished.of(new ProcessBuilder(command).directory(folder.toFile()));
    }

    @Test
    void theSessionOfThePageDrawsItsPicture() throws Exception {
        Finished session = session(
                block("java"),
                "System.out.println(sim.time())",
                "System.out.println(lanewise.kernel.KernelChoice.byProperty().kernels().getClass().getSimpleName())");

        assertThat(session.out().lines()).containsExactly("2.0", "VectorKernels");
        assertThat(session.exitCode()).isZero();
        assertThat(folder.resolve("channel.svg"))
                .content()
                .startsWith("<svg")
                .contains(">A channel<", ">Its spikes<", ">time (s)<", "<polyline");
    }

    /** No two packages, nor a package and Java's own, mean different things by one name. */
    @Test
    void everyTypeOfAModelIsKnownByItsName() throws Exception {
        List<String> types = new ArrayList<>();
        for (String line : Files.readAllLines(START)) {
            if (line.matches("import lanewise[.a-z]*\\.\\*;")) {
                types.addAll(types(line.replaceAll("import |\\.\\*;", "")));
            }
        }
        assertThat(types)
                .hasSizeGreaterThan(80)
                .contains("lanewise.model.Network", "lanewise.model.process.Process", "lanewise.sim.Simulator");

        String names = types.stream()
                .map(type -> type.substring(type.lastIndexOf('.') + 1) + ".class")
                .collect(Collectors.joining(", "));
        Finished session = session("for (var type : List.of(%s)) System.out.println(type.getName())".formatted(names));

        assertThat(session.out().lines()).containsExactlyElementsOf(types);
    }

    private static List<String> types(String name) throws IOException, ClassNotFoundException {
        List<String> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(CORE.resolve("src/main/java/" + name.replace('.', '/')))) {
            List<String> sources = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("[A-Z]\\w*\\.java"))
                    .sorted()
                    .toList();
            for (String source : sources) {
                Class<?> type = Class.forName(name + "." + source.replace(".java", ""));
                if (Modifier.isPublic(type.getModifiers())) {
                    types.add(type.getName());
                }
            }
        }
        return types;
    }
}
