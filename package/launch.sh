# shellcheck shell=bash disable=SC2030,SC2031,SC2154
# Starts the programs. Whoever sources it has set: java, serve_classes and sandbox_classes (class paths), quick_start
# (the JVM's cache, or a name of no file), version; and postgres, a folder with its programs, unless they are in a jar.
# Written for bash 3.2 too, as macOS has it; needs nothing besides but
# cat, mkdir, mktemp, rm and sleep.

fail() {
  echo "crossdock: $*" >&2
  exit 1
}

# All of a folder's jars, in one order everywhere: in another one the quick start does not fit.
classes_of() (
  LC_ALL=C
  IFS=:
  jars=("$1"/*.jar)
  echo "${jars[*]}"
)

# The program ends by itself when the process named by CROSSDOCK_PARENT is gone.
run_java() {
  local classes=$1
  shift
  exec "$java" -Xmx"${CROSSDOCK_HEAP:-512m}" -Djava.io.tmpdir="${TMPDIR:-/tmp}" \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    ${postgres:+-Dcrossdock.postgres="$postgres"} \
    ${start_options[@]+"${start_options[@]}"} -cp "$classes" "$@"
}

# The programs of a short life are compiled once, in haste: what the second compiler does beside the start costs as much
# as the start.
in_haste=

# So small a heap costs one collector less than several beside the work. The JVM leaves a cache alone that does not fit.
run_quickly() {
  local start_options=(-XX:+UseSerialGC ${in_haste:+-XX:TieredStopAtLevel=1})
  if [ -s "${quick_start:-}" ]; then
    start_options+=(-XX:AOTCache="$quick_start" -Xlog:aot=off -Xlog:cds=off)
  fi
  run_java "$@"
}

run_crossdock() {
  run_quickly "$serve_classes" "$@"
}

run_sandbox() {
  local in_haste=yes
  run_quickly "$sandbox_classes" io.crossdock.sandbox.Sandbox "$@"
}

# The settings that connect a service to a sandbox at these addresses.
serve_sandbox() {
  export CROSSDOCK_SHOP_URL=$1 CROSSDOCK_SHOP_TOKEN=sandbox-shop-token
  export CROSSDOCK_ORG_URL=$2 CROSSDOCK_ORG_CLIENT_ID=sandbox-client CROSSDOCK_ORG_CLIENT_SECRET=sandbox-secret
  export CROSSDOCK_START_DATE=2000-01-01T00:00:00Z
  export CROSSDOCK_API_TOKEN=demo-token CROSSDOCK_ADMIN_PASSWORD=admin CROSSDOCK_WEBHOOK_SECRET=demo-webhook-secret
}

# What an address on this machine answers, its head included.
ask() {
  local port=$1 path=$2
  (
    exec 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$path" "$port" >&3
    cat <&3
  ) 2>/dev/null
}

wait_for() {
  local port=$1 path=$2 pid=$3
  until [[ $(ask "$port" "$path") == "HTTP/1.1 200"* ]]; do
    kill -0 "$pid" 2>/dev/null || fail "a part of the demo stopped; its messages are above."
    sleep 0.2
  done
}

# Whether the instance that the settings of this machine describe is alive: for a container's health check.
health() {
  local answer
  answer=$(ask "${CROSSDOCK_PORT:-8080}" /actuator/health/liveness) || fail "nothing listens on port ${CROSSDOCK_PORT:-8080}"
  case "$answer" in
    "HTTP/1.1 200"*) echo "alive" ;;
    *) fail "it answered: ${answer%%$'\r'*}" ;;
  esac
}

# The service first: what it still has to send needs the org. A second Ctrl-C must not leave half of it behind, nor
# the exit codes of what was stopped end this early.
stop_demo() {
  trap '' INT TERM
  set +e
  local pid
  for pid in $serve_pid $sandbox_pid; do
    kill "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
  done
  rm -rf ${scratch:+"$scratch"} ${passing:+"$passing"}
}

demo() {
  local port=${CROSSDOCK_PORT:-8080} shop=${CROSSDOCK_SHOP_PORT:-8081} org=${CROSSDOCK_ORG_PORT:-8082}
  local data=${CROSSDOCK_DATA:-} in_haste=yes
  passing=
  if [ -z "$data" ]; then
    data=$(mktemp -d "${TMPDIR:-/tmp}/crossdock-demo.XXXXXX")
    passing=$data
  fi
  sandbox_pid='' serve_pid='' scratch=''
  trap stop_demo EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  mkdir -p "$data"
  data=$(cd "$data" && pwd)
  scratch=$(mktemp -d "$data/tmp.XXXXXX")
  export TMPDIR=$scratch
  export CROSSDOCK_PARENT=$$ CROSSDOCK_SHOP_PORT=$shop CROSSDOCK_ORG_PORT=$org
  # In process groups of their own: Ctrl-C reaches this script alone, not the helpers of a PostgreSQL that is starting.
  set -m
  (
    export CROSSDOCK_DATA="$data/sandbox"
    run_sandbox
  ) &
  sandbox_pid=$!
  wait_for "$org" /services/data "$sandbox_pid"
  wait_for "$shop" / "$sandbox_pid"
  cat <<TEXT

  Buy something      http://127.0.0.1:$shop      (the sandbox shop)
  See it arrive      http://127.0.0.1:$port      (the console; sign in as admin, password admin)
  Look it up         http://127.0.0.1:$org      (the sandbox org)
  API token          demo-token
  Data               $data

TEXT
  (
    serve_sandbox "http://127.0.0.1:$shop" "http://127.0.0.1:$org"
    export CROSSDOCK_DATA="$data/crossdock" CROSSDOCK_PORT="$port" CROSSDOCK_CONFIG=/dev/null
    run_crossdock io.crossdock.app.Serve
  ) &
  serve_pid=$!
  set +m
  # Either may end by itself; bash 3.2 has no wait for the first of two. A trap waits for no sleep that is waited for.
  while kill -0 "$serve_pid" 2>/dev/null && kill -0 "$sandbox_pid" 2>/dev/null; do
    sleep 1 >/dev/null 2>&1 &
    wait $! || true
  done
}

launch() {
  local command=$1
  shift
  case "$command" in
    demo) demo ;;
    serve) run_crossdock io.crossdock.app.Serve "$@" ;;
    doctor) run_crossdock io.crossdock.app.Doctor "$@" ;;
    sandbox) run_sandbox "$@" ;;
    health) health ;;
    version) echo "Crossdock $version" ;;
    *) fail "there is no command \"$command\"" ;;
  esac
}
