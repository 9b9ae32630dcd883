package lanewise.analysis.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Where the names of a legend go: from left to right, and on in the next row. */
final class Legend {
    static final double SWATCH = 20;
    static final double GAP = 6;

    private static final double TEXT = 12;
    private static final double BETWEEN = 18;
    private static final double FOR_THE_REST = 80;

    private Legend() {}

    /** A name and its colour. */
    record Entry(String name, int colour) {}

    /** A text and where it starts. */
    record Place(String text, OptionalInt colour, double x, int row) {}

    /** The places of all names, or of as many as fit into so many rows with a word about the rest. */
    static List<Place> of(List<Entry> entries, double width, int rows) {
        List<Place> places = new ArrayList<>();
        double x = 0;
        int row = 0;
        for (Entry entry : entries) {
            double needed = SWATCH + GAP + width(entry.name, TEXT);
            double limit = row == rows - 1 ? width - FOR_THE_REST : width;
            if (x > 0 && x + needed > limit) {
                if (row == rows - 1) {
                    int rest = entries.size() - places.size();
                    places.add(new Place("and %d more".formatted(rest), OptionalInt.empty(), x, row));
                    return places;
                }
                row++;
                x = 0;
            }
            places.add(new Place(entry.name, OptionalInt.of(entry.colour), x, row));
            x += needed + BETWEEN;
        }
        return places;
    }

    static int rows(List<Entry> entries, double width, int rows) {
        return of(entries, width, rows).stream().mapToInt(Place::row).max().orElse(-1) + 1;
    }

    /** About how wide a text is. */
    static double width(String text, double size) {
        return text.codePoints().mapToDouble(c -> c < 0x2e80 ? 0.56 : 1).sum() * size;
    }
}
