# shellcheck shell=bash
# The bill of materials: every library with version, licence and checksum, and the Java that was trimmed.

sbom() {
    need jq jq
    local file=$out/carrel-$version.cdx.json
    [ ! -f "$work/sbom.made" ] || return 0
    (cd "$top" && JAVA_HOME=$jdk mvn -B -q org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom \
        -DoutputDirectory="$work/sbom" -DoutputFormat=json -DincludeTestScope=false) >"$work/sbom.log" 2>&1 </dev/null ||
        { tail -n 20 "$work/sbom.log" >&2; die "the bill of materials was not made"; }
    jq --arg release "$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$jdk/release")" \
        --arg by "$(sed -n 's/^IMPLEMENTOR="\(.*\)"/\1/p' "$jdk/release")" '
        .components += [{
            type: "platform", name: "OpenJDK", version: $release, publisher: $by,
            licenses: [{ license: { id: "GPL-2.0-with-classpath-exception" } }],
            description: "trimmed to the modules that are needed"
        }]' "$work/sbom/bom.json" >"$file"
    touch "$work/sbom.made"
    say "bill of materials: $(jq '.components | length' "$file") components"
}
