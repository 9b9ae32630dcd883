package lanewise.train;

/** What {@link Trainer#compile} chooses anew; what is not chosen has a default, whatever was chosen before. */
public final class CompileOptions extends GoalOptions<CompileOptions> {
    CompileOptions() {}

    @Override
    CompileOptions self() {
        return this;
    }
}
