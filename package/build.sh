# shellcheck shell=bash disable=SC2001,SC2034,SC2154
# ./crossdock package: what is installed on other machines, into target/package. The same sources and the same JDK make
# the same files, the quick start left aside: the JVM orders that one anew each time. Needs GNU tar (as gtar on macOS),
# zip, unzip, gzip, xz and sha256sum or shasum; dpkg-deb for the Debian package.

# What the libraries need (jdeps), and what nothing but a name leads to: elliptic curves, character sets, DNS for mail,
# who one is (the embedded PostgreSQL asks), and jcmd and the flight recorder for whoever looks for a fault. No locale
# data: Crossdock names countries in English alone, as java.base does.
runtime_modules=java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,\
java.prefs,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.sql.rowset,java.compiler,\
jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jfr,jdk.management,jdk.management.agent,\
jdk.naming.dns,jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs

platform() {
  local system machine
  case "$(uname -s)" in
    Darwin) system=mac ;;
    *) system=linux ;;
  esac
  case "$(uname -m)" in
    arm64 | aarch64) machine=arm64 ;;
    *) machine=x64 ;;
  esac
  echo "$system-$machine"
}

step() {
  echo "$((SECONDS - began)) s: $*" >&2
}

packages() {
  local out=$home/target/package began=$SECONDS version name folder archiving
  version=$(version)
  name=crossdock-$version-$(platform)
  if stale app/target/built || [ ! -f app/target/crossdock-sbom.json ]; then
    mkdir -p app/target
    build_modules app,sandbox -Pbill-of-materials
    touch app/target/built
  fi
  rm -rf "$out"
  mkdir -p "$out"
  folder=$out/stage/crossdock-$version
  stage "$folder"
  step "the archive, $name.tar.gz"
  archive "$out/stage" "crossdock-$version" "$out/$name.tar.gz" &
  archiving=$!
  if command -v dpkg-deb >/dev/null && [[ $name == *-linux-* ]]; then
    step "the Debian package"
    debian_package "$folder" "$version" "$out"
  else
    step "no Debian package: dpkg-deb is not on this machine"
  fi
  wait "$archiving" || fail "package: the archive could not be written; see above."
  step "what belongs to them"
  module "$out" >/dev/null
  salesforce_package "$out/crossdock-salesforce-package-$version.zip"
  cp app/target/crossdock-sbom.json "$out/crossdock-$version-sbom.json"
  mkdir -p "$out/container"
  cp package/container/* "$out/container"
  ln "$out/$name.tar.gz" "$out/container"
  rm -rf "$out/stage"
  (cd "$out" && sums ./*.tar.gz ./*.deb ./*.zip ./*.json >SHA256SUMS)
  step "done: $out"
  ls -l "$out"
}

sums() {
  local file
  for file in "$@"; do
    [ ! -f "$file" ] || { sha256sum "${file#./}" 2>/dev/null || shasum -a 256 "${file#./}"; }
  done
}

# A folder that runs wherever it is put, all its times the one of the build.
stage() {
  local folder=$1
  mkdir -p "$folder/lib"
  step "a Java of its own"
  "$JAVA_HOME/bin/jlink" --add-modules "$runtime_modules" --strip-java-debug-attributes --no-header-files \
    --no-man-pages --output "$folder/runtime" || fail "package: jlink failed; its messages are above."
  cp app/target/crossdock-app-*.jar sandbox/target/crossdock-sandbox-*.jar app/target/lib/*.jar "$folder/lib"
  # Of Tabler one style sheet is used; the other 10 MB are scripts and pictures.
  zip -q -d "$folder"/lib/tabler__core-*.jar '*/dist/*' -x '*/dist/css/tabler.min.css'
  postgres_of "$folder/lib"
  cp package/launch.sh "$folder/lib"
  echo "$version" >"$folder/lib/version"
  cp package/crossdock LICENSE CHANGELOG.md "$folder"
  cp package/README.txt "$folder"
  settings_file >"$folder/crossdock.yaml"
  cp app/target/crossdock-sbom.json "$folder/lib/sbom.json"
  step "the libraries' licences"
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -cp "$folder/lib/*" package/ThirdParty.java "$folder/lib" "$folder/licences"
  cp package/licences/* "$folder/licences"
  chmod -R u=rwX,go=rX "$folder"
  one_time "$folder"
  step "the quick start: the service sends the orders of a sandbox (half a minute)"
  quick_start_of "$folder"
  one_time "$folder"
}

# What PostgreSQL needs to run, unpacked: a start with an empty folder would take three seconds for it. Of its modules
# stay those that initdb names, and the one that Crossdock uses (pg_trgm).
postgres_of() {
  local lib=$1 postgres=$1/postgres module
  command -v xz >/dev/null || fail "package: xz is not installed. Debian: apt-get install xz-utils"
  mkdir "$postgres"
  unzip -p "$lib"/embedded-postgres-binaries-*.jar '*.txz' | tar -C "$postgres" -xJ
  rm -rf "$lib"/embedded-postgres-binaries-*.jar "$postgres"/lib/*.a "$postgres"/lib/libecpg* "$postgres"/lib/libpgtypes* \
    "$postgres"/lib/libxslt* "$postgres"/lib/libossp-uuid* "$postgres/lib/pkgconfig" "$postgres/lib/postgresql/pgxs"
  for module in "$postgres"/lib/postgresql/* "$postgres"/share/postgresql/extension/*; do
    case "${module##*/}" in
      plpgsql[.-]* | pg_trgm[.-]* | dict_snowball.* | *_and_* | euc2004_sjis2004.*) ;;
      *) rm -rf "$module" ;;
    esac
  done
}

