# Sourced. AS_ROOT: the word that runs a command as root without asking for a password ("env" when we are root), or nothing.
AS_ROOT=""
if [ "$(id -u)" = 0 ]; then
    AS_ROOT="env DEBIAN_FRONTEND=noninteractive"
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    AS_ROOT="sudo -n env DEBIAN_FRONTEND=noninteractive"
fi
