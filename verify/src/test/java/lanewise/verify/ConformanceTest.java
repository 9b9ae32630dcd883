package lanewise.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lanewise.verify.Conformance.Intent;
import lanewise.verify.Conformance.State;
import lanewise.verify.Conformance.TestMethod;
import org.junit.jupiter.api.Test;

/** Nengo's intents are held by tests that are there, and the page on Nengo lists them as they are. */
class ConformanceTest {
    private static final Path PAGE = Path.of("..", "core", "NENGO.md");

    private final Conformance list;

    ConformanceTest() throws IOException {
        list = Conformance.read();
    }

    @Test
    void everyTestIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Intent intent : list.intents()) {
            for (TestMethod test : intent.tests()) {
                if (!test.exists()) {
                    missing.add("%s (%s)".formatted(test, intent.text()));
                }
            }
        }
        assertThat(missing)
                .as("tests that the list names, but that are not there")
                .isEmpty();
    }

    @Test
    void everyIntentSaysWhatHoldsIt() {
        assertThat(list.intents()).hasSizeGreaterThan(150);
        assertThat(list.intents().stream().map(intent -> intent.area() + intent.text()))
                .doesNotHaveDuplicates();
        for (Intent intent : list.intents()) {
            switch (intent.state()) {
                case PASSED ->
                    assertThat(intent.tests()).as("tests of: %s", intent.text()).isNotEmpty();
                case ADAPTED ->
                    assertThat(intent.how()).as("how: %s", intent.text()).isNotEmpty();
                case NOT_SUPPORTED ->
                    assertThat(intent.tests()).as("tests of: %s", intent.text()).isEmpty();
            }
            assertThat(intent.how().isEmpty())
                    .as("no reason: %s", intent.text())
                    .isEqualTo(intent.state() == State.PASSED);
        }
    }

    @Test
    void atMostTenAreNotSupported() {
        System.out.println(list.summary());
        assertThat(list.count(State.NOT_SUPPORTED)).isLessThanOrEqualTo(10);
    }

    /** The section goes on to the next heading of its level, or to the end of the page. */
    @Test
    void thePageHoldsTheList() throws IOException {
        String page = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        int from = page.indexOf("## Conformance\n");
        int to = from < 0 ? -1 : page.indexOf("\n## ", from);
        String held = from < 0 ? "" : to < 0 ? page.substring(from) : page.substring(from, to);
        assertThat(held.strip())
                .as("the section \"Conformance\" of core/NENGO.md; paste this there:%n%n%s", list.section())
                .isEqualTo(list.section().strip());
    }
}