# Every setting as a comment, from the table in docs/settings.md.
settings_file() {
  local keys meaning
  echo '# Settings, one "KEY: value" per line; the environment wins over this file.'
  echo '# Without those of shop and org an admin connects them in the console (System > Connections).'
  sed -n 's/^| \(`CROSSDOCK_[^|]*\) | \(.*\) |$/\1|\2/p' docs/settings.md | while IFS='|' read -r keys meaning; do
    echo
    echo "$meaning" | tr -d '`' | sed 's/\[\([^]]*\)\]([^)]*)/\1/g' | fold -s -w 110 | sed -e 's/^/# /' -e 's/ *$//'
    echo "$keys" | grep -o 'CROSSDOCK_[A-Z_]*' | sed -e 's/^/#/' -e 's/$/:/'
  done
}

quick_start_of() (
  home=$1
  # shellcheck source=package/rehearse.sh
  . package/rehearse.sh
  java=$home/runtime/bin/java
  postgres=$home/lib/postgres
  serve_classes=$(classes_of "$home/lib")
  sandbox_classes=$serve_classes
  rehearse "$home/lib/quick-start.aot" "$home/../quick-start.log"
  chmod 644 "$home/lib/quick-start.aot"
)

one_time() {
  find "$1" -exec env TZ=UTC touch -h -t "$(built_at)" {} +
}

# As touch takes it: the build's time in pom.xml.
built_at() {
  sed -n 's|.*<project.build.outputTimestamp>\(....\)-\(..\)-\(..\)T\(..\):\(..\):\(..\)Z<.*|\1\2\3\4\5.\6|p' pom.xml
}

archive() {
  local from=$1 name=$2 to=$3 tar=tar
  ! command -v gtar >/dev/null || tar=gtar
  "$tar" --version | grep -q GNU || fail "package: needs GNU tar (macOS: brew install gnu-tar)"
  "$tar" -C "$from" --sort=name --format=gnu --owner=0 --group=0 --numeric-owner -c "$name" | gzip -n -6 >"$to"
}

debian_package() {
  local folder=$1 version=$2 out=$3 root=$3/stage/debian architecture
  architecture=$(dpkg --print-architecture)
  mkdir -p "$root/usr/lib" "$root/usr/bin" "$root/etc/crossdock" "$root/usr/lib/systemd/system" \
    "$root/usr/share/doc/crossdock" "$root/DEBIAN"
  cp -a "$folder" "$root/usr/lib/crossdock"
  cp package/debian/crossdock "$root/usr/bin/crossdock"
  mv "$root/usr/lib/crossdock/crossdock.yaml" "$root/etc/crossdock"
  echo "CROSSDOCK_DATA: /var/lib/crossdock" >>"$root/etc/crossdock/crossdock.yaml"
  cp package/debian/crossdock.service "$root/usr/lib/systemd/system"
  cp package/debian/copyright "$root/usr/share/doc/crossdock"
  cp package/debian/postinst package/debian/prerm package/debian/postrm "$root/DEBIAN"
  echo /etc/crossdock/crossdock.yaml >"$root/DEBIAN/conffiles"
  # In Debian's order ~ is before nothing: 0.2.0~snapshot is older than 0.2.0.
  sed -e "s/@version@/$(echo "$version" | sed 's/-SNAPSHOT$/~snapshot/')/" -e "s/@architecture@/$architecture/" \
    -e "s/@size@/$(installed_size "$root/usr")/" package/debian/control >"$root/DEBIAN/control"
  chmod -R u=rwX,go=rX "$root"
  chmod 755 "$root"/DEBIAN/p* "$root/usr/bin/crossdock"
  chmod 640 "$root/etc/crossdock/crossdock.yaml"
  one_time "$root"
  SOURCE_DATE_EPOCH=$(date -u -r "$root/usr/bin/crossdock" +%s) dpkg-deb --root-owner-group -Zgzip -z6 --build "$root" \
    "$out/crossdock_$(sed -n 's/^Version: //p' "$root/DEBIAN/control")_$architecture.deb" >/dev/null
}

