package lanewise.model.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.error.ModelException;

/**
 * The shape of an image, or of a line or a block: the extents of its spatial axes, and channels behind or before them. A
 * vector holds its values in row-major order.
 *
 * @param space the extents of one to three spatial axes, each at least 1
 * @param channels at least 1
 * @param channelsLast whether the channels are the last axis, or else the first
 */
public record ChannelShape(List<Integer> space, int channels, boolean channelsLast) {
    /** With the checks of the extents and a copy of the list. */
    public ChannelShape {
        space = List.copyOf(space);
        if (space.isEmpty()
                || space.size() > 3
                || channels < 1
                || space.stream().anyMatch(extent -> extent < 1)) {
            throw new ModelException(
                    "channel shape: spatial axes %s and %d channels; give one to three axes, and nothing below 1"
                            .formatted(space, channels));
        }
    }

    /** Extents of which the last is the number of channels. */
    public static ChannelShape last(int... extents) {
        check(extents);
        List<Integer> all = Arrays.stream(extents).boxed().toList();
        return new ChannelShape(all.subList(0, all.size() - 1), all.getLast(), true);
    }

    /** Extents of which the first is the number of channels. */
    public static ChannelShape first(int... extents) {
        check(extents);
        List<Integer> all = Arrays.stream(extents).boxed().toList();
        return new ChannelShape(all.subList(1, all.size()), all.getFirst(), false);
    }

    private static void check(int... extents) {
        if (extents.length < 2) {
            throw new ModelException("channel shape: %s; give at least one spatial axis, and the number of channels"
                    .formatted(Arrays.toString(extents)));
        }
    }

    /** The extents of all axes in their order. */
    public List<Integer> extents() {
        List<Integer> all = new ArrayList<>(space);
        all.add(channelsLast ? space.size() : 0, channels);
        return all;
    }

    /** How many values there are. */
    public int size() {
        return space.stream().reduce(channels, Math::multiplyExact);
    }

    ChannelShape with(List<Integer> otherSpace, int otherChannels) {
        return new ChannelShape(otherSpace, otherChannels, channelsLast);
    }

    @Override
    public String toString() {
        return extents() + (channelsLast ? " (channels last)" : " (channels first)");
    }
}
