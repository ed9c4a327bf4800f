# shellcheck shell=bash disable=SC2030,SC2031,SC2034,SC2086,SC2154
# The JVM's cache of loaded classes and method profiles (JEP 483, 515) makes starts shorter and the first orders cheaper.
# It comes of one rehearsal: the service sends what is in a sandbox of its own. An empty file stands for a rehearsal
# that failed and is not repeated. Needs launch.sh and what that needs.

# Whether nobody else prepares it; a lock whose owner is gone is taken over.
only_here() {
  local lock=$1
  if [ -f "$lock" ] && ! kill -0 "$(cat "$lock")" 2>/dev/null; then
    rm -f "$lock"
  fi
  (set -C && echo $$ >"$lock") 2>/dev/null
}

rehearse() (
  cache=$1 log=$2
  scratch=$(mktemp -d "${cache%/*}/rehearsal.XXXXXX") && cd "$scratch" || exit 0
  sandbox_pid='' serve_pid=''
  trap 'kill $serve_pid $sandbox_pid 2>/dev/null || true; wait || true; rm -rf "$scratch"' EXIT
  trap 'exit 130' INT TERM
  unset ${!CROSSDOCK_@}
  export CROSSDOCK_PARENT=$$
  export CROSSDOCK_SHOP_PORT=0 CROSSDOCK_ORG_PORT=0 CROSSDOCK_SANDBOX_ORDERS=400
  (run_sandbox) >"$scratch/sandbox.log" 2>&1 &
  sandbox_pid=$!
  patiently 60 "$sandbox_pid" grep -q "Sandbox org" "$scratch/sandbox.log"
  org=$(sed -n 's/^Sandbox org: *\([^ ]*\).*/\1/p' "$scratch/sandbox.log")
  shop=$(sed -n 's/^Sandbox shop: *\([^ ]*\).*/\1/p' "$scratch/sandbox.log")
  export CROSSDOCK_DATA=$scratch/data CROSSDOCK_PORT=0
  (
    serve_sandbox "$shop" "$org"
    # Classes are linked as they are used: linked all at once, one that does not fit keeps the JVM from starting at all.
    start_options=(-XX:+UseSerialGC -XX:AOTCacheOutput="$scratch/cache" -XX:-AOTClassLinking -Xlog:disable)
    run_java "$serve_classes" io.crossdock.app.Serve
  ) >"$log" 2>&1 &
  serve_pid=$!
  patiently 120 "$serve_pid" grep -q "Crossdock is ready" "$log"
  patiently 60 "$serve_pid" all_sent "${org##*:}"
  kill "$serve_pid" 2>/dev/null || true
  wait "$serve_pid" || true
  if [ -f "$scratch/cache" ] && fits "$scratch/cache"; then
    mv "$scratch/cache" "$cache"
  else
    : >"$cache"
    echo "crossdock: no quick start could be prepared, so starts take longer; see $log" >&2
  fi
)

# Whether the JVM starts with it: one that merely does not fit is left alone, a broken one ends the start.
fits() {
  local start_options=(-XX:+UseSerialGC -XX:AOTCache="$1" -Xlog:aot=off -Xlog:cds=off)
  (run_java "$serve_classes" -version) >/dev/null 2>&1
}

# Until it is so, for at most so many seconds and as long as that process lives.
patiently() {
  local end=$((SECONDS + $1)) pid=$2
  shift 2
  until "$@" || [ "$SECONDS" -ge "$end" ] || ! kill -0 "$pid" 2>/dev/null; do
    sleep 0.1
  done
}

# Whether the org had calls, and none in the last three seconds.
all_sent() {
  local before
  before=$(calls "$1")
  sleep 3
  [ -n "$before" ] && [ "$before" != 0 ] && [ "$before" = "$(calls "$1")" ]
}

calls() {
  ask "$1" /_sandbox/requests | sed -n 's/.*"total":\([0-9]*\).*/\1/p'
}
