package lanewise.network.spa;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.math.DoubleMath;
import lanewise.math.RandomStream;
import lanewise.model.distribution.CosineSimilarity;

/**
 * Semantic pointers of one size, by name. Names begin with a capital letter; a name that is asked for and not there yet
 * is made: a random vector of length 1 that is little similar to those before. So with the seed, the order in which
 * names are first asked for decides the vectors, as in Nengo.
 *
 * <p>Vocabularies may be used by several threads at once; which of them asks first then decides the order.
 */
public final class Vocabulary {
    private final int dimensions;
    private final Options options;
    private final PointerDraw draw;
    private final Vocabulary root;
    private final Map<String, SemanticPointer> pointers = new LinkedHashMap<>();
    private final Map<String, SemanticPointer> pairs = new LinkedHashMap<>();
    private final Set<String> unitary = new LinkedHashSet<>();
    private boolean readOnly;

    /**
     * An empty vocabulary with Nengo's defaults.
     *
     * @param dimensions of the pointers, at least 1
     * @param seed of the random vectors, from 0 to 2^32 - 1
     */
    public Vocabulary(int dimensions, long seed) {
        this(dimensions, seed, options -> {});
    }

    /** An empty vocabulary. */
    public Vocabulary(int dimensions, long seed, Consumer<Options> choose) {
        this(dimensions, new PointerDraw(dimensions, new RandomStream(seed)), new Options(), null);
        choose.accept(options);
    }

    private Vocabulary(int dimensions, PointerDraw draw, Options options, Vocabulary root) {
        SemanticPointer.requireDimensions(dimensions);
        this.dimensions = dimensions;
        this.draw = draw;
        this.options = options;
        this.root = root == null ? this : root;
    }

    /** The number of values of each pointer. */
    public int dimensions() {
        return dimensions;
    }

    /** The names, in the order in which they were made. */
    public synchronized List<String> keys() {
        return List.copyOf(pointers.keySet());
    }

    /** The vectors, one row a name. */
    public synchronized double[][] vectors() {
        return pointers.values().stream().map(SemanticPointer::toArray).toArray(double[][]::new);
    }

    /** The pairs {@code A*B}, A being made before B, if the vocabulary keeps them; else none. */
    public synchronized List<String> pairKeys() {
        return List.copyOf(pairs.keySet());
    }

    /** The products of the pairs, one row a pair. */
    public synchronized double[][] pairVectors() {
        return pairs.values().stream().map(SemanticPointer::toArray).toArray(double[][]::new);
    }

    /** Whether the name is there already. */
    public synchronized boolean contains(String key) {
        return pointers.containsKey(key);
    }

    /** Whether no name can be added. */
    public boolean isReadOnly() {
        return readOnly;
    }

    /** The vocabulary that this one is a {@link #subset} of, or of which that one is. */
    public Optional<Vocabulary> parent() {
        return root == this ? Optional.empty() : Optional.of(root);
    }

    /**
     * The pointer of a name, which is made if it is missing.
     *
     * @throws ModelException if the name does not begin with a capital letter, or is missing and cannot be made
     */
    public SemanticPointer get(String key) {
        return named(name(key), new Syntax.Name(key, 0));
    }

    /** The text that is a name. */
    private static SourceText name(String key) {
        if (!Syntax.isName(Checks.given("vocabulary", "name", key))) {
            throw new ModelException("vocabulary: \"%s\" is no name; use parse for expressions".formatted(key));
        }
        return new SourceText(key);
    }

    /**
     * The value of an expression of names and numbers with {@code + - * ~} and parentheses; missing names are made. A
     * number counts as that multiple of the identity. An expression with a mistake makes no name.
     *
     * @throws ModelException pointing at the column, if the text is no such expression
     */
    public SemanticPointer parse(String text) {
        SourceText source = new SourceText(text);
        Syntax expression = Parser.expression(source);
        check(source, expression);
        return value(source, expression);
    }

    /** Refuses a text that has no value, without making names. */
    void check(String text) {
        SourceText source = new SourceText(text);
        check(source, Parser.expression(source));
    }

    /** Refuses an expression that has no value, without making names. */
    synchronized void check(SourceText source, Syntax expression) {
        new PointerExpression(source, dimensions, name -> possible(source, name)).of(expression);
    }

    /** What has the size of the pointer that a name stands for, or can stand for. */
    private SemanticPointer possible(SourceText source, Syntax.Name name) {
        SemanticPointer known = pointers.get(name.text());
        if (known == null) {
            requirePossible(source, name);
        }
        return known == null ? SemanticPointer.identity(dimensions) : known;
    }

    /** The value of an expression that has been read, from a text that messages show. */
    SemanticPointer value(SourceText source, Syntax expression) {
        return new PointerExpression(source, dimensions, name -> named(source, name)).of(expression);
    }

