package lanewise.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The memory of one base, divided into regions: all places of a region belong to the same signals, so they are used
 * alike. The time to divide it grows with the size of the signals, not with that times their number.
 */
final class Regions {
    private static final int FIRST_ROOM = 4;

    /** Where the memory may be divided: before each of these places. Null if before any. */
    private final int[] cuts;

    private final int[] regions;
    private final List<Uses> uses = new ArrayList<>();
    private int[] sizes = new int[FIRST_ROOM];
    private int[] hits = new int[FIRST_ROOM];
    private int[] parts = new int[FIRST_ROOM];

    private Regions(Collection<Signal> signals) {
        cuts = signals.stream().allMatch(Signal::isContiguous) ? cuts(signals) : null;
        long end = signals.stream()
                .mapToLong(signal -> signal.range()[1] + 1)
                .max()
                .orElse(0);
        regions = new int[cuts == null ? (int) end : cuts.length];
        sizes[newRegion(new Uses())] = regions.length;
    }

    /**
     * How the memory of a base is used, region by region.
     *
     * @param views signals on one base, and how each is used; they have values
     */
    static List<Uses> of(Map<Signal, Uses> views) {
        Regions regions = new Regions(views.keySet());
        views.forEach(regions::add);
        return regions.uses;
    }

    private static int[] cuts(Collection<Signal> signals) {
        return signals.stream()
                .flatMapToInt(signal -> IntStream.of(signal.offset(), signal.offset() + signal.size()))
                .sorted()
                .distinct()
                .toArray();
    }

    private int[] cells(Signal signal) {
        if (cuts == null) {
            return signal.places();
        }
        int from = Arrays.binarySearch(cuts, signal.offset());
        int to = Arrays.binarySearch(cuts, signal.offset() + signal.size());
        return IntStream.range(from, to).toArray();
    }

    private void add(Signal signal, Uses by) {
        int[] cells = cells(signal);
        List<Integer> touched = new ArrayList<>();
        for (int cell : cells) {
            if (hits[regions[cell]]++ == 0) {
                touched.add(regions[cell]);
            }
        }
        for (int region : touched) {
            int part = hits[region] == sizes[region] ? region : split(region, hits[region]);
            uses.get(part).add(by);
            parts[region] = part;
            hits[region] = 0;
        }
        for (int cell : cells) {
            regions[cell] = parts[regions[cell]];
        }
    }

    /** Takes some of a region's cells away, as a region that has been used alike. */
    private int split(int region, int cells) {
        int part = newRegion(new Uses(uses.get(region)));
        sizes[part] = cells;
        sizes[region] -= cells;
        return part;
    }

    private int newRegion(Uses used) {
        int region = uses.size();
        uses.add(used);
        if (region == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * region);
            hits = Arrays.copyOf(hits, 2 * region);
            parts = Arrays.copyOf(parts, 2 * region);
        }
        return region;
    }
}
