package lanewise.model.transform;

/** No transform: the values as they are. */
public record NoTransform() implements Transform {
    @Override
    public boolean fits(int sizeOut, int sizeIn) {
        return sizeOut == sizeIn;
    }

    @Override
    public String described() {
        return "it has no transform matrix";
    }
}
