package lanewise.bench.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.io.Json;

/**
 * Results in rows.
 *
 * @param name what the rows are called in JSON
 * @param columns their names
 * @param rows as many values as columns in each
 */
record ResultTable(String name, List<String> columns, List<List<Cell>> rows) {
    ResultTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** In columns, numbers to the right. */
    String text() {
        int[] widths = IntStream.range(0, columns.size())
                .map(column -> Math.max(
                        columns.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> row.get(column).text().length())
                                .max()
                                .orElse(0)))
                .toArray();
        StringBuilder text = new StringBuilder(line(widths, columns));
        rows.forEach(row -> text.append('\n')
                .append(line(widths, row.stream().map(Cell::text).toList())));
        return text.toString();
    }

    private static String line(int[] widths, List<String> values) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> ((column == 0 ? "%-" : "%") + widths[column] + "s").formatted(values.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    /** An array with an object for each row. */
    Json json() {
        return new Json.Elements(rows.stream()
                .<Json>map(row -> {
                    Map<String, Json> members = new LinkedHashMap<>();
                    for (int column = 0; column < columns.size(); column++) {
                        members.put(
                                RecipeResult.key(columns.get(column)),
                                row.get(column).json());
                    }
                    return new Json.Members(members);
                })
                .toList());
    }
}
