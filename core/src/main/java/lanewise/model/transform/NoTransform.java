package lanewise.model.transform;

/** No transform: the values as they are. */
public record NoTransform() implements Transform {}
