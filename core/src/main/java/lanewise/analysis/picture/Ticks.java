package lanewise.analysis.picture;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The values that an axis names: multiples of 1, 2 or 5 times a power of ten. */
final class Ticks {
    private static final int LONGEST = 8;

    private Ticks() {}

    /**
     * A value that is named.
     *
     * @param value where it is
     * @param label how it is written
     */
    record Tick(double value, String label) {}

    /** At most {@code most} values, of which some may lie outside by a half percent of the range; whole ones if asked. */
    static List<Tick> of(double low, double high, int most, boolean whole) {
        double slack = 0.005 * (high - low);
        BigDecimal step = step((high - low) / most, whole);
        long first = (long) Math.ceil((low - slack) / step.doubleValue());
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; ticks.size() <= most; i++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf(i));
            if (value.doubleValue() > high + slack) {
                break;
            }
            ticks.add(new Tick(value.doubleValue(), label(value)));
        }
        return ticks;
    }

    /** The smallest step of a nice number that is no less than {@code least}. */
    private static BigDecimal step(double least, boolean whole) {
        if (whole && least <= 1) {
            return BigDecimal.ONE;
        }
        int power = (int) Math.floor(StrictMath.log10(least));
        for (int digit : new int[] {1, 2, 5}) {
            BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
            if (step.doubleValue() >= least * (1 - 1e-9)) {
                return step;
            }
        }
        return BigDecimal.valueOf(1).scaleByPowerOfTen(power + 1);
    }

    private static String label(BigDecimal value) {
        String plain = value.signum() == 0 ? "0" : value.toPlainString();
        String label =
                plain.length() <= LONGEST ? plain : value.stripTrailingZeros().toString();
        return label.replace("E+", "e").replace('E', 'e').replace('-', '\u2212');
    }
}
