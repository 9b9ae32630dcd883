package lanewise.bench;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import lanewise.bench.mnist.Progress;

/** A bar that is drawn over itself on a terminal, and nothing where output goes elsewhere. */
final class ProgressBar implements Progress {
    private static final int WIDTH = 30;

    /** Where more is said behind it. */
    private static final int SHORT = 12;

    private static final String ERASE_TO_END = "\033[K";

    private final PrintWriter terminal;
    private String shown = "";

    ProgressBar(PrintWriter terminal) {
        this.terminal = terminal;
    }

    /** A bar on this program's terminal; none if its output is not a terminal that can draw one. */
    static Progress onTerminal() {
        return terminal().<Progress>map(ProgressBar::new).orElse(Progress.NONE);
    }

    private static Optional<PrintWriter> terminal() {
        return Optional.ofNullable(System.console())
                .filter(console -> isTerminal(console) && !"dumb".equals(System.getenv("TERM")))
                .map(Console::writer);
    }

    /** From Java 22 on there may be a console that is no terminal, and a method that tells; before there was neither. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    @Override
    public synchronized void at(String what, long done, long total) {
        show(bar(what, WIDTH, done, total));
    }

    @Override
    public synchronized void at(String what, long done, long total, String more) {
        show(bar(what, SHORT, done, total) + "  " + more);
    }

    private static String bar(String what, int width, long done, long total) {
        int filled = (int) (width * done / total);
        return "%-8s [%s%s] %3d %%".formatted(what, "=".repeat(filled), " ".repeat(width - filled), 100 * done / total);
    }

    private void show(String line) {
        if (!line.equals(shown)) {
            shown = line;
            draw(line);
        }
    }

    @Override
    public synchronized void at(String what) {
        shown = what;
        draw(what + " ...");
    }

    @Override
    public synchronized void end() {
        draw("");
    }

    private void draw(String line) {
        terminal.print('\r' + line + ERASE_TO_END);
        terminal.flush();
    }
}
