package org.carrel.gateway.importing;

/**
 * Something that was not taken over, or not as it was.
 *
 * @param place where it stands
 * @param what its filter and element; never its content
 * @param meaning one sentence on what that means for the site
 */
public record LeftOut(Place place, String what, String meaning) {
    /** One line as {@code carrel import} prints it. */
    @Override
    public String toString() {
        return place + ": " + what + ": " + meaning;
    }
}
