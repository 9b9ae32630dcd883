package lanewise.bench.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final DigitSet DIGITS = new DigitSet(new byte[784 * 2], new byte[] {4, 7});

    /** Two pictures of two steps: the first is answered 4, the second 1. */
    private final float[] outputs = new float[2 * 2 * 10];

    private final long[][] spikes = new long[10][3];
    private final Outcome outcome;

    OutcomeTest() {
        outputs[3] = 5;
        outputs[10 + 4] = 0.5f;
        outputs[20 + 7] = 5;
        outputs[30 + 1] = 0.75f;
        outputs[30 + 7] = 0.25f;
        spikes[4] = new long[] {2, 0, 1};
        spikes[7] = new long[] {0, 0, 2};
        outcome = new Outcome(DIGITS, 2, outputs, spikes, 3, 1.5);
    }

    @Test
    void theLastStepGivesTheAnswer() {
        assertThat(outcome.answers()).containsExactly(4, 1);
        assertThat(outcome.confusion().accuracy()).isEqualTo(0.5);
        assertThat(outcome.lead(0)).isZero();
        assertThat(outcome.lead(1)).isEqualTo(0.5);
    }

    @Test
    void spikesAreCountedOverAllPictures() {
        assertThat(outcome.meanRate(0.25)).isEqualTo(5 / (2 * 3 * 2 * 0.25));
        assertThat(outcome.silentShare()).isEqualTo(0.5);
        assertThat(outcome.neverFired()).isEqualTo(1);
    }

    @Test
    void devotedNeuronsFireMoreForTheirDigit() {
        assertThat(outcome.devoted(1)[4]).containsExactly(0);
        assertThat(outcome.devoted(1)[7]).containsExactly(2);
        assertThat(outcome.devoted(9)[7]).containsExactly(2, 1, 0);
    }

    @Test
    void theHashIsOverTheBitsOfAllOutputs() throws Exception {
        var bytes = ByteBuffer.allocate(4 * outputs.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float output : outputs) {
            bytes.putFloat(output);
        }

        assertThat(outcome.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array())));
    }
}
