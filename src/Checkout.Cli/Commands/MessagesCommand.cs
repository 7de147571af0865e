using Checkout.Cli.Commands.People;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout messages list|resend|bounced</c></summary>
internal static class MessagesCommand
{
    private const int DefaultCount = 50;

    public static Command Create(ConnectionOptions connection) =>
        new("messages", "Shows outgoing messages, sends failed ones again, and notes those that came back.")
        {
            List(connection), Resend(connection), Bounced(connection),
        };

    private static Command List(ConnectionOptions connection)
    {
        var status = new Option<MessageStatus>("--status")
        {
            Description = "Failed, Waiting or Sent.",
            DefaultValueFactory = _ => MessageStatus.Failed
        };
        var count = new Option<int>("--count") { Description = "How many, newest first.", DefaultValueFactory = _ => DefaultCount };
        return Operation.Define("list", "Lists messages, those that were given up unless another status is asked for.", connection,
            async (operation, cancellation) =>
        {
            await using var db = operation.OpenDatabase();
            var (wanted, most) = (operation.Parsed.GetValue(status), operation.Parsed.GetValue(count));
            var messages = await db.OutboxMessages.AsNoTracking().Where(message => message.Status == wanted)
                .OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Ordinal).Take(most)
                    .ToListAsync(cancellation);
            foreach (var message in messages)
            {
                await operation.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"{message.Id:N}  {message.CreatedAt:yyyy-MM-dd HH:mm}  {message.Kind,-26} {message.To,-32} {message.Attempts,2} "
                    + $"attempts  {message.LastError}"));
            }

            await operation.Output.WriteLineAsync(FormattableString.Invariant($"{messages.Count} messages."));
            return ExitCode.Done;
        }, takes: [status, count]);
    }

    private static Command Resend(ConnectionOptions connection)
    {
        var ids = new Argument<Guid[]>("ID") { Description = "Ids as “messages list” shows them.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all-failed") { Description = "All that were given up." };
        return Operation.Define("resend", "Hands messages to the portal for sending once more.", connection,
            async (operation, cancellation) =>
        {
            var (wanted, everything) = (operation.Parsed.GetValue(ids) ?? [], operation.Parsed.GetValue(all));
            if (everything == wanted.Length > 0)
            {
                await operation.Error.WriteLineAsync("Name messages by their id, or say --all-failed.");
                return ExitCode.Usage;
            }

            return await ResendAsync(operation, wanted, everything, cancellation);
        }, takes: [ids, all]);
    }

    private static Command Bounced(ConnectionOptions connection)
    {
        var address = new Argument<string>("ADDRESS") { Description = "Whose mail came back after the mail server had taken it." };
        return Operation.Define("bounced", "Notes that the newest mail to an address came back, so that others are told.",
            connection, async (operation, cancellation) =>
        {
            await using var db = operation.OpenDatabase();
            using var turn = await db.WriteTurnAsync(cancellation);
            var to = operation.Parsed.GetValue(address)!;
            var sent = await db.OutboxMessages.Where(message => message.To == to && message.ForAccountId != null
                && message.Status == MessageStatus.Sent).OrderByDescending(message => message.Ordinal).ToListAsync(cancellation);
            var newest = sent.DistinctBy(message => message.ForAccountId).ToList();
            var now = operation.Get<TimeProvider>().GetUtcNow();
            newest.ForEach(message => message.Refuse(now));
            await db.SaveChangesAsync(cancellation);
            await operation.Output.WriteLineAsync(newest.Count == 0 ? "Nothing was sent to that address."
                : FormattableString.Invariant($"Noted for {newest.Count} {(newest.Count == 1 ? "account" : "accounts")}."));
            return newest.Count == 0 ? ExitCode.BadData : ExitCode.Done;
        }, takes: [address]);
    }

    private static async Task<int> ResendAsync(Operation operation, Guid[] ids, bool allFailed, CancellationToken cancellation)
    {
        await using var db = operation.OpenDatabase();
        using var turn = await db.WriteTurnAsync(cancellation);
        var messages = await db.OutboxMessages.Where(message => allFailed ? message.Status == MessageStatus.Failed
            : ids.Contains(message.Id)).ToListAsync(cancellation);
        foreach (var unknown in ids.Except(messages.Select(message => message.Id)))
        {
            await operation.Error.WriteLineAsync(FormattableString.Invariant($"There is no message {unknown:N}."));
        }

        var now = operation.Get<TimeProvider>().GetUtcNow();
        messages.ForEach(message => message.SendAgain(now));
        foreach (var account in messages.Where(message => message.ForAccountId is not null).GroupBy(message => message.ForAccountId!.Value))
        {
            db.AuditEntries.Add(new AuditEntry(
                account.Key, userId: null, UsersCommand.Actor, AuditAction.MessageSentAgain, subject: null,
                account.Count().ToString(CultureInfo.InvariantCulture), ipAddress: null, now));
        }

        await db.SaveChangesAsync(cancellation);
        await operation.Output.WriteLineAsync(FormattableString.Invariant($"{messages.Count} messages will be sent again."));
        return messages.Count < ids.Length ? ExitCode.BadData : ExitCode.Done;
    }
}
