package lanewise.plan;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;

/** A plan for a person to read, a line a block. */
final class PlanTable {
    private PlanTable() {}

    static String of(PlanReport plan) {
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
        lines.add("block  type             operators  parts  stretches  contiguous       bytes        us  runs       writes");
        for (PlanReport.BlockReport block : plan.blocks()) {
            lines.add(line(lines.size() - 3, block));
        }
        lines.add("");
        lines.add(String.format(
                ROOT,
                "a step       %,d bytes, about %.1f us by the cost model",
                plan.bytesPerStep(),
                plan.nanosPerStep() / 1e3));
        lines.add(String.format(ROOT, "contiguous   %.1f %% of all bytes", 100 * plan.contiguousShare()));
        return String.join("\n", lines);
    }

    private static String line(int number, PlanReport.BlockReport block) {
        return String.format(
                ROOT,
                "%5d  %-15s  %,9d  %,5d  %,9d  %8.1f %%  %,10d  %,8.2f  %-9s  %s%s",
                number,
                block.type(),
                block.operators(),
                block.parts(),
                block.stretches(),
                100 * block.contiguousShare(),
                block.bytes(),
                block.nanos() / 1e3,
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
