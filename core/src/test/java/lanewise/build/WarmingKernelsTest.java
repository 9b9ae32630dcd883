package lanewise.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@SuppressWarnings("ReferenceEquality") // kernels have no state
class WarmingKernelsTest {
    private static final Kernels SCALAR = ScalarKernels.INSTANCE;

    /** Kernels that are not the scalar ones, though they compute as these do. */
    private static final Kernels OTHERS = (Kernels) Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, args) ->
                    method.getName().equals("equals") ? proxy == args[0] : method.invoke(SCALAR, args));

    @Test
    void kernelsThatAreNamedComputeFromTheFirstOn() {
        assertThat(WarmingKernels.start(KernelChoice.given(OTHERS)).current()).isSameAs(OTHERS);
    }

    /** The first ones compute until then; the others take over without anybody asking. */
    @Test
    @Timeout(60)
    void othersTakeOverWhenTheyAreWarm() throws InterruptedException {
        WarmingKernels warming = WarmingKernels.start(new KernelChoice(SCALAR, OTHERS, "a test"));

        while (warming.current() == SCALAR) {
            Thread.sleep(1);
        }

        assertThat(warming.current()).isSameAs(OTHERS);
    }
}
