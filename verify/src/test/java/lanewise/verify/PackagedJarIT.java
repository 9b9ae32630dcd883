package lanewise.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one file that users start, on a Java with the Vector API and on one without. */
class PackagedJarIT {
    static Stream<PackagedJar> javas() {
        return Stream.of(PackagedJar.plain(), PackagedJar.withoutVectorApi());
    }

    @ParameterizedTest
    @MethodSource("javas")
    void itTellsItsVersion(PackagedJar lanewise) throws Exception {
        Finished version = lanewise.run("--version");

        assertThat(version.exitCode()).isZero();
        assertThat(version.out())
                .isEqualTo("lanewise %s on Java %s%n"
                        .formatted(System.getProperty("lanewise.version"), Runtime.version()));
        assertThat(version.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("javas")
    void itTellsHowToUseIt(PackagedJar lanewise) throws Exception {
        Finished help = lanewise.run("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: lanewise");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void wrongUsageIsOneLineAndTwo() throws Exception {
        Finished wrong = PackagedJar.plain().run("--faster");

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.errors()).containsExactly("lanewise: Unknown option: '--faster'; try 'lanewise --help'");
    }
}
