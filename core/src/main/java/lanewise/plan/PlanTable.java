package lanewise.plan;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** A plan for a person to read, a line a block. */
final class PlanTable {
    private PlanTable() {}

    static String of(PlanReport plan) {
        return of(plan, "", block -> "", "");
    }

    /** With microseconds a step that each block was measured to take. */
    static String of(PlanReport plan, double... micros) {
        String all =
                String.format(ROOT, ", measured %.1f us", Arrays.stream(micros).sum());
        return of(plan, "  measured us", block -> String.format(ROOT, "  %,11.2f", micros[block]), all);
    }

    private static String of(PlanReport plan, String title, IntFunction<String> measured, String all) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                ROOT,
                "%,d operators, of which simplifications leave %,d, in %,d blocks",
                plan.operators(),
                plan.blocks().stream()
                        .mapToInt(PlanReport.BlockReport::operators)
                        .sum(),
                plan.blocks().size()));
        lines.add("");
        lines.add("block  type             operators  parts  stretches  contiguous       bytes    about us" + title
                + "  runs       writes");
        for (int block = 0; block < plan.blocks().size(); block++) {
            lines.add(line(block, plan.blocks().get(block), measured.apply(block)));
        }
        lines.add("");
        lines.add(String.format(
                ROOT,
                "a step       %,d bytes, about %.1f us by the cost model%s",
                plan.bytesPerStep(),
                plan.nanosPerStep() / 1e3,
                all));
        lines.add(String.format(ROOT, "contiguous   %.1f %% of all bytes", 100 * plan.contiguousShare()));
        return String.join("\n", lines);
    }

    private static String line(int number, PlanReport.BlockReport block, String measured) {
        return String.format(
                ROOT,
                "%5d  %-15s  %,9d  %,5d  %,9d  %8.1f %%  %,10d  %,10.2f%s  %-9s  %s%s",
                number,
                block.type(),
                block.operators(),
                block.parts(),
                block.stretches(),
                100 * block.contiguousShare(),
                block.bytes(),
                block.nanos() / 1e3,
                measured,
                block.runs().name().toLowerCase(ROOT).replace('_', ' '),
                written(block),
                block.obstacle().isEmpty() ? "" : "; " + block.obstacle());
    }

    private static String written(PlanReport.BlockReport block) {
        return block.operators() == 1
                ? block.first()
                : String.format(ROOT, "%s and %,d more", block.first(), block.operators() - 1);
    }
}
