# What a script needs and how it is brought: Debian packages by name, and nothing when all is there.
# Read with `.`; then call `need_program`, `need_file` and `need_rust`, and at the end `bring`.

missing=""

# need_program PROGRAM PACKAGE...: the packages are missing when the program is.
need_program() {
    program=$1
    shift
    command -v "$program" >/dev/null 2>&1 || missing="$missing $*"
}

# need_file PATH PACKAGE...: the same for a header, a font, a server that is not on the PATH.
need_file() {
    path=$1
    shift
    [ -e "$path" ] || missing="$missing $*"
}

# Finds cargo where rustup puts it, also in a shell that was opened before Rust was installed.
need_rust() {
    command -v cargo >/dev/null 2>&1 || PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
    command -v cargo >/dev/null 2>&1 || {
        echo "Rust is needed: cargo was not found (see rustup.rs)." >&2
        exit 1
    }
}

# As root, or with sudo, or with a sentence that says what to install.
bring() {
    [ -n "$missing" ] || return 0
    as_root=""
    if [ "$(id -u)" != 0 ]; then
        as_root=sudo
        command -v sudo >/dev/null 2>&1 || as_root=none
    fi
    if [ "$as_root" = none ] || ! command -v apt-get >/dev/null 2>&1; then
        echo "Please install these packages, then start again:$missing" >&2
        exit 1
    fi
    echo "Installing:$missing"
    # shellcheck disable=SC2086 # the list is meant to fall apart into words
    $as_root apt-get -qq update &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >/dev/null
}
