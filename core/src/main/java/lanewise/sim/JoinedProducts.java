package lanewise.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.kernel.ProductKernels;
import lanewise.kernel.ProductList;

/**
 * Products of a block in one call: small ones, of which each would take longer to call than to compute, or large ones of
 * one shape and input. Those of one input lie side by side, so that it is looked at once, and so that the weights of two
 * can be fetched from far away together.
 *
 * @param kernels what computes them
 * @param y the memory of all targets, from each item's start
 * @param w the memory of the weights
 * @param x the memory of all inputs, from each item's start
 * @param list where each product lies
 * @param work values that are looked at for an item; of most columns nothing else is
 */
record JoinedProducts(ProductKernels kernels, Place y, float[] w, Place x, ProductList list, long work)
        implements Task {
    /** A product of more weights takes its time in any case. */
    private static final int MOST_WEIGHTS = 4096;

    /** Arrays that a product needs, and how items lie in them. */
    private record Homes(Home y, Home w, Home x) {
        static Homes of(Product product) {
            return new Homes(Home.of(product.y()), Home.of(product.w()), Home.of(product.x()));
        }
    }

    /** What large products have in common that are computed together. */
    private record Twins(Homes homes, int x, int rows, int cols) {
        static Twins of(Product product) {
            return new Twins(
                    Homes.of(product),
                    product.x().at(),
                    product.y().size(),
                    product.x().size());
        }
    }

    /**
     * The same work, with products that share their arrays as one task where that is faster; no product needs another's
     * result.
     *
     * @param items of the batch: several share the weights of a large product as it is
     */
    static List<Task> in(List<Product> products, int items) {
        List<Task> tasks = new ArrayList<>();
        Map<Record, List<Product>> together = new LinkedHashMap<>();
        for (Product product : products) {
            boolean small = product.work() <= MOST_WEIGHTS;
            if (hasOneForm(product) && (small || items == 1)) {
                together.computeIfAbsent(small ? Homes.of(product) : Twins.of(product), key -> new ArrayList<>())
                        .add(product);
            } else {
                tasks.add(product);
            }
        }
        together.values().forEach(members -> tasks.add(members.size() == 1 ? members.getFirst() : of(members)));
        return tasks;
    }

    private static boolean hasOneForm(Product product) {
        return product.partials() == 1 && product.leading() == product.y().size();
    }

    private static Task of(List<Product> products) {
        Homes homes = Homes.of(products.getFirst());
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
        return new JoinedProducts(
                products.getFirst().kernels(),
                homes.y().whole(),
                homes.w().array(),
                homes.x().whole(),
                list,
                products.stream().mapToLong(JoinedProducts::work).sum());
    }

    /** Of a small product most columns are not looked at. */
    private static long work(Product product) {
        return product.work() <= MOST_WEIGHTS ? product.y().size() + product.x().size() : product.work();
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
