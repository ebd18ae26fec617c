# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian packages of each job, and installing those that are missing. Read by ./dev.
# shellcheck shell=bash

declare -A packages=(
  [build]="build-essential pkg-config meson ninja-build gettext python3 libglib2.0-dev-bin libxml2-utils
    desktop-file-utils gtk-update-icon-cache libgtk-4-dev libadwaita-1-dev libsqlite3-dev libsodium-dev libcurl4-openssl-dev
    libjansson-dev libicu-dev libsecret-1-dev"
  # fonts-liberation2 is what "Times New Roman" of the printed pages becomes; version 1 lacks Vietnamese letters.
  [run]="fonts-liberation2 fonts-noto-core adwaita-icon-theme librsvg2-common gsettings-desktop-schemas ca-certificates"
  [test]="git xvfb dbus-daemon dbus-bin at-spi2-core xdotool imagemagick gir1.2-atspi-2.0 python3-gi
    libgl1-mesa-dri poppler-utils appstream clang-format-14 openssl gnome-keyring libglib2.0-bin"
  [bench]="gnome-text-editor libreoffice-writer-nogui sqlite3"
)

# The server that sync is tested with runs in Node, Debian's or another.
command -v npm >/dev/null || packages[test]+=" nodejs npm"

# Prints those of the packages given that are not installed.
list_missing ()
{
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s ' "$package"
  done
}

# Runs a line of shell as the administrator, or says what one must run.
run_as_root ()
{
  if [ "$(id -u)" -eq 0 ]; then
    sh -c "$1"
  elif command -v sudo >/dev/null; then
    sudo sh -c "$1"
  else
    say "Packages are missing, and only an administrator may install them. Please have one run:"
    say "  $1"
    return 1
  fi
}

# Installs what is missing of the sets named: install_packages build run
install_packages ()
{
  local set missing wanted=""
  for set in "$@"; do
    wanted+=" ${packages[$set]}"
  done
  # shellcheck disable=SC2086
  missing=$(list_missing $wanted)
  [ -n "$missing" ] || return 0

  if ! command -v apt-get >/dev/null; then
    say "This script installs packages on Debian 12 only. Missing here: $missing"
    return 1
  fi
  say "Installing: $missing"
  run_as_root "apt-get update -q && \
DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing" >&2
}
