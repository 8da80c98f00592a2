# shellcheck shell=bash
# The container image: a layer with no more of Debian than the C library needs, and one with the gateway. No shell, no package
# manager, no daemon to build it.

oci() {
    need mmdebstrap mmdebstrap
    local base=$work/base layer=$work/layer sources
    mapfile -t sources < <(sources)
    mmdebstrap --quiet --mode=root --variant=extract --include=base-files,libc6,netbase,tzdata \
        trixie "$base" "${sources[@]}" 2>"$work/oci.log" </dev/null ||
        { tail -n 20 "$work/oci.log" >&2; die "the container's base layer was not made"; }
    "$parts/oci-base" "$base"
    settle "$base"
    tarred "$base" "$work/base.tar"
    mkdir -p "$layer/etc/carrel" "$layer/var/lib/carrel" "$layer/usr/lib" "$layer/usr/share"
    cp -a "$root/usr/lib/carrel" "$layer/usr/lib/"
    rm -rf "$layer/usr/lib/carrel/root"
    cp -a "$root/usr/share/carrel" "$layer/usr/share/"
    settle "$layer"
    tar -C "$layer" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
        --exclude=./var/lib/carrel -cf "$work/layer.tar" .
    tar -C "$layer" --owner=900 --group=900 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --mode=0700 \
        -rf "$work/layer.tar" ./var/lib/carrel
    "$jdk/bin/java" "$parts/OciImage.java" "$out/carrel-$version.oci.tar" "carrel:$version" "$SOURCE_DATE_EPOCH" "$work/base.tar" "$work/layer.tar"
    built "$out/carrel-$version.oci.tar"
}
