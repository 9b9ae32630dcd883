package lanewise.model.transform;

import lanewise.model.distribution.Distribution;

/**
 * The product with a full matrix that is drawn when the network is built, from the connection's random stream: one sample
 * of the input's size for each output.
 *
 * @param distribution where the rows come from
 */
public record RandomDense(Distribution distribution) implements Transform {
    @Override
    public boolean fits(int sizeOut, int sizeIn) {
        return true;
    }

    @Override
    public String described() {
        return "its transform is drawn from %s".formatted(distribution);
    }
}
