package org.carrel.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code vendor:} of a terminal: who it is that asks us about patrons. */
final class VendorReader {

    private VendorReader() {}

    /**
     * @param relying whether the profile is one for vendors, which must say who asks; all others
     *     must not
     */
    static Optional<Label> read(
            Section section,
            boolean relying,
            Map<Label, UpstreamConfig> upstreams,
            Set<Label> names) {
        if (relying && !section.exists()) {
            section.error(
                    "is missing, and this profile serves one vendor only",
                    "name the upstream that is this vendor, with trust: vendor");
        } else if (!relying && section.exists()) {
            section.error(
                    "is only for the profile relying-vendor", "take it out, or change the profile");
            return Optional.empty();
        }
        Optional<Label> vendor = References.upstream(section, names);
        if (vendor.map(upstreams::get).filter(each -> each.trust() != Trust.VENDOR).isPresent()) {
            section.error(
                    "names the library's own system, which is no vendor",
                    "name an upstream with trust: vendor");
        }
        return vendor;
    }
}
