package lanewise.network.spa;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;
import lanewise.error.ModelException;

/** How {@link Vocabulary#text} writes what a vector is similar to, with Nengo's defaults. */
public final class SimilarityText {
    private int minimumCount = 1;
    private OptionalInt maximumCount = OptionalInt.empty();
    private double threshold = 0.1;
    private String separator = ";";
    private Optional<Set<String>> terms = Optional.empty();
    private boolean normalize;

    SimilarityText() {}

    /**
     * A name or a pair, and how similar the vector is to it.
     *
     * @param key what it is
     * @param similarity the scalar product
     */
    record Match(String key, double similarity) {
        @Override
        public String toString() {
            return new BigDecimal(similarity)
                            .setScale(2, RoundingMode.HALF_EVEN)
                            .toPlainString()
                    + key;
        }
    }

    /** How many names are written even if they are below the threshold; by default 1. */
    public SimilarityText minimumCount(int count) {
        minimumCount = atLeastZero("minimumCount", count);
        return this;
    }

    /** How many names are written at most; by default all. */
    public SimilarityText maximumCount(int count) {
        maximumCount = OptionalInt.of(atLeastZero("maximumCount", count));
        return this;
    }

    private static int atLeastZero(String name, int count) {
        if (count < 0) {
            throw new ModelException("similarity text: %s is %d; it is at least 0".formatted(name, count));
        }
        return count;
    }

    /** The similarity above which names are written; by default 0.1. */
    public SimilarityText threshold(double similarity) {
        threshold = similarity;
        return this;
    }

    /** What stands between names; by default a semicolon. */
    public SimilarityText separator(String text) {
        separator = text;
        return this;
    }

    /**
     * The names, and pairs where they are kept, that may be written; by default all. What is not in the vocabulary is
     * left out.
     */
    public SimilarityText terms(String... keys) {
        terms = Optional.of(new LinkedHashSet<>(List.of(keys)));
        return this;
    }

    /** The vector is made to length 1 first; by default it is not. */
    public SimilarityText normalized() {
        normalize = true;
        return this;
    }

    boolean normalize() {
        return normalize;
    }

    /** The text of what a pointer is similar to, of which the most similar comes first. */
    String of(SemanticPointer pointer, Map<String, SemanticPointer> pointers, Map<String, SemanticPointer> pairs) {
        List<Match> matches = new ArrayList<>();
        pointers.forEach((key, value) -> matches.add(new Match(key, pointer.dot(value))));
        pairs.forEach((key, value) -> matches.add(new Match(key, pointer.dot(value))));
        matches.removeIf(
                match -> terms.map(wanted -> !wanted.contains(match.key())).orElse(false));
        matches.sort(Comparator.comparingDouble(Match::similarity)
                .thenComparing(Match::key)
                .reversed());
        return written(matches);
    }

    private String written(List<Match> sorted) {
        StringJoiner text = new StringJoiner(separator);
        int written = 0;
        for (Match match : sorted) {
            boolean few = written < minimumCount;
            boolean wanted = match.similarity() > threshold && written < maximumCount.orElse(Integer.MAX_VALUE);
            if (!few && !wanted) {
                break;
            }
            text.add(match.toString());
            written++;
        }
        return text.toString();
    }
}
