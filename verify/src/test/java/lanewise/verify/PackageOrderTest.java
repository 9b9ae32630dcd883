package lanewise.verify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import lanewise.error.LanewiseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Data flows one way: each package of the core knows only those before it. */
class PackageOrderTest {
    static final List<String> ORDER = List.of(
            "error",
            "math",
            "model",
            "network",
            "graph",
            "kernel",
            "build",
            "io",
            "plan",
            "sim",
            "analysis",
            "diagnose",
            "train");

    private static final JavaClasses CORE = new ClassFileImporter()
            .importUrl(LanewiseException.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation());

    @Test
    void everyClassIsInAPackageOfTheOrder() {
        classes().should().resideInAnyPackage(packages(ORDER)).check(CORE);
    }

    @ParameterizedTest
    @FieldSource("ORDER")
    void aPackageKnowsOnlyThoseBeforeIt(String name) {
        List<String> later = ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size());

        noClasses()
                .that()
                .resideInAPackage(all(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(later))
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void kernelsKnowNothingOfModels() {
        classes()
                .that()
                .resideInAPackage(all("kernel"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", all("error"), all("math"), all("kernel"))
                .check(CORE);
    }

    @Test
    void noPackagesKnowEachOther() {
        slices().matching("lanewise.(**)").should().beFreeOfCycles().check(CORE);
    }

    private static String all(String name) {
        return "lanewise." + name + "..";
    }

    private static String[] packages(List<String> names) {
        return names.stream().map(PackageOrderTest::all).toArray(String[]::new);
    }
}