    private synchronized SemanticPointer named(SourceText source, Syntax.Name name) {
        String key = name.text();
        SemanticPointer known = pointers.get(key);
        if (known != null) {
            return known;
        }
        requirePossible(source, name);
        SemanticPointer drawn = options.basisVectors
                ? PointerDraw.basisVector(dimensions, pointers.size())
                : draw.dissimilar(key, pointers.values(), options.maxSimilarity);
        SemanticPointer made = options.unitary || unitary.contains(key) ? drawn.unitary() : drawn;
        put(key, made);
        return made;
    }

    /** Refuses a name that is not there and cannot be made. */
    private void requirePossible(SourceText source, Syntax.Name name) {
        String key = name.text();
        if (!Syntax.isCapitalised(key)) {
            throw source.error(
                    name.at(), "\"%s\" begins with no capital letter, as names of semantic pointers do".formatted(key));
        }
        if (readOnly) {
            throw source.error(
                    name.at(),
                    "\"%s\" is not in the vocabulary, which is read-only; it has %s".formatted(key, listed(keys())));
        }
        if (options.basisVectors && pointers.size() == dimensions) {
            throw source.error(
                    name.at(),
                    "%s is one name more than the %d basis vectors; take more dimensions, or random vectors"
                            .formatted(key, dimensions));
        }
    }

    private static String listed(List<String> keys) {
        return keys.isEmpty() ? "no names" : String.join(", ", keys.subList(0, Math.min(keys.size(), 20)));
    }

    private void put(String key, SemanticPointer pointer) {
        if (options.pairs) {
            pointers.forEach((other, value) -> pairs.put(other + "*" + key, value.times(pointer)));
        }
        pointers.put(key, pointer);
    }

    /**
     * Adds a pointer of your own.
     *
     * @throws ModelException if the name is there, or does not begin with a capital letter, the size differs, or the
     *     vocabulary is read-only
     */
    public synchronized Vocabulary add(String key, SemanticPointer pointer) {
        Checks.given("vocabulary", "name", key);
        Checks.given("vocabulary", "pointer " + key, pointer);
        if (readOnly) {
            throw new ModelException(
                    "vocabulary: %s cannot be added to a read-only one; add it to another vocabulary".formatted(key));
        }
        if (!Syntax.isCapitalised(key) || !Syntax.isName(key)) {
            throw new ModelException(
                    "vocabulary: \"%s\" is no name of a semantic pointer; begin with a capital letter, and go on with letters, digits and _"
                            .formatted(key));
        }
        if (pointers.containsKey(key)) {
            throw new ModelException("vocabulary: %s is there already; choose another name".formatted(key));
        }
        if (pointer.dimensions() != dimensions) {
            throw new ModelException("vocabulary: %s has %d values; the vocabulary's pointers have %d"
                    .formatted(key, pointer.dimensions(), dimensions));
        }
        put(key, pointer);
        return this;
    }

    /**
     * Adds a pointer of your own.
     *
     * @throws ModelException if the name is there, or does not begin with a capital letter, the size differs, a value
     *     is not finite, or the vocabulary is read-only
     */
    public Vocabulary add(String key, double... vector) {
        return add(key, SemanticPointer.of(vector));
    }

    /** Makes those of the names that are missing, in this order. */
    public synchronized Vocabulary extend(String... keys) {
        for (String key : keys) {
            requirePossible(key);
        }
        for (String key : keys) {
            get(key);
        }
        return this;
    }

    private void requirePossible(String key) {
        possible(name(key), new Syntax.Name(key, 0));
    }

    /** Makes those of the names that are missing, as {@link SemanticPointer#unitary unitary} pointers. */
    public synchronized Vocabulary extendUnitary(String... keys) {
        for (String key : keys) {
            requirePossible(key);
        }
        unitary.addAll(List.of(keys));
        return extend(keys);
    }

    /**
     * A read-only vocabulary of some of the names, in the given order, with the same vectors.
     *
     * @throws ModelException if a name is missing
     */
    public synchronized Vocabulary subset(String... keys) {
        Options same = new Options();
        same.pairs = options.pairs;
        Vocabulary subset = new Vocabulary(dimensions, draw, same, root);
        for (String key : keys) {
            SemanticPointer pointer = pointers.get(key);
            if (pointer == null) {
                throw new ModelException(
                        "vocabulary: a subset with %s, which is not there; it has %s".formatted(key, listed(keys())));
            }
            subset.add(key, pointer);
        }
        subset.readOnly = true;
        return subset;
    }

    /** The scalar product of a vector with each pointer, in the order of the {@link #keys}. */
    public double[] dot(double... vector) {
        return dot(SemanticPointer.of(vector));
    }

    /** The scalar product of a pointer, which may be none of these, with each, in the order of the {@link #keys}. */
    public synchronized double[] dot(SemanticPointer pointer) {
        return products(pointers, pointer);
    }

    /**
     * The scalar product of a vector with each pair, in the order of the {@link #pairKeys}.
     *
     * @throws ModelException if the vocabulary does not keep pairs
     */
    public double[] dotPairs(double... vector) {
        return dotPairs(SemanticPointer.of(vector));
    }

