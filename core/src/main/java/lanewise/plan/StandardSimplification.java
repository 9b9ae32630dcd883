package lanewise.plan;

import java.util.ArrayList;
import java.util.List;

/** The engine's own simplifications, after NengoDL's of the same names. */
public enum StandardSimplification implements Simplification {
    /**
     * A copy of a constant to what nothing else changes makes that a constant too; one that is added to what was set to a
     * constant is added there and then; one of the same value everywhere is a reset.
     */
    CONSTANT_COPIES,

    /** What every step resets, and nothing else changes, is a constant. */
    UNMODIFIED_RESETS,

    /** An increment of 0, or of a product one side of which is 0 and the other sure to be finite, is left out. */
    ZERO_INCREMENTS,

    /** A product with 1 is a copy; so is one with an identity matrix, if its input is sure to be finite. */
    IDENTITY_PRODUCTS,

    /** The clock, which a run keeps anyway, is not written to memory if nobody reads it there. */
    UNREAD_CLOCK,

    /**
     * Where a reset to 0 is first added to by copies, these set it instead. That saves memory traffic, but copies that
     * set and copies that add cannot share a block.
     */
    FIRST_INCREMENTS;

    /** Rules that can cost a block: a product that is a copy may miss other products, and a copy that sets those that add. */
    private static final List<StandardSimplification> COSTLY = List.of(IDENTITY_PRODUCTS, FIRST_INCREMENTS);

    /** The steps, of a given one, from which a plan is chosen: with and without the rules that can cost a block. */
    static List<Step> choices(Step step) {
        List<Step> choices = new ArrayList<>();
        Simplifier simplifier = new Simplifier();
        for (int chosen = (1 << COSTLY.size()) - 1; chosen >= 0; chosen--) {
            List<Simplification> rules = new ArrayList<>(List.of(values()));
            for (int i = 0; i < COSTLY.size(); i++) {
                if ((chosen >> i & 1) == 0) {
                    rules.remove(COSTLY.get(i));
                }
            }
            Step choice = simplifier.simplified(step, rules);
            if (choices.stream().noneMatch(other -> other.operators().equals(choice.operators()))) {
                choices.add(choice);
            }
        }
        return choices;
    }

    @Override
    public Step apply(Step step) {
        return switch (this) {
            case CONSTANT_COPIES -> ConstantCopies.apply(step);
            case UNMODIFIED_RESETS -> StandingSignals.apply(step, false);
            case ZERO_INCREMENTS -> ZeroIncrements.apply(step);
            case IDENTITY_PRODUCTS -> IdentityProducts.apply(step);
            case UNREAD_CLOCK -> UnreadClock.apply(step);
            case FIRST_INCREMENTS -> FirstIncrements.apply(step);
        };
    }
}
