package lanewise.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.kernel.ProductKernels;
import lanewise.kernel.ProductList;

/**
 * Small products of a block in one call, of which each would take longer to call than to compute. Those of one input lie
 * side by side, so that it is looked at once.
 *
 * @param kernels what computes them
 * @param y the memory of all targets, from each item's start
 * @param w the memory of the weights
 * @param x the memory of all inputs, from each item's start
 * @param list where each product lies
 * @param work values that are looked at for an item; of most columns nothing else is
 */
record SmallProducts(ProductKernels kernels, Place y, float[] w, Place x, ProductList list, long work) implements Task {
    /** A product of more weights takes its time in any case. */
    private static final int MOST_WEIGHTS = 4096;

    /** Arrays that a product needs, and how items lie in them. */
    private record Homes(Home y, Home w, Home x) {
        static Homes of(Product product) {
            return new Homes(Home.of(product.y()), Home.of(product.w()), Home.of(product.x()));
        }
    }

    /** The same work, small products that share their arrays as one task; no product needs another's result. */
    static List<Task> in(List<Product> products) {
        List<Task> tasks = new ArrayList<>();
        Map<Homes, List<Product>> together = new LinkedHashMap<>();
        for (Product product : products) {
            if (isSmall(product)) {
                together.computeIfAbsent(Homes.of(product), homes -> new ArrayList<>())
                        .add(product);
            } else {
                tasks.add(product);
            }
        }
        together.forEach((homes, members) -> tasks.add(members.size() == 1 ? members.getFirst() : of(homes, members)));
        return tasks;
    }

    private static boolean isSmall(Product product) {
        return product.partials() == 1 && product.leading() == product.y().size() && product.work() <= MOST_WEIGHTS;
    }

    private static Task of(Homes homes, List<Product> products) {
        List<Product> ordered = products.stream()
                .sorted(Comparator.comparingInt((Product product) -> product.x().at())
                        .thenComparingInt(product -> product.y().at()))
                .toList();
        ProductList list = new ProductList(
                ordered.stream().mapToInt(product -> product.y().at()).toArray(),
                ordered.stream().mapToInt(product -> product.w().at()).toArray(),
                ordered.stream().mapToInt(product -> product.x().at()).toArray(),
                ordered.stream().mapToInt(product -> product.y().size()).toArray(),
                ordered.stream().mapToInt(product -> product.x().size()).toArray());
        return new SmallProducts(
                products.getFirst().kernels(),
                homes.y().whole(),
                homes.w().array(),
                homes.x().whole(),
                list,
                products.stream()
                        .mapToLong(product -> product.y().size() + product.x().size())
                        .sum());
    }

    @Override
    public void run(int firstItem, int endItem, int from, int to) {
        for (int item = firstItem; item < endItem; item++) {
            kernels.dotIncEach(y.array(), y.at(item), w, x.array(), x.at(item), list, from, to);
        }
    }

    @Override
    public int outputs() {
        return list.size();
    }
}
