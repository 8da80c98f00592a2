package org.carrel.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the console does without, so that whoever gets at it gets at nothing else by it. */
@AnalyzeClasses(packages = "org.carrel.admin", importOptions = DoNotIncludeTests.class)
class ConsoleRulesTest {
    @ArchTest
    static final ArchRule itStartsNoProcess =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(ProcessBuilder.class, Process.class)
                    .orShould()
                    .callMethod(Runtime.class, "exec", String.class)
                    .orShould()
                    .callMethod(Runtime.class, "exec", String[].class);

    @ArchTest
    static final ArchRule itCallsNothingNative =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.lang.foreign..", "sun.misc..", "jdk.internal..");

    @ArchTest
    static final ArchRule itReadsAndWritesNoObjectsOfJavas =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            java.io.ObjectInputStream.class, java.io.ObjectOutputStream.class);
}
