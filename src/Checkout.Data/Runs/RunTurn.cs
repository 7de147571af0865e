using Checkout.Data.Providers;

namespace Checkout.Data.Runs;

/// <summary>How a background run, an import or a comparison of figures ended last, so that every process of the deployment knows it, and
/// the command too.</summary>
public sealed class RunTurn
{
    /// <summary>Files of the vendor's feed; what is left undone is problems of the last one, of which nothing was kept.</summary>
    public const string Import = "import";

    /// <summary><c>checkout audit figures</c>; what is left undone is figures that differed from the documents.</summary>
    public const string Figures = "figures";

    private RunTurn() { }

    /// <param name="run">What operators know the work by; unique.</param>
    /// <param name="began">When the turn began.</param>
    /// <param name="ended">When it ended.</param>
    /// <param name="undone">How many rows it could not deal with; null where it broke off.</param>
    public RunTurn(string run, DateTimeOffset began, DateTimeOffset ended, int? undone)
    {
        Run = run;
        Take(began, ended, undone);
    }

    public string Run { get; private set; } = null!;

    /// <summary>When the last turn ended, in UTC; where nothing changed, a minute ago at most.</summary>
    public DateTimeOffset EndedAt { get; private set; }

    /// <summary>When the last turn began that left nothing undone, in UTC: what was due then was done. Null where there was none.</summary>
    public DateTimeOffset? CleanFrom { get; private set; }

    /// <summary>Rows that the last turn could not deal with; null where it broke off.</summary>
    public int? Undone { get; private set; }

    /// <summary>Since when no turn was clean, in UTC; null while they are.</summary>
    public DateTimeOffset? StandsSince { get; private set; }

    /// <summary>Keeps how a turn ended, beside whatever else goes on: what can't be kept is kept with the next turn.</summary>
    /// <param name="contexts">Of the database.</param>
    /// <param name="run">What operators know the work by.</param>
    /// <param name="began">When the turn began.</param>
    /// <param name="ended">When it ended.</param>
    /// <param name="undone">How many rows it could not deal with; null where it broke off.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="patience">How long it waits for others that write to the same file; null for as long as commands do.</param>
    public static async Task KeepAsync(CheckoutDbContexts contexts, string run, DateTimeOffset began, DateTimeOffset ended, int? undone,
        CancellationToken cancellation, TimeSpan? patience = null)
    {
        if (patience is not { } brief)
        {
            await KeepAsync(contexts, new RunTurn(run, began, ended, undone), began, commandSeconds: null, cancellation);
            return;
        }

        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        impatient.CancelAfter(brief);
        try
        {
            await KeepAsync(contexts, new RunTurn(run, began, ended, undone), began, (int)Math.Ceiling(brief.TotalSeconds),
                impatient.Token);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested
            && (exception is OperationCanceledException || DatabaseTroubles.Of(exception) is DatabaseTrouble.Busy))
        {
            // Somebody writes; the next turn tells.
        }
    }

    private static async Task KeepAsync(CheckoutDbContexts contexts, RunTurn ended, DateTimeOffset began, int? commandSeconds,
        CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        db.Database.SetCommandTimeout(commandSeconds ?? db.Database.GetCommandTimeout());
        using var turn = await db.WriteTurnAsync(cancellation);
        if (await db.RunTurns.SingleOrDefaultAsync(row => row.Run == ended.Run, cancellation) is { } known)
        {
            known.Take(began, ended.EndedAt, ended.Undone);
        }
        else
        {
            db.RunTurns.Add(ended);
        }

        // Another process may keep the first turn of this run.
        await db.TrySaveAsync(cancellation);
    }

    private void Take(DateTimeOffset began, DateTimeOffset ended, int? undone)
    {
        (EndedAt, Undone) = (ended, undone);
        StandsSince = undone == 0 ? null : StandsSince ?? ended;
        CleanFrom = undone == 0 ? began : CleanFrom;
    }
}