# In KB, as control has it. The quick start, whose size is another one each time, counts as 80 MB.
installed_size() {
  local all quick_start
  all=$(du -sk "$1" | cut -f 1)
  quick_start=$(du -sk "$1/lib/crossdock/lib/quick-start.aot" | cut -f 1)
  echo $((all - quick_start + 81920))
}

# Salesforce's source format as its Metadata API takes it: what an object has in one file, and a list of all.
salesforce_package() {
  local zip=$1 source=salesforce-package/force-app/main/default scratch object
  scratch=$(mktemp -d)
  mkdir -p "$scratch/objects" "$scratch/layouts" "$scratch/tabs" "$scratch/permissionsets"
  for object in "$source"/objects/*; do
    salesforce_object "$object" >"$scratch/objects/${object##*/}.object"
  done
  renamed "$source/layouts" layout "$scratch/layouts"
  renamed "$source/tabs" tab "$scratch/tabs"
  renamed "$source/permissionsets" permissionset "$scratch/permissionsets"
  {
    echo '<?xml version="1.0" encoding="UTF-8"?>'
    echo '<Package xmlns="http://soap.sforce.com/2006/04/metadata">'
    members CustomField "$source"/objects/*/fields/*.field-meta.xml
    members CustomObject "$source"/objects/*/*.object-meta.xml
    members CustomTab "$source"/tabs/*.tab-meta.xml
    members Layout "$source"/layouts/*.layout-meta.xml
    members ListView "$source"/objects/*/listViews/*.listView-meta.xml
    members PermissionSet "$source"/permissionsets/*.permissionset-meta.xml
    echo "  <version>$(sed -n 's/.*"sourceApiVersion": "\(.*\)".*/\1/p' salesforce-package/sfdx-project.json)</version>"
    echo '</Package>'
  } >"$scratch/package.xml"
  zipped "$scratch" "$zip"
  rm -rf "$scratch"
}

# One object with its fields and list views inside. A standard object is named only.
salesforce_object() {
  local object=$1 file
  echo '<?xml version="1.0" encoding="UTF-8"?>'
  echo '<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">'
  for file in "$object"/*.object-meta.xml; do
    [ ! -f "$file" ] || sed -e '/^<?xml/d' -e '/<\/\{0,1\}CustomObject/d' "$file"
  done
  for file in "$object"/fields/*.field-meta.xml "$object"/listViews/*.listView-meta.xml; do
    [ ! -f "$file" ] || sed -e '/^<?xml/d' -e 's|<CustomField .*>|<fields>|' -e 's|</CustomField>|</fields>|' \
      -e 's|<ListView .*>|<listViews>|' -e 's|</ListView>|</listViews>|' -e 's/^/  /' "$file"
  done
  echo '</CustomObject>'
}

# Files of one kind without "-meta.xml", which only the source format has.
renamed() {
  local file
  for file in "$1"/*."$2"-meta.xml; do
    cp "$file" "$3/$(basename "$file" -meta.xml)"
  done
}

# The entries of one type; what belongs to an object has the object's name before it.
members() {
  local type=$1 file name
  shift
  echo '  <types>'
  for file in "$@"; do
    name=$(basename "$file")
    name=${name%.*-meta.xml}
    case "$file" in
      */fields/* | */listViews/*) name=$(basename "$(dirname "$(dirname "$file")")").$name ;;
    esac
    echo "    <members>$name</members>"
  done
  echo "    <name>$type</name>"
  echo '  </types>'
}
