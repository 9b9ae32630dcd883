package lanewise.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lanewise.error.ModelException;
import org.junit.jupiter.api.Test;

/** Root mean squares. */
class RmsTest {
    @Test
    void ofValuesErrorsAndRelativeErrors() {
        double[] x = {3, -4};
        double[] y = {1, 7};
        assertThat(Rms.rms(x)).isEqualTo(Math.sqrt(12.5));
        assertThat(Rms.rmse(x, y)).isEqualTo(Math.sqrt(62.5));
        assertThat(Rms.nrmse(x, y)).isEqualTo(Math.sqrt(62.5) / 5);
        assertThat(Rms.rms()).isNaN();
    }

    @Test
    void ofTablesAndTheirColumns() {
        double[][] x = {{3, 0}, {-4, 1}};
        double[][] y = {{1, 0}, {7, 1}};
        assertThat(Rms.rms(x)).isEqualTo(Math.sqrt(26.0 / 4));
        assertThat(Rms.rmse(x, y)).isEqualTo(Math.sqrt(125.0 / 4));
        assertThat(Rms.nrmse(x, y)).isEqualTo(Math.sqrt(125.0 / 4) / Math.sqrt(51.0 / 4));
        assertThat(Rms.rmsOfColumns(x)).containsExactly(Math.sqrt(12.5), Math.sqrt(0.5));
        assertThat(Rms.rmsOfColumns(new double[0][])).isEmpty();
    }

    @Test
    void ofDifferentLengthsThereIsNone() {
        assertThatThrownBy(() -> Rms.rmse(new double[1], new double[2]))
                .isInstanceOf(ModelException.class)
                .hasMessage("rms: lengths 1 and 2; give signals of the same length");
        assertThatThrownBy(() -> Rms.nrmse(new double[][] {{1, 2}}, new double[][] {{1}}))
                .isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> Rms.rmsOfColumns(new double[][] {{1, 2}, {1}})).isInstanceOf(ModelException.class);
    }
}
