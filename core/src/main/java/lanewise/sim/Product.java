package lanewise.sim;

import lanewise.kernel.ProductKernels;

/**
 * {@code y += W x} with constant weights. Rows are apart, unless their sums are split.
 *
 * @param kernels what computes it
 * @param y the target, a value a row
 * @param w the weights by column, as the kernels want them
 * @param x the input, a value a column
 * @param leading the distance between columns of weights
 * @param partials how many chains each sum has
 */
record Product(ProductKernels kernels, Place y, Place w, Place x, int leading, int partials) implements Task {
    @Override
    public void run(int firstItem, int endItem, int from, int to) {
        int first = partials == 1 ? from : 0;
        int rows = partials == 1 ? to - from : y.size();
        kernels.dotInc(
                y.array(),
                y.at(firstItem) + first,
                y.stride(),
                w.array(),
                w.at() + first,
                x.array(),
                x.at(firstItem),
                x.stride(),
                rows,
                x.size(),
                leading,
                partials,
                endItem - firstItem);
    }

    @Override
    public int outputs() {
        return partials == 1 ? y.size() : 1;
    }

    @Override
    public long work() {
        return (long) y.size() * x.size();
    }
}
