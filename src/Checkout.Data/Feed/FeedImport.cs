using System.Security.Cryptography;
using Checkout.Data.EInvoices;
using Checkout.Data.Feed.EInvoices;
using Checkout.Data.Runs;

namespace Checkout.Data.Feed;

/// <summary>How far a reading has come.</summary>
/// <param name="IsWriting">False on the first reading, which only looks for problems.</param>
public readonly record struct FeedProgress(bool IsWriting, int Records, long Bytes, long? TotalBytes);

/// <summary>
/// Imports the vendor's feed, one transaction per file (A5). A file is read twice: first to find every problem, without any lock, then to
/// write, in batches. Neither reading holds the file in memory.
/// </summary>
public sealed class FeedImport(CheckoutDbContexts contexts, BusinessCalendar calendar, TimeProvider clock, TransferPolicy? transfers = null)
{
    /// <summary>Who stands in an account's activity for what the feed did.</summary>
    internal const string Actor = "the vendor";

    // What changes nothing waits for nobody.
    private static readonly TimeSpan WaitOfAnEqualFile = TimeSpan.FromSeconds(1);

    internal TimeProvider Clock => clock;

    /// <param name="checkOnly">True to find problems and write nothing.</param>
    public async Task<FeedReport> RunAsync(FeedSource source, bool checkOnly = false, IProgress<FeedProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var report = new FeedReport(source.Name, checkOnly);
        var started = clock.GetUtcNow();
        var lines = new FeedLines(calendar.DateAt(started));
        var found = await CheckAsync(source, lines, started, report, progress, cancellation);
        if (report.Succeeded && !checkOnly && report.Written > 0)
        {
            report.Recount();
            await WriteAsync(source, lines, found, report, progress, cancellation);
        }

        if (!checkOnly)
        {
            await RunTurn.KeepAsync(contexts, RunTurn.Import, started, clock.GetUtcNow(), report.Problems.Count + report.MoreProblems,
                cancellation, report is { Succeeded: true, Written: 0 } ? WaitOfAnEqualFile : null);
        }

        return report;
    }

    private async Task<FeedFindings> CheckAsync(FeedSource source, FeedLines lines, DateTimeOffset started, FeedReport report,
        IProgress<FeedProgress>? progress, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var pass = new FeedPass(db, report, calendar, started);
        return pass.Found(await ReadAsync(source, lines, pass, report, progress, cancellation));
    }

    private async Task WriteAsync(
        FeedSource source, FeedLines lines, FeedFindings found, FeedReport report,
        IProgress<FeedProgress>? progress, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // In one order everywhere, so that two imports wait for each other instead of for good.
        foreach (var account in found.Accounts)
        {
            await AccountTransactions.LockAsync(db, account, cancellation);
        }

        var pass = new FeedPass(db, report, calendar, clock.GetUtcNow(), found);
        try
        {
            var again = await ReadAsync(source, lines, pass, report, progress, cancellation);
            if (!again.AsSpan().SequenceEqual(found.Digest))
            {
                report.Add(new FeedProblem(0, Field: null, "The file changed while it was being read."));
            }

            if (report.Succeeded)
            {
                await FeedConclusion.WriteAsync(pass, transfers ?? TransferPolicy.None, cancellation);
                await transaction.CommitAsync(CancellationToken.None);
            }
        }
        catch (DbUpdateException exception) when (db.IsUniqueViolation(exception) || exception is DbUpdateConcurrencyException)
        {
            report.Add(new FeedProblem(pass.Line, Field: null,
                $"About here the file collides with what somebody else wrote meanwhile, or with itself: "
                + $"{exception.GetBaseException().Message}"));
        }
    }

    private static async Task<byte[]> ReadAsync(
        FeedSource source, FeedLines lines, FeedPass pass, FeedReport report, IProgress<FeedProgress>? progress,
        CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await pass.BeginAsync(cancellation);
        var batch = new FeedBatch(pass, report);
        if (await source.IsXmlAsync(cancellation))
        {
            report.Records++;
            if (await UblFeed.ReadAsync(source, pass, hash, cancellation) is { } invoice)
            {
                batch.Add(invoice);
                await batch.ImportAsync(cancellation);
            }

            return hash.GetHashAndReset();
        }

        await foreach (var line in source.LinesAsync(hash, cancellation))
        {
            report.Records++;
            pass.Enter(line.Number);
            if (lines.Parse(line, pass) is { } parsed)
            {
                batch.Add(parsed);
            }

            if (batch.IsFull)
            {
                await batch.ImportAsync(cancellation);
                progress?.Report(new FeedProgress(pass.Writes, report.Records, line.Offset, source.Length));
            }
        }

        await batch.ImportAsync(cancellation);
        progress?.Report(new FeedProgress(pass.Writes, report.Records, source.Length ?? 0, source.Length));
        return hash.GetHashAndReset();
    }
}
