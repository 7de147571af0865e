-- Backs up Checkout's SQL Server database while it is in use, and reads the copy back. From a scheduler, every night:
--
--   sqlcmd -S SERVER -b -i backup-sqlserver.sql -v Database="checkout" Folder="/var/opt/mssql/backup"
--
-- -b makes sqlcmd end with 1 when anything fails. Old copies are removed by whoever owns the folder, or by a maintenance plan.
DECLARE @file nvarchar(400) = N'$(Folder)/$(Database)-' + FORMAT(SYSUTCDATETIME(), 'yyyyMMddTHHmmssZ') + N'.bak';
BACKUP DATABASE [$(Database)] TO DISK = @file WITH CHECKSUM, COMPRESSION, FORMAT, INIT, STATS = 25;
RESTORE VERIFYONLY FROM DISK = @file WITH CHECKSUM;

-- For a point in time (recovery model FULL), this every quarter of an hour:
--   BACKUP LOG [checkout] TO DISK = N'/var/opt/mssql/backup/checkout-….trn' WITH CHECKSUM;
--
-- Into another database, and to a moment; then “checkout verify” against it:
--   RESTORE DATABASE [checkout_restored] FROM DISK = N'….bak' WITH CHECKSUM, NORECOVERY,
--       MOVE N'checkout' TO N'….mdf', MOVE N'checkout_log' TO N'….ldf';
--   RESTORE LOG [checkout_restored] FROM DISK = N'….trn' WITH CHECKSUM, STOPAT = '2026-11-30T20:15:00', RECOVERY;
