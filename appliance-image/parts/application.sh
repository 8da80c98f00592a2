# shellcheck shell=bash
# The jars, and the JDK that they are built and trimmed with.

application() {
    # the launcher builds what is not built yet, and finds the JDK
    "$top/carrel" --version >"$work/version" || die "the application does not build; see above"
    app=$top/gateway/target/app
    jdk=$(find_jdk)
}

# The folder of a JDK with jlink, version 25: the class archive belongs to this very release.
find_jdk() {
    local each
    for each in "${JAVA_HOME:-/nowhere}" /usr/lib/jvm/* /opt/*; do
        if [ -x "$each/bin/jlink" ] && grep -q '^JAVA_VERSION="\?25' "$each/release"; then
            printf '%s\n' "$each"
            return
        fi
    done
    die "needs a JDK 25 with jlink; set JAVA_HOME to it"
}

# The jars that the gateway really loads, one path a line: those its manifest names, and nothing that lies there from before.
gateway_jars() {
    unzip -p "$app/carrel.jar" META-INF/MANIFEST.MF | tr -d '\r' | sed -e ':a' -e '$!N;s/\n //;ta' -e 'P;D' |
        sed -n 's/^Class-Path: //p' | tr ' ' '\n'
}
