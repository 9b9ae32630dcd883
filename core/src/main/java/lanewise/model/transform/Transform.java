package lanewise.model.transform;

/** The linear map that a connection applies to its values, after its function and before its synapse. */
public sealed interface Transform permits NoTransform, Scale, Dense {
    /** No transform: the values as they are. */
    static Transform none() {
        return new NoTransform();
    }
}
