/** The {@code lanewise} command. */
module lanewise.bench {
    requires lanewise.core;
    requires info.picocli;
}