    /**
     * The scalar product of a pointer with each pair, in the order of the {@link #pairKeys}.
     *
     * @throws ModelException if the vocabulary does not keep pairs
     */
    public synchronized double[] dotPairs(SemanticPointer pointer) {
        if (!options.pairs) {
            throw new ModelException("vocabulary: it keeps no pairs; make it with the option pairs()");
        }
        return products(pairs, pointer);
    }

    private double[] products(Map<String, SemanticPointer> of, SemanticPointer pointer) {
        requireSized(pointer);
        return of.values().stream().mapToDouble(pointer::dot).toArray();
    }

    private SemanticPointer requireSized(SemanticPointer pointer) {
        Checks.given("vocabulary", "vector", pointer);
        if (pointer.dimensions() != dimensions) {
            throw new ModelException("vocabulary: a vector of %d values; its pointers have %d"
                    .formatted(pointer.dimensions(), dimensions));
        }
        return pointer;
    }

    /**
     * What recorded vectors are similar to: the scalar product of each with each pointer.
     *
     * @param rows a vector a row, as {@code sim.data(probe).doubles()} gives them
     * @return a row for each, of one value a name in the order of the {@link #keys}
     */
    public synchronized double[][] similarity(double[][] rows) {
        return Arrays.stream(rows).map(this::dot).toArray(double[][]::new);
    }

    /** What recorded vectors are similar to, however long they are: the cosines, 0 for a vector of length 0. */
    public synchronized double[][] cosineSimilarity(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> requireSized(SemanticPointer.of(row)))
                .map(row -> pointers.values().stream().mapToDouble(row::compare).toArray())
                .toArray(double[][]::new);
    }

    /**
     * What a vector is similar to, such as {@code "0.80DOG;0.31CAT"}: all names above 0.1, at least one, the most
     * similar first.
     */
    public String text(double... vector) {
        return text(SemanticPointer.of(vector));
    }

    /** What a pointer is similar to: see the form for vectors. */
    public String text(SemanticPointer pointer) {
        return text(pointer, options -> {});
    }

    /** What a vector is similar to. */
    public String text(double[] vector, Consumer<SimilarityText> choose) {
        return text(SemanticPointer.of(vector), choose);
    }

    /** What a pointer is similar to. */
    public synchronized String text(SemanticPointer pointer, Consumer<SimilarityText> choose) {
        SimilarityText how = new SimilarityText();
        choose.accept(how);
        requireSized(pointer);
        SemanticPointer compared = how.normalize() ? pointer.normalized() : pointer;
        return how.of(compared, pointers, pairs);
    }

    /**
     * The matrix that translates this vocabulary's pointers into those of another, of all names of both: see the other
     * form.
     */
    public double[][] transformTo(Vocabulary other) {
        return transformTo(other, new Translation(this, other).names().toArray(String[]::new));
    }

    /**
     * The matrix that translates this vocabulary's pointers into those of another: the sum over the names of
     * {@code other(name) this(name)^T}. Missing names are made in both. Between a vocabulary and its subsets it is the
     * identity.
     */
    public double[][] transformTo(Vocabulary other, String... keys) {
        return root == other.root
                ? SemanticPointer.identity(dimensions).convolutionMatrix()
                : new Translation(this, other).matrix(List.of(keys));
    }

    /**
     * How likely a vector of a similarity to its true name is more similar to none of others: the probability that each
     * of {@code names} random unit vectors is less similar.
     *
     * @param similarity from -1 to 1
     * @param names how many others there are
     * @throws ModelException if the vocabulary has one dimension, or a number is out of range
     */
    public double probabilityOfCleanup(double similarity, int names) {
        if (!(similarity >= -1 && similarity <= 1) || names < 0) {
            throw new ModelException(
                    "vocabulary: similarity %s, %d names; from -1 to 1, and at least 0".formatted(similarity, names));
        }
        return DoubleMath.pow(new CosineSimilarity(dimensions).cdf(similarity), names);
    }

    @Override
    public synchronized String toString() {
        return "vocabulary of %d dimensions: %s".formatted(dimensions, listed(keys()));
    }

    /** What can be chosen for a vocabulary, with Nengo's defaults. */
    public static final class Options {
        private boolean basisVectors;
        private boolean unitary;
        private double maxSimilarity = 0.1;
        private boolean pairs;

        Options() {}

        /** The k-th name is the k-th basis vector; by default vectors are random. */
        public Options basisVectors() {
            basisVectors = true;
            return this;
        }

        /**
         * All pointers are {@link SemanticPointer#unitary unitary}; by default only those of {@link
         * Vocabulary#extendUnitary}.
         */
        public Options unitary() {
            unitary = true;
            return this;
        }

        /** The scalar product that a new vector should stay below with every other one; by default 0.1. */
        public Options maxSimilarity(double similarity) {
            if (Double.isNaN(similarity)) {
                throw new ModelException("vocabulary: the largest similarity is NaN; give a number such as 0.1");
            }
            maxSimilarity = similarity;
            return this;
        }

        /**
         * The products of every two names are kept too, for {@link Vocabulary#dotPairs} and {@link Vocabulary#text}.
         */
        public Options pairs() {
            pairs = true;
            return this;
        }
    }
}
