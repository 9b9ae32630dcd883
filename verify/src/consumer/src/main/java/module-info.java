/** Uses Lanewise. */
module consumer {
    requires lanewise.core;
}
