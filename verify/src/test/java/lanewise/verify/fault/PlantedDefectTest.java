package lanewise.verify.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws are not blind: each defect that is planted is found within the tries that a law has in every build, here the
 * same ones in each. The build's directory then holds a list of what was found in which try.
 */
class PlantedDefectTest {
    private static final Path REPORT = Path.of("target", "planted-defects.txt");

    private static final List<String> FOUND = new ArrayList<>();

    static Stream<Arguments> defects() {
        return Arrays.stream(Fault.values())
                .flatMap(fault -> fault.laws().stream().map(law -> Arguments.of(fault, law)));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("defects")
    void isFound(Fault fault, Law law) {
        for (int trial = 0; trial < law.tries(); trial++) {
            assertThat(law.violation(Engine.RIGHT, trial))
                    .as("%s, try %d, on the engine as it is", law, trial)
                    .isEmpty();
            Optional<String> violation = law.violation(fault.engine(), trial);
            if (violation.isPresent()) {
                FOUND.add("%s by %s in try %d: %s".formatted(fault, law, trial + 1, fault.sentence()));
                return;
            }
        }
        throw new AssertionError("%s finds nothing in %d tries: %s".formatted(law, law.tries(), fault.sentence()));
    }

    @AfterAll
    static void report() throws IOException {
        Files.write(REPORT, FOUND);
    }
}
