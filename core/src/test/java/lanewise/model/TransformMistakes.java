package lanewise.model;

import java.util.List;
import java.util.stream.Stream;
import lanewise.model.distribution.Samples;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Convolution;
import lanewise.model.transform.ConvolutionTranspose;
import lanewise.model.transform.Diagonal;
import lanewise.model.transform.Padding;
import lanewise.model.transform.Sparse;
import lanewise.model.transform.Transform;

/** Mistakes in transforms. */
final class TransformMistakes {
    private static final double[][] SQUARE = {{1, 2}, {3, 4}};
    private static final int[][] PLACES = {{0, 0}, {1, 1}};
    private static final ChannelShape LINE = ChannelShape.last(2, 1);
    private static final ChannelShape IMAGE = ChannelShape.last(4, 5, 2);

    private TransformMistakes() {}

    static Stream<Mistake> madeAtOnce() {
        return Stream.of(
                Mistake.of("factor NaN", p -> Diagonal.of(1, 0 / 0d), "factor is NaN", "finite"),
                Mistake.of("no rows", p -> Sparse.of(0, 2, PLACES, 1), "Sparse", "0 x 2", "at least one row"),
                Mistake.of("a row too far", p -> Sparse.of(1, 2, PLACES, 1), "Sparse", "place 1 is [1, 1]", "0 to 0"),
                Mistake.of("three numbers", p -> Sparse.of(2, 2, new int[][] {{0, 0, 1}}, 1), "place 0 is [0, 0, 1]"),
                Mistake.of("three values", p -> Sparse.of(2, 2, PLACES, new double[3]), "3 values for 2 places"),
                Mistake.of("no space", p -> ChannelShape.last(3), "channel shape", "[3]", "at least one spatial axis"),
                Mistake.of("no channels", p -> ChannelShape.first(0, 4, 4), "channel shape", "0 channels", "below 1"),
                Mistake.of("four axes", p -> ChannelShape.last(2, 2, 2, 2, 1), "channel shape", "one to three axes"),
                Mistake.of(
                        "kernel of one axis",
                        p -> Convolution.of(1, IMAGE).kernelSize(3),
                        "Convolution: kernel [3]",
                        "2 spatial axes"),
                Mistake.of(
                        "strides of three axes",
                        p -> Convolution.of(1, IMAGE).strides(1, 1, 1),
                        "Convolution",
                        "strides [1, 1, 1]",
                        "2 spatial axes"),
                Mistake.of("no filters", p -> Convolution.of(0, IMAGE), "Convolution: 0 filters", "below 1"),
                Mistake.of("stride 0", p -> Convolution.of(1, IMAGE).strides(0, 1), "strides [0, 1]", "below 1"),
                Mistake.of(
                        "kernel too large",
                        p -> Convolution.of(1, IMAGE).kernelSize(5, 5).output(),
                        "a kernel of [5, 5]",
                        "[4, 5, 2]",
                        "Padding.SAME"),
                Mistake.of("groups of channels", p -> Convolution.of(3, IMAGE).groups(3), "3 groups of 2 channels"),
                Mistake.of("groups of filters", p -> Convolution.of(3, IMAGE).groups(2), "2 groups", "3 filters"),
                Mistake.of(
                        "weights",
                        p -> Convolution.of(1, IMAGE).weights(1, 2, 3).output(),
                        "3 weights",
                        "[3, 3, 2, 1]",
                        "18"),
                Mistake.of(
                        "transposed weights",
                        p -> ConvolutionTranspose.of(2, LINE).weights(1).output(),
                        "1 weights",
                        "give 6"),
                Mistake.of(
                        "output out of reach",
                        p -> ConvolutionTranspose.of(1, LINE)
                                .output(ChannelShape.last(9, 1))
                                .output(),
                        "ConvolutionTranspose",
                        "[9, 1]",
                        "[2, 1]",
                        "another output shape"),
                Mistake.of(
                        "output of another kind",
                        p -> ConvolutionTranspose.of(1, LINE)
                                .padding(Padding.SAME)
                                .output(ChannelShape.first(1, 2))
                                .output(),
                        "ConvolutionTranspose",
                        "channels first",
                        "another output"),
                Mistake.of("extents", p -> new ChannelShape(List.of(0), 1, true), "spatial axes [0]", "below 1"));
    }

