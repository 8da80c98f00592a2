package org.carrel.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The floor plan of the gateway: its rooms (packages) by floor, top floor first. A room looks only
 * at floors below its own; a room that is not drawn here may not be built.
 */
final class GatewayPlan {
    static final String GATEWAY = "org.carrel.gateway";
    static final String ROOT = "root";

    private static final List<Set<String>> FLOORS =
            List.of(
                    Set.of(ROOT),
                    Set.of("console"),
                    Set.of("demo", "load", "oracle", "importing", "tunnel", "rehearsal"),
                    Set.of("listen"),
                    Set.of("session", "catalogue"),
                    Set.of("upstream", "target"),
                    Set.of("privacy", "scrub", "changes", "archive"),
                    Set.of("vault", "access", "token", "keys", "wire"),
                    Set.of("message", "enquiry"),
                    Set.of("ledger", "phrases"),
                    Set.of("watch"));

    private GatewayPlan() {}

    /** The room a class stands in; nothing if it does not belong to the gateway. */
    static Optional<String> room(JavaClass type) {
        String place = type.getBaseComponentType().getPackageName();
        if (place.equals(GATEWAY)) {
            return Optional.of(ROOT);
        }
        if (!place.startsWith(GATEWAY + ".")) {
            return Optional.empty();
        }
        String below = place.substring(GATEWAY.length() + 1);
        int end = below.indexOf('.');
        return Optional.of(end < 0 ? below : below.substring(0, end));
    }

    static DescribedPredicate<JavaClass> inRooms(String... rooms) {
        Set<String> wanted = Set.of(rooms);
        return DescribedPredicate.describe(
                "in the rooms " + String.join(", ", rooms),
                type -> room(type).map(wanted::contains).orElse(false));
    }

    static DescribedPredicate<JavaClass> inTheGateway() {
        return DescribedPredicate.describe("in the gateway", type -> room(type).isPresent());
    }

    static ArchCondition<JavaClass> standInARoomOfThePlan() {
        return new ArchCondition<>("stand in a room of the plan") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                room(type)
                        .filter(room -> floor(room) < 0)
                        .map(room -> type.getName() + " stands in '" + room + "', not on the plan")
                        .ifPresent(why -> events.add(SimpleConditionEvent.violated(type, why)));
            }
        };
    }

    static ArchCondition<JavaClass> lookOnlyDownstairs() {
        return new ArchCondition<>("look only at floors below their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency look : type.getDirectDependenciesFromSelf()) {
                    if (!isDownstairs(type, look.getTargetClass())) {
                        events.add(SimpleConditionEvent.violated(look, look.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isDownstairs(JavaClass from, JavaClass to) {
        Optional<String> origin = room(from);
        Optional<String> target = room(to);
        return origin.isEmpty()
                || target.isEmpty()
                || origin.equals(target)
                || floor(target.get()) > floor(origin.get());
    }

    private static int floor(String room) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(room)) {
                return floor;
            }
        }
        return -1;
    }
}
