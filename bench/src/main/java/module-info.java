/** The {@code lanewise} command. */
module lanewise.bench {
    requires lanewise.core;
    requires info.picocli;
    requires java.desktop;
    requires java.management;

    opens lanewise.bench to
            info.picocli;
}