    static Stream<Mistake> connections() {
        return Stream.of(
                Mistake.of("null transform", p -> p.connect(c -> c.transform((Transform) null)), "transform is null"),
                Mistake.of("factor", p -> p.spread(c -> c.transform(2)), "in -> sink", "one factor", "give a 3 x 2"),
                Mistake.of(
                        "factors",
                        p -> p.spread(c -> c.transform(new double[] {1, 2})),
                        "in -> sink",
                        "a diagonal of 2 factors",
                        "give a 3 x 2"),
                Mistake.of(
                        "three factors",
                        p -> p.connect(c -> c.transform(new double[] {1, 2, 3})),
                        "pair -> sink[0, 1]",
                        "3 factors",
                        "2 x 2"),
                Mistake.of(
                        "transposed",
                        p -> p.spread(c -> c.transform(new double[2][3])),
                        "in -> sink",
                        "is 2 x 3",
                        "give a 3 x 2"),
                Mistake.of(
                        "sparse",
                        p -> p.spread(c -> c.transform(Sparse.of(2, 2, PLACES, 1))),
                        "in -> sink",
                        "sparse transform is 2 x 2",
                        "give a 3 x 2"),
                Mistake.of(
                        "an image of another size",
                        p -> p.spread(c -> c.transform(Convolution.of(1, IMAGE))),
                        "in -> sink",
                        "[4, 5, 2]",
                        "carries 2 values"),
                Mistake.of(
                        "kernel larger than the input",
                        p -> p.spread(c -> c.transform(Convolution.of(1, LINE))),
                        "in -> sink: Convolution",
                        "kernel of [3]",
                        "Padding.SAME"),
                Mistake.of(
                        "kernels of another size",
                        p -> p.spread(c -> c.transform(
                                Convolution.of(3, LINE).weights(new double[9]).kernelSize(2))),
                        "in -> sink: Convolution",
                        "9 weights",
                        "[2, 1, 3]",
                        "give 6"),
                Mistake.of(
                        "kernels of points",
                        p -> p.spread(
                                c -> c.transform(Convolution.of(3, LINE, 2).weights(Samples.ofRows(SQUARE)))),
                        "in -> sink: Convolution",
                        "2 weights of 2 numbers",
                        "give 6"),
                Mistake.of(
                        "an output that cannot be",
                        p -> p.spread(c ->
                                c.transform(ConvolutionTranspose.of(1, LINE).output(ChannelShape.last(3, 1)))),
                        "in -> sink: ConvolutionTranspose",
                        "from [3, 1]",
                        "such as [4, 1]"),
                Mistake.of(
                        "back to another size",
                        p -> p.spread(c -> c.transform(ConvolutionTranspose.of(1, LINE))),
                        "in -> sink",
                        "transposed convolution",
                        "[4, 1]",
                        "takes 3"),
                Mistake.of(
                        "an entry twice before a matrix",
                        p -> p.net().connect(p.in().at(0, 0), p.pair(), c -> c.transform(SQUARE)),
                        "in[0, 0] -> pair",
                        "names an entry twice",
                        "name each once"),
                Mistake.of(
                        "an entry twice behind a matrix",
                        p -> p.net().connect(p.in(), p.sink().at(1, -2), c -> c.transform(SQUARE)),
                        "sink[1, 1]",
                        "names an entry twice"));
    }

    static Stream<Mistake> foundWhenBuilt() {
        return Stream.of(
                Mistake.of(
                        "sparse decoders",
                        p -> p.connect(c -> c.transform(Sparse.of(2, 2, PLACES, 1))),
                        "pair -> sink[0, 1]",
                        "cannot follow decoders",
                        "pair.neurons"),
                Mistake.of(
                        "convolved decoders",
                        p -> p.connect(c -> c.transform(Convolution.of(1, LINE, 1))),
                        "pair -> sink[0, 1]",
                        "cannot follow decoders"),
                Mistake.of(
                        "rows that do not fit",
                        p -> p.spread(c -> c.transform(Transform.random(Samples.ofRows(SQUARE)))),
                        "in -> sink: its transform",
                        "there are 2 of dimension 2",
                        "3 of dimension 2"));
    }
}
