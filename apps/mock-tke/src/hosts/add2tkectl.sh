#!/bin/sh
# add2tkectl of mock-tke, not of Tencent Cloud. It behaves like the script that a registered node runs, but changes only files
# under one folder. Usage: check | install | clear
set -eu

TOKEN="@TOKEN@"
REGISTER_URL="@REGISTER_URL@"
NODE_NAME="@NODE_NAME@"
INTERFACE="@INTERFACE@"
PLAYED_ADDRESS="@PLAYED_ADDRESS@"
NODE_TYPE="@NODE_TYPE@"
SYSTEMS="@SYSTEMS@"
CUSTOM_DATA="@CUSTOM_DATA@"
CUSTOM_DATA_FOLDER="@CUSTOM_DATA_FOLDER@"
SCRIPT="@SCRIPT@"

say() { printf '%s\n' "[add2tkectl] $*"; }
fail() {
  printf '%s\n' "[add2tkectl] ERROR: $*" >&2
  exit 1
}

# ADD2TKE_ROOT is the folder with the host's files. Without it the script simulates a TencentOS host in a subfolder. Each node name
# has its own subfolder. Scripts without a node name share one.
find_root() {
  if [ -n "${ADD2TKE_ROOT:-}" ]; then
    ROOT=$ADD2TKE_ROOT
    [ -d "$ROOT" ] || fail "ADD2TKE_ROOT is not a folder: $ROOT"
    return
  fi
  ROOT=./$SCRIPT-host
  case "$NODE_NAME" in
  '') ;;
  *[!a-z0-9.-]* | .*) fail "node name is not a DNS name in lower case" ;;
  *) ROOT=$ROOT-$NODE_NAME ;;
  esac
  [ ! -d "$ROOT" ] || return 0
  say "this script comes from mock-tke: it simulates a TencentOS host in $ROOT and changes nothing else on this machine"
  mkdir -p "$ROOT/etc" "$ROOT/proc/sys/kernel" "$ROOT/sys/class/net/${INTERFACE:-eth0}"
  printf 'NAME="TencentOS Server"\nVERSION_ID="3.1"\nID="tencentos"\nPRETTY_NAME="TencentOS Server 3.1 (Final)"\n' >"$ROOT/etc/os-release"
  printf '5.4.119-19.0009.28\n' >"$ROOT/proc/sys/kernel/osrelease"
  printf '%s\n' "$PLAYED_ADDRESS" >"$ROOT/sys/class/net/${INTERFACE:-eth0}/address4"
  [ "$NODE_TYPE" = GPU ] || return 0
  mkdir -p "$ROOT/proc/driver/nvidia" "$ROOT/usr/local/cuda" "$ROOT/dev"
  : >"$ROOT/proc/driver/nvidia/version"
  : >"$ROOT/dev/nvidia0"
}

check_os() {
  [ -r "$ROOT/etc/os-release" ] || fail "check_os: no /etc/os-release"
  id=$(sed -n 's/^ID="\{0,1\}\([^"]*\)"\{0,1\}$/\1/p' "$ROOT/etc/os-release")
  version=$(sed -n 's/^VERSION_ID="\{0,1\}\([^"]*\)"\{0,1\}$/\1/p' "$ROOT/etc/os-release")
  case "$id, $SYSTEMS," in
  "tencentos,"*" $version,"*) ;;
  *) fail "check_os: $id $version is not supported, use TencentOS Server: $SYSTEMS" ;;
  esac
}

check_kernel() {
  kernel=$(cat "$ROOT/proc/sys/kernel/osrelease" 2>/dev/null || uname -r)
  case "$kernel" in
  5.4.*) ;;
  *) fail "check_kernel: kernel $kernel is not supported, use tkernel4 (5.4)" ;;
  esac
}

find_address() {
  nic=${INTERFACE:-eth0}
  [ -r "$ROOT/sys/class/net/$nic/address4" ] || fail "network interface $nic not found"
  ADDRESS=$(cat "$ROOT/sys/class/net/$nic/address4")
}

check() {
  find_root
  check_os
  check_kernel
  find_address
  say "check passed: $id $version, kernel $kernel, $nic $ADDRESS"
}

# The owner of the host installs driver and toolkit. A missing device is found only later, by the cluster.
check_gpu() {
  GPUS=0
  [ "$NODE_TYPE" = GPU ] || return 0
  [ -e "$ROOT/proc/driver/nvidia/version" ] || fail "nvidia nv_driver not installed"
  [ -d "$ROOT/usr/local/cuda" ] || fail "Install gpu toolkit failed!"
  [ ! -e "$ROOT/dev/nvidia0" ] || GPUS=1
}

register() {
  form="token=$TOKEN&ip=$ADDRESS&gpus=$GPUS"
  if command -v wget >/dev/null 2>&1; then
    ANSWER=$(wget -q -O - --content-on-error --post-data="$form" "$REGISTER_URL") || fail "registration refused: ${ANSWER:-no answer from $REGISTER_URL}"
  elif command -v curl >/dev/null 2>&1; then
    ANSWER=$(curl -sS --fail-with-body --data "$form" "$REGISTER_URL") || fail "registration refused: ${ANSWER:-no answer from $REGISTER_URL}"
  else
    fail "wget or curl is needed"
  fi
}

# Custom data is stored where TKE would run it, but is not run.
keep_custom_data() {
  [ -n "$CUSTOM_DATA" ] || return 0
  mkdir -p "$ROOT$CUSTOM_DATA_FOLDER"
  printf '%s' "$CUSTOM_DATA" | base64 -d >"$ROOT$CUSTOM_DATA_FOLDER/userscript.sh"
}

install() {
  check
  [ ! -e "$ROOT/etc/kubernetes/kubelet.conf" ] || fail "$ROOT was installed before: run '$0 clear', then install again; another host has its own folder or its own node name"
  say "installing containerd and kubelet"
  check_gpu
  register
  mkdir -p "$ROOT/etc/kubernetes" "$ROOT/usr/bin" "$ROOT/var/lib/kubelet"
  printf '%s\n' "$ANSWER" >"$ROOT/etc/kubernetes/kubelet.conf"
  : >"$ROOT/usr/bin/kubelet"
  : >"$ROOT/usr/bin/containerd"
  keep_custom_data
  say "registered as $ANSWER; TKE lists the node once it has joined"
}

clear_host() {
  find_root
  rm -rf "$ROOT/etc/kubernetes" "$ROOT/var/lib/kubelet" "$ROOT/usr/bin/kubelet" "$ROOT/usr/bin/containerd"
  say "cleared: kubelet, containerd and /etc/kubernetes are gone"
}

case "${1:-}" in
check) check ;;
install) install ;;
clear) clear_host ;;
*)
  printf '%s\n' "usage: $0 check|install|clear" >&2
  exit 2
  ;;
esac
