package lanewise.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the tests of Nengo intend, and what holds it here. The list is a file of columns with a tab between: area, intent,
 * state, tests as {@code module:package.Class#method} with a space between, and how an intent is adapted or why it is not
 * supported.
 */
record Conformance(List<Intent> intents) {
    /** What has become of an intent. */
    enum State {
        PASSED,
        ADAPTED,
        NOT_SUPPORTED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** A method of a test class of this project. */
    record TestMethod(String module, String type, String method) {
        private static final Pattern FORM = Pattern.compile("(core|verify):([a-z.]+\\.[A-Z]\\w*)#(\\w+)");

        static TestMethod of(String text) {
            var parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("not module:package.Class#method: " + text);
            }
            return new TestMethod(parts.group(1), parts.group(2), parts.group(3));
        }

        /** Whether the source of the class has such a test; helpers are private or static. */
        boolean exists() throws IOException {
            Path source = Path.of("..", module, "src", "test", "java").resolve(type.replace('.', '/') + ".java");
            return Files.exists(source)
                    && Pattern.compile("^ {4}(void|Stream<DynamicTest>) " + method + "\\(", Pattern.MULTILINE)
                            .matcher(Files.readString(source))
                            .find();
        }

        String shortName() {
            return type.substring(type.lastIndexOf('.') + 1) + "." + method;
        }
    }

    /** One intent. */
    record Intent(String area, String text, State state, List<TestMethod> tests, String how) {
        static Intent of(String line) {
            String[] columns = line.split("\t", -1);
            if (columns.length != 5) {
                throw new IllegalArgumentException("%d columns, not 5: %s".formatted(columns.length, line));
            }
            return new Intent(
                    columns[0],
                    columns[1],
                    State.valueOf(columns[2].toUpperCase(Locale.ROOT).replace(' ', '_')),
                    Arrays.stream(columns[3].split(" "))
                            .filter(test -> !test.isEmpty())
                            .map(TestMethod::of)
                            .toList(),
                    columns[4]);
        }

        private String row() {
            String held =
                    tests.stream().map(test -> "`" + test.shortName() + "`").collect(Collectors.joining(", "));
            String told = how.isEmpty() ? held : held.isEmpty() ? how : how + ": " + held;
            return "| %s | %s | %s |%n".formatted(text, state, told);
        }
    }

    static Conformance read() throws IOException {
        try (InputStream list = Conformance.class.getResourceAsStream("conformance.tsv")) {
            return new Conformance(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Intent::of)
                    .toList());
        }
    }

    long count(State state) {
        return intents.stream().filter(intent -> intent.state == state).count();
    }

    private Map<String, List<Intent>> areas() {
        return intents.stream().collect(Collectors.groupingBy(Intent::area, LinkedHashMap::new, Collectors.toList()));
    }

    /** How many intents of each area are in each state, and those that are not supported. */
    String summary() {
        StringBuilder text = new StringBuilder(
                "%-26s %6s %7s %13s%n".formatted("conformance", "passed", "adapted", "not supported"));
        areas().forEach((area, own) -> text.append(counts("%-26s %6d %7d %13d%n", area, own)));
        text.append(counts("%-26s %6d %7d %13d%n", "all", intents));
        for (Intent intent : intents) {
            if (intent.state == State.NOT_SUPPORTED) {
                text.append("not supported: %s; %s%n".formatted(intent.text, intent.how));
            }
        }
        return text.toString();
    }

    private static String counts(String form, String name, List<Intent> of) {
        Conformance part = new Conformance(of);
        return form.formatted(
                name, part.count(State.PASSED), part.count(State.ADAPTED), part.count(State.NOT_SUPPORTED));
    }

    /** The list as a section of a page. */
    String section() {
        StringBuilder text = new StringBuilder(
                """
                ## Conformance

                What Nengo's own tests intend, and what holds it here: of %d intents %d are passed as they are, %d are adapted to Java, and %d are not supported. The tests are those of `core` and `verify`; `ConformanceTest` looks after this list.

                | area | passed | adapted | not supported |
                | --- | ---: | ---: | ---: |
                """.formatted(intents.size(), count(State.PASSED), count(State.ADAPTED), count(State.NOT_SUPPORTED)));
        areas().forEach((area, own) -> text.append(counts("| %s | %d | %d | %d |%n", area, own)));
        areas().forEach((area, own) -> {
            text.append("%n### %s%n%n| intent | state | held by |%n| --- | --- | --- |%n".formatted(area));
            own.forEach(intent -> text.append(intent.row()));
        });
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
