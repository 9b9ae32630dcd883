package lanewise.train;

import lanewise.model.function.BackwardPass;
import lanewise.model.function.DifferentiableFunction;
import lanewise.model.function.ForwardPass;

/**
 * Squares of six values with a wrong gradient.
 *
 * @param slope what the gradient is instead of 2 x, over x
 */
record WrongSquare(float slope) implements DifferentiableFunction {
    @Override
    public int sizeIn() {
        return 6;
    }

    @Override
    public int sizeOut() {
        return 6;
    }

    @Override
    public void forward(ForwardPass pass, int from, int to) {
        for (int item = from; item < to; item++) {
            for (int i = 0; i < 6; i++) {
                float x = pass.input().get(item, i);
                pass.output().set(item, i, x * x);
            }
        }
    }

    @Override
    public void backward(BackwardPass pass, int from, int to) {
        for (int item = from; item < to; item++) {
            for (int i = 0; i < 6; i++) {
                float x = pass.forward().input().get(item, i);
                pass.inputGradient()
                        .add(item, i, slope * x * pass.outputGradient().get(item, i));
            }
        }
    }
}
