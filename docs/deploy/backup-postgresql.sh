#!/bin/sh
# Backs up Checkout's PostgreSQL database while it is in use, reads the copy back, and removes old ones.
#
# The server is named as for every PostgreSQL program: PGHOST, PGPORT, PGDATABASE, PGUSER, and the password by PGPASSFILE (or PGPASSWORD).
#   BACKUP_FOLDER     where copies lie, of mode 0600; /var/backups/checkout if unset
#   BACKUP_KEEP_DAYS  how long; 14 if unset
# Ends with 0 when a new copy is complete, and with another code, keeping every copy, when anything failed.
set -eu
umask 077

folder=${BACKUP_FOLDER:-/var/backups/checkout}
keep=${BACKUP_KEEP_DAYS:-14}
name=checkout-$(date -u +%Y%m%dT%H%M%SZ).dump

mkdir -p "$folder"
cd "$folder"
trap 'rm -f "$name.unfinished"' EXIT
trap 'exit 1' HUP INT TERM

# One snapshot: every acceptance that was answered before is in it.
pg_dump --format=custom --no-owner --file="$name.unfinished"

# Every part of it can be read.
pg_restore --file=/dev/null "$name.unfinished"
sync "$name.unfinished" 2>/dev/null || sync
mv "$name.unfinished" "$name"
sha256sum "$name" > "$name.sha256"

find . -maxdepth 1 -name 'checkout-*.dump*' -mtime "+$keep" -exec rm -f {} +
echo "$folder/$name"
