# shellcheck shell=bash
# The package for Debian 12 and 13.

deb() {
    need dpkg-deb dpkg
    local pkg=$work/deb doc each
    package=$out/carrel_${version}_amd64.deb
    cp -a "$root" "$pkg"
    doc=$pkg/usr/share/doc/carrel
    { echo "carrel ($version) stable; urgency=medium"; echo; echo "  * See the history of the source."; echo
      echo " -- The Carrel developers <carrel@carrel.example.org>  $(date -ud "@$SOURCE_DATE_EPOCH" '+%a, %d %b %Y %H:%M:%S +0000')"; } |
        gzip -9n >"$doc/changelog.gz"
    install -m 644 "$here/debian/copyright" "$doc/copyright"
    install -D -m 644 "$here/debian/lintian-overrides" "$pkg/usr/share/lintian/overrides/carrel"
    mkdir "$pkg/DEBIAN"
    sed -e "s/@VERSION@/$version/" -e "s/@SIZE@/$(du -sk --apparent-size "$root" | cut -f1)/" "$here/debian/control.in" >"$pkg/DEBIAN/control"
    for each in postinst prerm postrm; do install -m 755 "$here/debian/$each" "$pkg/DEBIAN/$each"; done
    (cd "$pkg" && find usr -type f -printf '%P\n' | sort | sed 's:^:usr/:' | xargs -d '\n' md5sum) >"$pkg/DEBIAN/md5sums"
    settle "$pkg"
    dpkg-deb --root-owner-group -Zxz -z"${LEVEL:-2}" --threads-max=1 --build "$pkg" "$package" >/dev/null
    built "$package"
}
