package lanewise.model.function;

/** When a step of a function is computed. On the way back it is what it was on the way there. */
public interface Moment {
    /** The number of the step within its run, from 1. */
    long step();

    /** The time in seconds: the number of the step times its length. */
    double time();

    /** Whether the run is one of training, and not of use. */
    boolean training();

    /** The number of the minibatch among all that have been trained on; 0 in use. */
    long minibatch();

    /** The number, within the minibatch, of the first item of the batch. */
    int firstItem();
}
