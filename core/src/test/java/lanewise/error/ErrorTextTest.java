package lanewise.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorTextTest {
    @Test
    void whatCanBeSeenStays() {
        assertThat(ErrorText.quoted("größer \uD83D\uDE00 \"x\"")).isEqualTo("größer \uD83D\uDE00 \"x\"");
    }

    @Test
    void commandsToATerminalAndChangesOfDirectionAreEscaped() {
        assertThat(ErrorText.quoted("a\u001b[31m\u202e\u0007\n\u2028b"))
                .isEqualTo("a\\u001b[31m\\u202e\\u0007\\u000a\\u2028b");
    }

    @Test
    void halfASurrogatePairIsEscaped() {
        assertThat(ErrorText.quoted("\uD83D")).isEqualTo("\\ud83d");
    }

    @Test
    void longTextsAreCutAndSaySo() {
        assertThat(ErrorText.quoted("n".repeat(60))).isEqualTo("n".repeat(60));
        assertThat(ErrorText.quoted("n".repeat(20_000_000))).isEqualTo("n".repeat(60) + "...");
        assertThat(ErrorText.quoted("nnnn", 3)).isEqualTo("nnn...");
    }
}
