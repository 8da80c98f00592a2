# shellcheck shell=bash
# What all parts need. Read by ../build, which sets here, top, out and work.

# The moment that stands in all that is built, so that the day on which it is built does not.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1767225600} TZ=UTC LC_ALL=C.UTF-8
umask 022

version=${VERSION:-$(sed -n 's:^  <version>\(.*\)</version>:\1:p' "$top/pom.xml" | head -n 1)}
version=${version%-SNAPSHOT}

began=$SECONDS
say() { printf '%4d s  %s\n' $((SECONDS - began)) "$*" >&2; }

die() {
    printf 'appliance-image/build: %s\n' "$*" >&2
    exit 1
}

# need PROGRAM PACKAGE ...: says at once what is missing, and where Debian has it.
need() {
    local missing=()
    while [ $# -gt 0 ]; do
        command -v "$1" >/dev/null || missing+=("$2")
        shift 2
    done
    [ ${#missing[@]} -eq 0 ] || die "needs Debian's packages ${missing[*]}: apt-get install ${missing[*]}"
}

# All files of a folder get the one moment.
settle() { find "$1" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +; }

# A folder as a tar whose bytes depend on nothing but its files.
tarred() {
    tar -C "$1" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
        --pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime -cf "$2" .
}

size() { stat -Lc %s "$1" | numfmt --to=iec --suffix=B; }

built() { say "$(basename "$1"): $(size "$1")"; }

sums() {
    (cd "$out" && find . -maxdepth 1 -type f ! -name SHA256SUMS -printf '%P\n' | sort | xargs -r sha256sum >SHA256SUMS)
    cat "$out/SHA256SUMS"
}

# Where Debian's packages come from: the machine's own sources, with the release that has what an appliance needs.
sources() {
    local main security
    main=${MIRROR:-$(awk '/^URIs:/ { print $2; exit }' /etc/apt/sources.list.d/debian.sources)}
    security=${SECURITY_MIRROR:-$(awk '/^URIs:/ { last = $2 } END { print last }' /etc/apt/sources.list.d/debian.sources)}
    printf 'deb %s trixie main\n' "$main"
    printf 'deb %s trixie-security main\n' "$security"
}
