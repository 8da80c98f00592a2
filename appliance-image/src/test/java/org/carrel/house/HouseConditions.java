package org.carrel.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What the rules of the house ask of a class and ArchUnit has no word for. */
final class HouseConditions {
    private HouseConditions() {}

    static ArchCondition<JavaClass> declareToString() {
        return new ArchCondition<>("declare toString themselves") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.tryGetMethod("toString").isEmpty()) {
                    String why = type.getName() + " leaves its toString to others";
                    events.add(SimpleConditionEvent.violated(type, why));
                }
            }
        };
    }
}
