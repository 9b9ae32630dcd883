package lanewise.verify.guide;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lanewise.analysis.picture.Picture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of the pages in core are those of this package, and draw the pictures that the pages show. */
class GuideTest {
    private static final Path CORE = Path.of("..", "core");

    private static final List<Program> PROGRAMS = List.of(
            new Program("NENGO.md", "CommunicationChannel", CommunicationChannel::picture),
            new Program("NENGO.md", "IntegratorProgram", IntegratorProgram::picture),
            new Program("NENGO.md", "OscillatorProgram", OscillatorProgram::picture),
            new Program("NENGO.md", "ProductProgram", ProductProgram::picture),
            new Program("NENGO.md", "LearnedChannel", LearnedChannel::picture),
            new Program("NENGO.md", "BasalGangliaProgram", BasalGangliaProgram::picture),
            new Program("NENGO.md", "AssociativeMemoryProgram", AssociativeMemoryProgram::picture),
            new Program("NENGO.md", "QuestionAnswering", QuestionAnswering::picture),
            new Program("TRAINING.md", "SineOfTheSquare", SineOfTheSquare::picture),
            new Program("TRAINING.md", "HeldValue", HeldValue::picture),
            new Program("TRAINING.md", "FoundTimeConstant", FoundTimeConstant::picture));

    /**
     * A program and where it is shown.
     *
     * @param page in core; its pictures lie in a folder of the same name in small letters
     * @param name of the class
     */
    record Program(String page, String name, Supplier<Picture> picture) {
        String text() throws IOException {
            return Files.readString(CORE.resolve(page));
        }

        String shown() {
            return page.replace(".md", "").toLowerCase(ROOT) + "/" + name + ".svg";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Program> programs() {
        return PROGRAMS;
    }

    @ParameterizedTest
    @MethodSource("programs")
    void thePageShowsTheProgram(Program program) throws IOException {
        Path source = Path.of("src/test/java/lanewise/verify/guide", program.name() + ".java");
        Matcher body = Pattern.compile("static Picture picture\\(\\) \\{\\n(.*?)\\n    }\\n", Pattern.DOTALL)
                .matcher(Files.readString(source));
        assertThat(body.find()).as("%s has a method picture()", source).isTrue();
        assertThat(program.text())
                .as("core/%s has to show the body of %s", program.page(), source)
                .contains("```java\n" + body.group(1).stripIndent().strip() + "\n```\n");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void itsPictureIsWhatTheProgramDraws(Program program) throws IOException {
        Path drawn = Path.of("target", "guide", program.name() + ".svg");
        Files.createDirectories(drawn.getParent());
        program.picture().get().write(drawn);
        Path shown = CORE.resolve(program.shown());
        assertThat(shown).as("%s has to be a copy of verify/%s", shown, drawn).hasSameTextualContentAs(drawn);
        assertThat(program.text()).contains("(" + program.shown() + ")");
    }
}
