package lanewise.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The choice where no SIMD kernels are on the path, which is how the core stands alone. */
class KernelChoiceTest {
    @AfterEach
    void forget() {
        System.clearProperty(KernelChoice.KERNELS_PROPERTY);
        System.clearProperty(KernelChoice.WIDTH_PROPERTY);
    }

    @Test
    void scalarIsAsked() {
        assertThat(KernelChoice.of("scalar").kernels()).isSameAs(ScalarKernels.INSTANCE);
        System.setProperty(KernelChoice.KERNELS_PROPERTY, "scalar");
        assertThat(KernelChoice.byProperty().reason()).contains("asked for");
    }

    @Test
    void autoFallsBackAndSaysWhatToType() {
        var choice = KernelChoice.byProperty();
        assertThat(choice.kernels()).isSameAs(ScalarKernels.INSTANCE);
        assertThat(choice.lanes()).isEqualTo(1);
        assertThat(choice.reason()).contains("lanewise-simd").contains("--add-modules jdk.incubator.vector");
    }

    @Test
    void simdThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> KernelChoice.of("simd"))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("--add-modules jdk.incubator.vector");
    }

    @Test
    void wrongValuesAreNamed() {
        assertThatThrownBy(() -> KernelChoice.of("fast"))
                .isInstanceOf(ModelException.class)
                .hasMessage("kernels is \"fast\"; allowed are auto, scalar, simd");
        System.setProperty(KernelChoice.KERNELS_PROPERTY, "gpu");
        assertThatThrownBy(KernelChoice::byProperty)
                .isInstanceOf(ModelException.class)
                .hasMessage("system property lanewise.kernels is \"gpu\"; allowed are auto, scalar, simd");
        System.setProperty(KernelChoice.WIDTH_PROPERTY, "100");
        assertThatThrownBy(() -> KernelChoice.of("auto"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("lanewise.vectorBits is \"100\"; allowed are 0, 64, 128, 256, 512");
    }
}
