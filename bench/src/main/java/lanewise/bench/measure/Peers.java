package lanewise.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What other programs were measured to take for the same networks.
 *
 * @param source where, when and how that was, for people
 * @param figures all that there are
 */
record Peers(String source, List<Figure> figures) {
    private static final String FILE = "peers.csv";
    private static final String COMMENT = "# ";

    /**
     * A program's figures for a network.
     *
     * @param workload the network
     * @param peer the program
     * @param stepMicros microseconds a step, if that was measured
     * @param buildSeconds seconds to build, if that was measured
     */
    record Figure(String workload, String peer, OptionalDouble stepMicros, OptionalDouble buildSeconds) {
        static Figure of(String line) {
            String[] fields = line.split(",", -1);
            return new Figure(fields[0], fields[1], number(fields[2]), number(fields[3]));
        }

        private static OptionalDouble number(String field) {
            return field.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(field));
        }
    }

    /** Those that this program knows. */
    static Peers known() {
        try (InputStream in = Peers.class.getResourceAsStream(FILE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            List<String> lines = reader.lines().toList();
            String source = lines.stream()
                    .filter(line -> line.startsWith(COMMENT))
                    .map(line -> line.substring(COMMENT.length()))
                    .collect(Collectors.joining(" "));
            List<Figure> figures = lines.stream()
                    .filter(line -> !line.startsWith(COMMENT))
                    .skip(1) // the columns' names
                    .map(Figure::of)
                    .toList();
            return new Peers(source, figures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All figures for a network. */
    List<Figure> of(String workload) {
        return figures.stream()
                .filter(figure -> figure.workload().equals(workload))
                .toList();
    }
}
