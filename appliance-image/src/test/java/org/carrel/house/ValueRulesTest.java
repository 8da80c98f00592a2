package org.carrel.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.carrel.house.GatewayPlan.GATEWAY;
import static org.carrel.house.GatewayPlan.ROOT;
import static org.carrel.house.GatewayPlan.inRooms;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOutboundInvoker;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What keeps a person's values in wiped memory and on the one way through the house: tickets that
 * nobody can forge, no text made of bytes, events without room for a person, no printing.
 */
@AnalyzeClasses(packages = "org.carrel", importOptions = DoNotIncludeTests.class)
class ValueRulesTest {
    private static final Set<String> TICKETS = Set.of("Authorised", "SafeRequest", "SafeAnswer");

    private static final String PLACES_IN_OUR_CODE = "java.util.List<java.lang.StackTraceElement>";

    private static final String SAFE_REQUEST = GATEWAY + ".privacy.SafeRequest";
    private static final String SAFE_ANSWER = GATEWAY + ".privacy.SafeAnswer";

    /**
     * Who may make text of bytes: secrets and the file they stand in, tables, our own peers, and
     * what was typed in to be looked at.
     */
    private static final DescribedPredicate<JavaClass> MAKES_TEXT_OF_BYTES =
            inRooms("demo", "load", "oracle")
                    .or(named("org.carrel.config", "Secret", "ConfigLoader", "BuiltIn"))
                    .or(named("org.carrel.sip2", "Sip2Charset", "Sip2Field"))
                    .or(named(GATEWAY + ".message", "Sample"))
                    .as("among those who may make text of bytes");

    @ArchTest
    static final ArchRule ticketsAreIssuedInTheirOwnRoomOnly =
            constructors()
                    .that()
                    .areDeclaredInClassesThat(isOneOf(TICKETS))
                    .should()
                    .bePackagePrivate()
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule anUpstreamIsAskedWithASafeRequestOnly =
            methods()
                    .that()
                    .haveName("ask")
                    .and()
                    .areDeclaredInClassesThat()
                    .haveFullyQualifiedName(GATEWAY + ".upstream.Upstream")
                    .should()
                    .haveRawParameterTypes(SAFE_REQUEST, "java.util.function.Consumer")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule aTerminalIsWrittenToWithASafeAnswerOnly =
            codeUnits()
                    .that()
                    .areDeclaredInClassesThat(inRooms("listen"))
                    .and(writeToAChannel())
                    .should()
                    .haveRawParameterTypes(
                            DescribedPredicate.describe(
                                    "with a SafeAnswer among them",
                                    types ->
                                            types.stream()
                                                    .anyMatch(each ->
                                                            each.getName().equals(SAFE_ANSWER))))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule anEventHasNoRoomForAPerson =
            fields().that()
                    .areNotStatic()
                    .and()
                    .areDeclaredInClassesThat()
                    .haveNameMatching(".*\\.GatewayEvent(\\$.*)?")
                    .should(ArchCondition.from(holdsNoTraffic()))
                    .allowEmptyShould(true);

