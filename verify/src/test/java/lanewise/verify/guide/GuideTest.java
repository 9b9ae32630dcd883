package lanewise.verify.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lanewise.analysis.picture.Picture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of core/NENGO.md are those of this package, and draw the pictures that the page shows. */
class GuideTest {
    private static final Path CORE = Path.of("..", "core");

    private static final Map<String, Supplier<Picture>> PROGRAMS = Map.of(
            "CommunicationChannel", CommunicationChannel::picture,
            "IntegratorProgram", IntegratorProgram::picture,
            "OscillatorProgram", OscillatorProgram::picture,
            "ProductProgram", ProductProgram::picture,
            "LearnedChannel", LearnedChannel::picture,
            "BasalGangliaProgram", BasalGangliaProgram::picture,
            "AssociativeMemoryProgram", AssociativeMemoryProgram::picture,
            "QuestionAnswering", QuestionAnswering::picture);

    static Stream<String> programs() {
        return PROGRAMS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void thePageShowsTheProgram(String name) throws IOException {
        Path source = Path.of("src/test/java/lanewise/verify/guide", name + ".java");
        Matcher body = Pattern.compile("static Picture picture\\(\\) \\{\\n(.*?)\\n    }\\n", Pattern.DOTALL)
                .matcher(Files.readString(source));
        assertThat(body.find()).as("%s has a method picture()", source).isTrue();
        assertThat(Files.readString(CORE.resolve("NENGO.md")))
                .as("core/NENGO.md has to show the body of %s", source)
                .contains("```java\n" + body.group(1).stripIndent().strip() + "\n```\n");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void itsPictureIsWhatTheProgramDraws(String name) throws IOException {
        Path drawn = Path.of("target", "guide", name + ".svg");
        Files.createDirectories(drawn.getParent());
        PROGRAMS.get(name).get().write(drawn);
        Path shown = CORE.resolve("nengo").resolve(name + ".svg");
        assertThat(shown).as("%s has to be a copy of verify/%s", shown, drawn).hasSameTextualContentAs(drawn);
        assertThat(Files.readString(CORE.resolve("NENGO.md"))).contains("(nengo/" + name + ".svg)");
    }
}
