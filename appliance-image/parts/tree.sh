# shellcheck shell=bash
# What is installed, as it lies on the machine: the one tree from which the package, the container and the disk are made.

tree() {
    need gzip gzip
    root=$work/root
    local share=$root/usr/share/carrel each
    mkdir -p "$share/lib" "$root/usr/bin" "$root/usr/lib/carrel/native" "$root/usr/share/man/man1" "$root/usr/share/doc/carrel"
    cp -a "$here/package/." "$root/"
    install -m 755 "$top/carrel" "$root/usr/bin/carrel"
    install -m 644 "$app/carrel.jar" "$app/java.args" "$share/"
    gateway_jars | while read -r each; do install -m 644 "$app/$each" "$share/lib/"; done
    mkdir "$share/console"
    for each in "$app"/console/*.jar; do
        [ -f "$share/lib/$(basename "$each")" ] || install -m 644 "$each" "$share/console/"
    done
    cp -a "$java" "$root/usr/lib/carrel/runtime"
    native
    rooms
    cp -a "$top/config/examples" "$top/config/carrel.schema.json" "$here/monitoring" "$root/usr/share/doc/carrel/"
    gzip -9n <"$here/package/carrel.1" >"$root/usr/share/man/man1/carrel.1.gz"
    rm "$root/carrel.1"
    sbom
    cp "$out/carrel-$version.cdx.json" "$root/usr/share/doc/carrel/carrel.cdx.json"
    settle "$root"
    archive_of_classes "$share"
    settle "$share"
}

# Netty's and TLS's libraries out of their jars: a service that may execute nothing but /usr/lib cannot unpack them to /tmp.
native() {
    local jar
    for jar in "$root"/usr/share/carrel/lib/*-linux-x86_64.jar; do
        unzip -qjo "$jar" 'META-INF/native/*.so' -d "$root/usr/lib/carrel/native"
    done
    strip --strip-unneeded "$root"/usr/lib/carrel/native/*.so
    chmod 644 "$root"/usr/lib/carrel/native/*.so
}

# The places at which the service's own root takes in what it may see of the machine: see carrel.service.
rooms() {
    local inside=$root/usr/lib/carrel/root each
    mkdir -p "$inside"/{dev,etc/carrel,etc/ssl,proc,run/systemd/resolve,sys,tmp,usr/lib,usr/share/carrel,usr/share/zoneinfo,var/lib,var/tmp}
    ln -s usr/lib "$inside/lib"
    ln -s usr/lib64 "$inside/lib64"
    mkdir "$inside/usr/lib64"
    ln -s /lib/x86_64-linux-gnu/ld-linux-x86-64.so.2 "$inside/usr/lib64/"
    for each in passwd group nsswitch.conf hosts localtime resolv.conf; do : >"$inside/etc/$each"; done
}
