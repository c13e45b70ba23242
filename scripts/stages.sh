# Runs named stages one after the other, keeps their times, and says at the end which of them failed.
# A failed stage does not stop the next: one run shows everything that is wrong.

wanted=${1:-}
[ $# -eq 0 ] || shift
failed=""
times=""

# stage NAME COMMAND...; words after a stage's name on the command line are handed to its command.
stage() {
    name=$1
    shift
    [ -z "$wanted" ] || [ "$wanted" = "$name" ] || return 0
    echo "== $name"
    began=$(date +%s)
    if [ -n "$wanted" ] && [ -n "$more" ]; then
        # shellcheck disable=SC2086 # the filter is meant to fall apart into words
        set -- "$@" $more
    fi
    "$@" || failed="$failed $name"
    times="$times $name $(($(date +%s) - began)) s,"
}

more=$*

closing() {
    [ -n "$times" ] || failed=" (no stage is called $wanted)"
    echo "== times:${times%,}"
    [ -z "$failed" ] || {
        echo "== failed:$failed"
        exit 1
    }
}
