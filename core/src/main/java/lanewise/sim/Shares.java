package lanewise.sim;

/** How one thread or several share work that comes in a row: items of a batch, or outputs of a task. */
final class Shares {
    /** What is done for some of the row. */
    @FunctionalInterface
    interface Part {
        void run(int from, int to);
    }

    private final Team team;
    private final Team.Job job = this::runShare;
    private Part part;
    private int first;
    private int end;
    private int grain;

    /** @param team who shares the work, or null */
    Shares(Team team) {
        this.team = team;
    }

    /** How many threads there are. */
    int members() {
        return team == null ? 1 : team.members();
    }

    /** Does something for items, of which each thread takes some. */
    void items(int from, int to, Part next) {
        share(from, to, 1, next);
    }

    /** Does something for outputs, of which each thread takes some: a multiple of a number, if there are enough. */
    void outputs(int outputs, int multiple, Part next) {
        share(0, outputs, outputs < 2 * multiple ? 1 : multiple, next);
    }

    private void share(int from, int to, int multiple, Part next) {
        if (team == null) {
            next.run(from, to);
            return;
        }
        first = from;
        end = to;
        grain = multiple;
        part = next;
        team.run(job);
    }

    private void runShare(int member, int members) {
        int from = bound(first, end, grain, member, members);
        int to = bound(first, end, grain, member + 1, members);
        if (from < to) {
            part.run(from, to);
        }
    }

    /** Where the share of a member begins; it ends where that of the next one begins. */
    static int bound(int first, int end, int grain, int member, int members) {
        int count = end - first;
        return member == members ? end : first + (int) ((long) count * member / members) / grain * grain;
    }
}
