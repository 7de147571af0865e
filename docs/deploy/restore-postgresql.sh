#!/bin/sh
# Restores a copy that backup-postgresql.sh made into a new database, and proves it.
#
#   restore-postgresql.sh FILE
#
# PGHOST, PGPORT, PGUSER and PGPASSFILE name the server, PGDATABASE the new database, which must not exist: an existing one is never touched.
# CHECKOUT is the command, “checkout” if unset. It must be told the new database and the keys of the old one in its own way:
# Database__Provider=PostgreSql, Database__ConnectionString, Audit__Key.
# Ends with 0 when “checkout verify” has found nothing.
set -eu

file=${1:?which file?}
: "${PGDATABASE:?name the new database in PGDATABASE}"
test -f "$file"

if [ ! -f "$file.sha256" ]; then
    echo "$file.sha256 is missing: nobody can tell whether the copy is whole." >&2
    exit 1
fi
(cd "$(dirname "$file")" && sha256sum -c "$(basename "$file").sha256" > /dev/null)

createdb "$PGDATABASE"
pg_restore --exit-on-error --single-transaction --no-owner --dbname="$PGDATABASE" "$file"
psql --quiet --dbname="$PGDATABASE" --command='ANALYZE'

# Not quoted: it may be several words, such as “dotnet checkout.dll”.
${CHECKOUT:-checkout} verify
echo "Restored into $PGDATABASE. Payments taken since: checkout reconcile --since $(date -u -r "$file" +%Y-%m-%d)"
