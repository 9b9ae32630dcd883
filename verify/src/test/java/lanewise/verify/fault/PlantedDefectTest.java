package lanewise.verify.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws are not blind: each defect that is planted is found within the tries that a law has in every build. */
class PlantedDefectTest {
    static Stream<Arguments> defects() {
        return Arrays.stream(Fault.values())
                .flatMap(fault -> fault.laws().stream().map(law -> Arguments.of(fault, law)));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("defects")
    void isFound(Fault fault, Law law, TestReporter reporter) {
        for (int trial = 0; trial < law.tries(); trial++) {
            assertThat(law.violation(Engine.RIGHT, trial))
                    .as("%s, try %d, on the engine as it is", law, trial)
                    .isEmpty();
            Optional<String> violation = law.violation(fault.engine(), trial);
            if (violation.isPresent()) {
                reporter.publishEntry("%s by %s".formatted(fault, law), "found in try %d".formatted(trial + 1));
                return;
            }
        }
        throw new AssertionError("%s finds nothing in %d tries: %s".formatted(law, law.tries(), fault.sentence()));
    }
}
