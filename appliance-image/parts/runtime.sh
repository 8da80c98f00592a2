# shellcheck shell=bash
# A Java of our own: 14 modules instead of 70. There is no attach, no jcmd and no diagnostic bean in it,
# so that a heap dump cannot even be asked for. (The flight recorder is: Micronaut tells it of requests, should one ever run.)

modules=java.base,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,java.xml
modules+=,jdk.crypto.cryptoki,jdk.jfr,jdk.localedata,jdk.net,jdk.unsupported,jdk.zipfs

runtime() {
    need strip binutils unzip unzip
    java=$work/runtime
    "$jdk/bin/jlink" --add-modules "$modules" --include-locales=en,de,fr,es,fi --strip-java-debug-attributes \
        --no-header-files --no-man-pages --compress=zip-0 --output "$java" >/dev/null
    agreed "$java/lib/server/classes.jsa" "$java/bin/java" -Xshare:dump -XX:+UseSerialGC -Xmx96m || die "the class archive of Java itself was not made"
    find "$java" -name '*.so' -exec strip --strip-unneeded {} +
    strip --strip-unneeded "$java"/bin/* "$java/lib/jspawnhelper"
    rm "$java/lib/jexec" "$java/lib/jrt-fs.jar" # for starting jars by their name, and for other Javas' tools
    find "$java/legal" -type f -exec chmod 644 {} +
    only_providers_that_are_there
    say "runtime: $(du -sh --apparent-size "$java" | cut -f1)"
}

# Whoever asks for an algorithm that nobody has looks for every provider that is listed, also among our own libraries where
# it is not in this Java, and on the way loads all of Bouncy Castle's: seven hundred classes that nobody needs.
only_providers_that_are_there() {
    local list=$java/conf/security/java.security there
    there=$("$java/bin/java" -XshowSettings:security:providers -version 2>&1 | sed -n 's/^ *Provider name: //p')
    awk -v there="$there" '
        BEGIN { split(there, names, "\n"); for (at in names) known[names[at]] = 1 }
        /^security\.provider\.[0-9]+=/ { sub(/^.*=/, ""); if ($0 in known) print "security.provider." ++count "=" $0; next }
        { print }' "$list" >"$work/java.security"
    cat "$work/java.security" >"$list"
    say "security providers: $(grep -c '^security\.provider\.[0-9]' "$list")"
}

# The archive of all classes that are loaded at a start, laid out as they lie in memory, so that a start takes half of the
# time. Not linked beforehand (-XX:+AOTClassLinking, JEP 483): that cannot be had together with a sealed jar, and its bytes
# are other ones each time. Nor -XX:AOTCache, whose bytes are, too.
archive_of_classes() {
    local share=$1
    grep -v '^#' "$here/start-classes.txt" >"$work/classes"
    # the archive notes where the jar lay when it was made, so that is one place whoever builds; another is taken for it later
    local place=/tmp/carrel-class-archive
    exec {turn}>"$place.turn"
    flock "$turn" # one build at a time
    ln -sfT "$(dirname "$share")" "$place" || die "$place is there and is no link; remove it"
    agreed "$share/carrel.jsa" dump_classes "$share" || { rm "$place"; die "the class archive was not made"; }
    rm "$place"
    exec {turn}>&-
    # one that cannot be used would only be missed by its slowness
    "$share/../../lib/carrel/runtime/bin/java" "@$share/java.args" -Xshare:on -XX:SharedArchiveFile="$share/carrel.jsa" \
        -jar "$share/carrel.jar" --version >"$work/archive.log" 2>&1 || { cat "$work/archive.log" >&2; die "the class archive cannot be used"; }
    say "class archive: $(size "$share/carrel.jsa")"
}

dump_classes() {
    (cd "$1" && ../../lib/carrel/runtime/bin/java @java.args -Xshare:dump -XX:SharedClassListFile="$work/classes" \
        -XX:SharedArchiveFile=carrel.jsa -cp "$place/carrel/carrel.jar")
}

# agreed FILE COMMAND ...: makes a class archive until two are the same. One in some hundreds has other bytes: objects are
# numbered (identity hashes) in the order in which their numbers are asked for, and once in a while one more is asked for.
agreed() {
    local file=$1 sums="" sum
    shift
    while [ ${#sums} -lt 400 ]; do # six times
        "$@" >"$work/archive.log" 2>&1 || { tail -n 20 "$work/archive.log" >&2; return 1; }
        sum=$(sha256sum <"$file")
        case $sums in *"$sum"*) return ;; esac
        [ -z "$sums" ] || say "class archive: another one than before, ${sum:0:16}; once more"
        sums+=$sum
    done
    return 1
}

# Which classes a start loads: those of a gateway with a console, an archive, a door and an upstream.
classes() {
    "$parts/trained" "$java/bin/java" "$app" "$work" >"$work/list"
    { grep '^#' "$here/start-classes.txt" 2>/dev/null || echo "# What a start loads, for the class archive. Made by: appliance-image/build classes"
      cat "$work/list"; } >"$work/new"
    mv "$work/new" "$here/start-classes.txt"
    say "$(grep -vc '^#' "$here/start-classes.txt") classes stand in appliance-image/start-classes.txt"
}
