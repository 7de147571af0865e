namespace Checkout.Web.Messages;

/// <summary>
/// Hands out what is due, turn by turn: what somebody waits for at the sign-in page first, then each account's oldest, the accounts in
/// rotation. However much one account has waiting, another's message leaves within two turns.
/// </summary>
/// <remarks>Reads ids only: a message that can't even be read must not hide the others.</remarks>
public sealed class OutboxQueue(CheckoutDbContexts contexts, MailLane lane)
{
    public const int TurnSize = 20;

    // A thousand people who are invited must not hold up everything else.
    private const int ForSignIn = TurnSize / 2;

    private readonly Dictionary<Guid, int> _served = [];
    private readonly HashSet<Guid> _leftBehind = [];
    private int _turn;

    /// <summary>For the rest of this pass it is not handed out again.</summary>
    public void LeaveBehind(Guid id) => _leftBehind.Add(id);

    /// <returns>Nothing where nothing is due any more.</returns>
    public async Task<IReadOnlyList<Guid>> NextTurnAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        _turn++;
        await using var db = contexts.Unscoped();
        var due = Waiting(db).Where(message => message.NextAttemptAt <= now);
        var turn = lane is MailLane.Words
            ? await OldestAsync(due.Where(message => MessageKinds.ForSignIn.Contains(message.Kind)), ForSignIn, cancellation)
            : [];
        var others = due.Where(message => !MessageKinds.ForSignIn.Contains(message.Kind));
        var accounts = await others.GroupBy(message => message.ForAccountId)
            .Select(group => new { AccountId = group.Key, Oldest = group.Min(message => message.NextAttemptAt) }).ToListAsync(cancellation);
        foreach (var accountId in accounts.OrderBy(account => _served.GetValueOrDefault(account.AccountId ?? Guid.Empty))
            .ThenBy(account => account.Oldest).Select(account => account.AccountId))
        {
            if (turn.Count >= TurnSize)
            {
                break;
            }

            var share = Math.Min(Math.Max(1, TurnSize / accounts.Count), TurnSize - turn.Count);
            turn.AddRange(await OldestAsync(others.Where(message => message.ForAccountId == accountId), share, cancellation));
            _served[accountId ?? Guid.Empty] = _turn;
        }

        return turn;
    }

    /// <summary>What failed before and comes again later, whichever process tried it.</summary>
    public async Task<IReadOnlyList<Guid>> WaitingAgainAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        return await Waiting(db).Where(message => message.NextAttemptAt > now && message.LastError != null)
            .Select(message => message.Id).ToListAsync(cancellation);
    }

    private IQueryable<OutboxMessage> Waiting(CheckoutDbContext db)
    {
        var waiting = db.OutboxMessages.Where(message => message.Status == MessageStatus.Waiting);
        return lane is MailLane.Documents
            ? waiting.Where(message => MessageKinds.WithDocument.Contains(message.Kind))
            : waiting.Where(message => !MessageKinds.WithDocument.Contains(message.Kind));
    }

    private async Task<List<Guid>> OldestAsync(IQueryable<OutboxMessage> due, int count, CancellationToken cancellation)
    {
        var ids = await due.OrderBy(message => message.NextAttemptAt).ThenBy(message => message.Ordinal).Select(message => message.Id)
            .Take(count + _leftBehind.Count).ToListAsync(cancellation);
        return [.. ids.Where(id => !_leftBehind.Contains(id)).Take(count)];
    }
}
