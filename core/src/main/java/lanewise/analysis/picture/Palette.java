package lanewise.analysis.picture;

/** Colours for lines, told apart by people with any kind of sight, and dark enough for white paper. */
final class Palette {
    private static final int[] COLOURS = {
        0x0072b2, 0xd55e00, 0x009e73, 0xc0448f, 0xb8860b, 0x3ba0d8, 0x6a4c93, 0x7a4f2b, 0x5f6670, 0x86a000
    };

    private Palette() {}

    static int colour(int line) {
        return COLOURS[line % COLOURS.length];
    }
}
