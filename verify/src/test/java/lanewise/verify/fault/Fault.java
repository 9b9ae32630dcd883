package lanewise.verify.fault;

import static lanewise.verify.fault.Law.KERNELS;
import static lanewise.verify.fault.Law.ORACLE;
import static lanewise.verify.fault.Law.SAME_BITS;

import java.util.List;

/** Defects, each of them planted into an engine, and the laws that have to find it. */
enum Fault {
    TAIL_SKIPPED(
            "Adding leaves out the values behind the last whole vector.",
            WrongElementwise.tailSkipped(),
            KERNELS,
            ORACLE),
    TAIL_OVERRUN("Scaling writes a whole vector at the end.", WrongElementwise.tailOfWholeVector(), KERNELS),
    INCREMENT_IS_SET("Adding replaces what was there.", WrongElementwise.incrementIsSet(), KERNELS, ORACLE),
    NEGATIVE_ZERO_STORED("Scaling stores a -0.", WrongElementwise.negativeZeroStored(), KERNELS),
    FMA_IN_TWO_ROUNDINGS(
            "A product is rounded before it is added.", WrongElementwise.fmaInTwoRoundings(), KERNELS, SAME_BITS),

    INFINITY_IS_FINITE("An infinite weight passes for a finite one.", WrongElementwise.infinityIsFinite(), KERNELS),

    REDUCTION_ORDER_CHANGED(
            "A dot product goes from the last column to the first.",
            WrongProducts.reductionOrderChanged(),
            KERNELS,
            SAME_BITS),
    PARTIAL_CHAIN_LOST("The last of several partial sums is not added.", WrongProducts.partialChainLost(), KERNELS),
    WEIGHT_STRIDE_IGNORED("Columns of weights are taken to lie without gaps.", WrongProducts.strideIgnored(), KERNELS),
    ITEMS_READ_THE_FIRST(
            "Every item of a batch reads the input of item 0.", WrongProducts.itemsReadTheFirst(), KERNELS, ORACLE),
    LAST_ROW_SKIPPED("A dot product leaves out its last row.", WrongProducts.lastRowSkipped(), KERNELS, ORACLE),
    SKIPPED_WITH_NAN("A NaN is skipped like a zero.", WrongProducts.skippedWithNaN(), KERNELS),
    SPARSE_ORDER_UNSTABLE("Entries of one place change their order.", WrongProducts.orderUnstable(), KERNELS),
    SPARSE_RESTS_LOST(
            "What a row has beyond those beside it is not added.", WrongProducts.restsLost(), KERNELS, ORACLE),
    SPARSE_SHIFT_IGNORED("All rows of a band read the first one's inputs.", WrongProducts.shiftIgnored(), KERNELS),

    INPUT_NOT_LOOKED_AT_AGAIN(
            "A small product takes the input of the one before it.",
            WrongSmallProducts.inputNotLookedAtAgain(),
            KERNELS),
    LAST_LANE_SKIPPED("Of products side by side the last is left out.", WrongSmallProducts.lastLaneSkipped(), KERNELS),

    CONVOLUTION_STRIDE_IGNORED(
            "Neighbouring outputs of a convolution read neighbouring inputs.",
            WrongConvolutions.strideIgnored(),
            KERNELS,
            ORACLE),
    GROUP_IGNORED(
            "All filters of a convolution see the channels of its first group.",
            WrongConvolutions.groupIgnored(),
            KERNELS,
            ORACLE),
    PADDING_ON_THE_WRONG_SIDE(
            "A zero is put in front that belongs behind.", WrongConvolutions.paddingOnTheWrongSide(), KERNELS, ORACLE),
    CHANNELS_SWAPPED(
            "Channels that come last are taken for ones that come first.",
            WrongConvolutions.channelsSwapped(),
            KERNELS,
            ORACLE),

    CLIP_SWALLOWS_NAN("A clip turns a NaN into its bound.", WrongNeurons.clipSwallowsNaN(), KERNELS),
    MASK_INVERTED(
            "The slope of negative currents is that of positive ones.", WrongNeurons.maskInverted(), KERNELS, ORACLE),
    REFRACTORY_NOT_DECREMENTED(
            "The refractory time does not pass.", WrongNeurons.refractoryNotDecremented(), KERNELS, ORACLE),
    MIN_VOLTAGE_IGNORED("A voltage falls below its bound.", WrongNeurons.minVoltageIgnored(), KERNELS, ORACLE),
    LANES_SHIFTED(
            "The spikes of an ensemble are decoded by the weights of the next.",
            WrongNeurons.neuronsDecodedByTheNextWeights(),
            KERNELS),
    NEGATIVE_SPIKES_ROUNDED_DOWN(
            "Negative spikes are rounded away from zero.", WrongNeurons.negativeSpikesRoundedDown(), KERNELS, ORACLE),
    ADAPTATION_DOES_NOT_DECAY("An adaptation only grows.", WrongNeurons.adaptationIsOfSpikesAlone(), KERNELS, ORACLE),

