package org.carrel.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.carrel.house.GatewayPlan.GATEWAY;
import static org.carrel.house.GatewayPlan.ROOT;
import static org.carrel.house.GatewayPlan.inRooms;
import static org.carrel.house.GatewayPlan.inTheGateway;
import static org.carrel.house.GatewayPlan.lookOnlyDownstairs;
import static org.carrel.house.GatewayPlan.standInARoomOfThePlan;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who may look at whom. Maven draws the arrows between modules; these are the arrows inside them,
 * and the libraries that each may use. A rule whose room is still empty waits for it.
 */
@AnalyzeClasses(packages = "org.carrel", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
    /** The rooms of the gateway that see the protocols; all others see messages and elements. */
    private static final DescribedPredicate<JavaClass> SPEAKS_PROTOCOLS =
            or(inRooms("message", "wire", "demo", "load"), typeIn("upstream", "FrontDesk"));

    /** The rooms of the catalogue side; what they speak of is the protocol's own. */
    private static final DescribedPredicate<JavaClass> SPEAKS_OF_CATALOGUES =
            inRooms("enquiry", "scrub", "target", "catalogue", "wire", "demo", "load");

    /** The rooms that call an element by its name; for that they see the tables and no more. */
    private static final DescribedPredicate<JavaClass> NAMES_ELEMENTS =
            inRooms("access", "privacy");

    private static final DescribedPredicate<JavaClass> PROTOCOLS =
            resideInAnyPackage("org.carrel.sip2..");

    private static final DescribedPredicate<JavaClass> PROTOCOLS_OF_CATALOGUES =
            resideInAnyPackage("org.carrel.z3950..");

    private static final Set<String> TABLES_OF_ELEMENTS =
            Set.of("org.carrel.sip2.Sip2Field", "org.carrel.sip2.FixedField");

    private static final DescribedPredicate<JavaClass> WHAT_THE_LEDGER_TELLS =
            or(
                    typeIn("ledger", "LedgerHour"),
                    typeIn("ledger", "LedgerRow"),
                    typeIn("ledger", "LedgerKey"),
                    typeIn("ledger", "LedgerCsv"),
                    typeIn("ledger", "Direction"),
                    typeIn("ledger", "Disposition"),
                    typeIn("ledger", "Verdict"));

    private static final DescribedPredicate<JavaClass> LOG_BOOK = typeIn("watch", "LogBook");

    @ArchTest
    static final ArchRule sip2NeedsNothingButNettysBuffersAndCodecs = protocolLibrary("sip2");

    /** Answers of catalogues come in XML too. */
    @ArchTest
    static final ArchRule z3950NeedsNettysBuffersAndCodecsAndAReaderOfXml =
            protocolLibrary("z3950", "javax.xml.stream..");

    @ArchTest
    static final ArchRule configNeedsNoFramework =
            noClasses()
                    .that()
                    .resideInAPackage("org.carrel.config..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.micronaut..", "io.netty..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule everyRoomIsOnThePlan =
            classes().that(inTheGateway()).should(standInARoomOfThePlan()).allowEmptyShould(true);

    @ArchTest
    static final ArchRule roomsLookOnlyDownstairs =
            classes().that(inTheGateway()).should(lookOnlyDownstairs()).allowEmptyShould(true);

    @ArchTest
    static final ArchRule wireIsForThoseWhoHoldASocket =
            noClasses()
                    .that(inTheGateway())
                    .and(not(inRooms(ROOT, "demo", "load", "listen", "upstream", "target", "wire")))
                    .should()
                    .dependOnClassesThat(inRooms("wire"))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule demonstrationLoadAndOracleAreImportedByTheRootOnly =
            noClasses()
                    .that()
                    .resideInAPackage("org.carrel..")
                    .and(not(inRooms(ROOT, "demo", "load", "oracle")))
                    .should()
                    .dependOnClassesThat(inRooms("demo", "load", "oracle"))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyAFewRoomsSpeakTheProtocols =
            noClasses()
                    .that(inTheGateway())
                    .and(not(SPEAKS_PROTOCOLS))
                    .and(not(NAMES_ELEMENTS))
                    .and(not(inRooms("rehearsal")))
                    .should()
                    .dependOnClassesThat(PROTOCOLS)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheCatalogueSideSpeaksOfCatalogues =
            noClasses()
                    .that(inTheGateway())
                    .and(not(SPEAKS_OF_CATALOGUES))
                    .should()
                    .dependOnClassesThat(PROTOCOLS_OF_CATALOGUES)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule whoNamesElementsSeesTheTablesOnly =
            noClasses()
                    .that(NAMES_ELEMENTS)
                    .should()
                    .dependOnClassesThat(PROTOCOLS.and(not(tableOfElements())))
                    .allowEmptyShould(true);

    /** Who tells what becomes of messages names their kinds as well. */
    @ArchTest
    static final ArchRule whoRehearsesSeesTheTablesOnly =
            noClasses()
                    .that(inRooms("rehearsal"))
                    .should()
                    .dependOnClassesThat(
                            PROTOCOLS
                                    .and(not(tableOfElements()))
                                    .and(
                                            not(
                                                    resideInAPackage("org.carrel.sip2")
                                                            .and(simpleName("Sip2MessageType")))))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesGoInNoCircles =
            slices().assignedFrom(each("package", JavaClass::getPackageName))
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule filesGoInNoCircles =
            slices().assignedFrom(each("file", HouseRulesTest::topLevelName))
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule micronautStandsAtTheRimOnly =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(GATEWAY, "org.carrel.admin..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.micronaut..")
                    .allowEmptyShould(true);

    /** Its exceptions print values, so nobody else may so much as see one. */
    @ArchTest
    static final ArchRule onlyTheArchiveSeesADatabase =
            noClasses()
                    .that(not(inRooms("archive")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.sql..",
                            "javax.sql..",
                            "org.h2..",
                            "org.postgresql..",
                            "org.flywaydb..",
                            "com.zaxxer..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheLogBookLogs =
            noClasses()
                    .that(not(LOG_BOOK))
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("org.slf4j..", "ch.qos.logback..")
                                    .or(resideInAPackage("java.util.logging.."))
                                    .or(simpleName("System$Logger")))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theConsoleSeesOnlyItsWindowWhatWatchesAndWhatIsKept =
            noClasses()
                    .that()
                    .resideInAPackage("org.carrel.admin..")
                    .should()
                    .dependOnClassesThat(
                            inTheGateway()
                                    .and(not(inRooms("watch", "archive", "console")))
                                    .and(not(typeIn("rehearsal", "Rehearsed")))
                                    .and(not(WHAT_THE_LEDGER_TELLS)))
                    .allowEmptyShould(true);

    private static ArchRule protocolLibrary(String name, String... more) {
        String[] usual = {
            "org.carrel." + name + "..",
            "java..",
            "org.jspecify..",
            "io.netty.buffer..",
            "io.netty.channel..",
            "io.netty.handler.codec..",
            "io.netty.util..",
        };
        return classes()
                .that()
                .resideInAPackage("org.carrel." + name + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.of(usual, more).flatMap(Stream::of).toArray(String[]::new))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> tableOfElements() {
        return DescribedPredicate.describe(
                "a table of elements", type -> TABLES_OF_ELEMENTS.contains(topLevelName(type)));
    }

    /** A type of a room, together with all that is nested in its file. */
    private static DescribedPredicate<JavaClass> typeIn(String room, String type) {
        String whole = GATEWAY + "." + room + "." + type;
        return DescribedPredicate.describe(whole, each -> topLevelName(each).equals(whole));
    }

    private static String topLevelName(JavaClass type) {
        String whole = type.getBaseComponentType().getName();
        int nested = whole.indexOf('$', whole.lastIndexOf('.') + 2);
        return nested < 0 ? whole : whole.substring(0, nested);
    }

    private static SliceAssignment each(String what, Function<JavaClass, String> name) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith("org.carrel.")
                        ? SliceIdentifier.of(name.apply(type))
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "every " + what;
            }
        };
    }
}