    /** The vault's workspace is an array on purpose, and wiped: see decision 0006. */
    @ArchTest
    static final ArchRule roomsOfPersonsHoldNoTextAndNoArrays =
            noFields()
                    .that()
                    .areDeclaredInClassesThat(
                            inRooms("vault", "privacy", "session")
                                    .and(not(named(GATEWAY + ".vault", "Workspace"))))
                    .and(not(tableOrConstant()))
                    .should()
                    .haveRawType(
                            equivalentTo(String.class)
                                    .or(equivalentTo(byte[].class))
                                    .or(equivalentTo(char[].class)))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyMakesTextOfBytes =
            noClasses()
                    .that(not(MAKES_TEXT_OF_BYTES))
                    .should()
                    .callCodeUnitWhere(makesText())
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyWhatWasTypedInIsShownAsText =
            noClasses()
                    .that(not(inRooms("rehearsal")))
                    .and(not(named(GATEWAY + ".message", "Sample")))
                    .should()
                    .dependOnClassesThat(named(GATEWAY + ".message", "Sample"))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule chanceIsEitherSecureOrSeeded =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            equivalentTo(Random.class).or(equivalentTo(ThreadLocalRandom.class)))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule seededChanceIsForDemonstrationAndLoad =
            noClasses()
                    .that(not(inRooms("demo", "load", "oracle")))
                    .should()
                    .dependOnClassesThat(equivalentTo(SplittableRandom.class))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheRootTheDemonstrationAndTheLoadPrint =
            noClasses()
                    .that(not(inRooms(ROOT, "demo", "load", "oracle")))
                    .should(ACCESS_STANDARD_STREAMS)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyPrintsAStackTrace =
            noClasses()
                    .should()
                    .callCodeUnitWhere(
                            DescribedPredicate.describe(
                                    "it prints a stack trace",
                                    call -> call.getName().equals("printStackTrace")))
                    .allowEmptyShould(true);

    private static DescribedPredicate<JavaField> holdsNoTraffic() {
        return DescribedPredicate.describe(
                "be a number, a time, a choice, a name from the configuration or a place in our code",
                field ->
                        field.getType().getName().equals(PLACES_IN_OUR_CODE)
                                || holdsNoTraffic(field.getRawType()));
    }

    private static boolean holdsNoTraffic(JavaClass type) {
        String place = type.getPackageName();
        return !type.isArray()
                && (type.isPrimitive()
                        || type.isEnum()
                        || type.isEquivalentTo(Class.class)
                        || place.equals("java.time")
                        || place.startsWith("org.carrel.config")
                        || place.equals(GATEWAY + ".watch"));
    }

    private static DescribedPredicate<JavaField> tableOrConstant() {
        return DescribedPredicate.describe(
                "a column of a table or a constant",
                field ->
                        field.getRawType().isEquivalentTo(String.class)
                                && (field.getModifiers().contains(STATIC)
                                        || field.getOwner().isEnum()));
    }

    private static DescribedPredicate<JavaCodeUnit> writeToAChannel() {
        return DescribedPredicate.describe(
                "write to a channel",
                unit ->
                        unit.getMethodCallsFromSelf().stream()
                                .anyMatch(call ->
                                        call.getName().startsWith("write")
                                                && call.getTargetOwner()
                                                        .isAssignableTo(
                                                                ChannelOutboundInvoker.class)));
    }

    private static DescribedPredicate<JavaAccess<?>> makesText() {
        return DescribedPredicate.describe(
                "it makes text of bytes",
                access ->
                        access.getTarget() instanceof CodeUnitCallTarget target
                                && (isTextOfArray(target) || isTextOfBuffer(target)));
    }

    private static boolean isTextOfArray(CodeUnitCallTarget target) {
        return target.getOwner().isEquivalentTo(String.class)
                && (target.getName().equals("<init>") || target.getName().endsWith("alueOf"))
                && target.getRawParameterTypes().stream()
                        .anyMatch(type ->
                                type.isEquivalentTo(byte[].class)
                                        || type.isEquivalentTo(char[].class));
    }

    private static boolean isTextOfBuffer(CodeUnitCallTarget target) {
        return target.getOwner().isAssignableTo(ByteBuf.class)
                && (target.getName().endsWith("CharSequence")
                        || (target.getName().endsWith("String")
                                && !target.getRawParameterTypes().isEmpty()));
    }

    private static DescribedPredicate<JavaClass> isOneOf(Set<String> names) {
        return DescribedPredicate.describe(
                "is one of " + names, type -> names.contains(type.getSimpleName()));
    }

    private static DescribedPredicate<JavaClass> named(String place, String... names) {
        return isOneOf(Set.of(names)).and(resideInAPackage(place));
    }
}