    FILTER_STATES_MIXED(
            "The second state of a filter follows the new first one.", WrongFilters.statesMixed(), KERNELS, ORACLE),
    OUTPUT_OF_THE_OLD_STATE(
            "The output of a filter is that of its old state.", WrongFilters.outputOfTheOldState(), KERNELS, ORACLE),
    TRIANGLE_INDEX_NOT_ADVANCED(
            "A triangle overwrites the last value and not the oldest.",
            WrongFilters.indexNotAdvanced(),
            KERNELS,
            ORACLE),

    BCM_THETA_IGNORED("BCM has no threshold.", WrongLearning.thetaIgnored(), KERNELS, ORACLE),
    OJA_BETA_IGNORED("Oja forgets with a weight of 1.", WrongLearning.betaIgnored(), KERNELS, ORACLE),
    VOJA_LEARNING_SIGNAL_IGNORED("Voja learns always.", WrongLearning.learningSignalIgnored(), KERNELS, ORACLE),
    RLS_SIGN("RLS moves weights towards the error.", WrongLearning.signOfRls(), KERNELS, ORACLE),
    RLS_INVERSE_KEPT(
            "RLS does not update its inverse correlation.", WrongLearning.inverseNotUpdated(), KERNELS, ORACLE),

    MATRIX_SIGN_IGNORED(
            "A product for building is added where it is to be subtracted.", WrongMatrices.signIgnored(), KERNELS),
    LAST_ROW_OF_GRAM_SKIPPED("A Gram matrix lacks its last row.", WrongMatrices.lastRowOfGramSkipped(), KERNELS),

    INCREMENTS_REORDERED(
            "Two increments of one signal change places.",
            Engine.ofGraph(AlteredGraph::incrementsReordered),
            SAME_BITS),
    RESETS_DROPPED("Nothing is reset.", Engine.ofGraph(AlteredGraph::resetsDropped), ORACLE, SAME_BITS),
    COPY_SETS(
            "A copy that adds replaces what was there.",
            Engine.ofGraph(AlteredGraph::incrementIsSet),
            ORACLE,
            SAME_BITS),
    UPDATE_READ_TOO_EARLY(
            "What is updated at the end of a step is read within it.",
            Engine.ofGraph(AlteredGraph::updateReadTooEarly),
            ORACLE,
            SAME_BITS),
    INDEX_OFF_BY_ONE(
            "A list of indices chooses the next values.",
            Engine.ofGraph(AlteredGraph::indexOffByOne),
            ORACLE,
            SAME_BITS),
    REPEATED_TARGET_ADDED_ONCE(
            "Of several values for one target the last is added.",
            Engine.ofGraph(AlteredGraph::repeatedTargetAddedOnce),
            ORACLE,
            SAME_BITS),
    VIEW_OFFSET_DROPPED(
            "A view starts where its base starts.", Engine.ofGraph(AlteredGraph::viewOffsetDropped), ORACLE, SAME_BITS),
    CHANGING_TAKEN_FOR_CONSTANT(
            "An operator is left out as unchanged though what it reads changes.",
            Engine.ofGraph(AlteredGraph::changingTakenForConstant),
            ORACLE,
            SAME_BITS),
    WEIGHTS_TRANSPOSED(
            "Weights are read by column.", Engine.ofGraph(AlteredGraph::weightsTransposed), ORACLE, SAME_BITS),
    PES_BY_ERRORS(
            "PES divides by the number of errors, not of neurons.",
            Engine.ofGraph(AlteredGraph::pesByErrors),
            ORACLE,
            SAME_BITS),
    INTERVALS_ROUNDED(
            "A fractional interval between samples is rounded.",
            Engine.ofGraph(AlteredGraph::intervalsRounded),
            ORACLE,
            SAME_BITS),
    STREAM_OF_THE_FIRST_ITEM(
            "All items of a batch have the random numbers of item 0.", Engine.ofStreams(item -> 0), ORACLE, SAME_BITS);

    private final String sentence;

    @SuppressWarnings("ImmutableEnumChecker") // none of an engine's parts has a state
    private final Engine engine;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Law> laws;

    Fault(String sentence, Engine engine, Law... laws) {
        this.sentence = sentence;
        this.engine = engine;
        this.laws = List.of(laws);
    }

    Fault(String sentence, Object wrong, Law... laws) {
        this(sentence, Engine.ofKernels(wrong), laws);
    }

    /** What is wrong. */
    String sentence() {
        return sentence;
    }

    /** The engine that has it. */
    Engine engine() {
        return engine;
    }

    /** The laws of which each has to find it. */
    List<Law> laws() {
        return laws;
    }
}
