using Checkout.Data.SignOn;
using Checkout.Domain.SignOn;

namespace Checkout.Cli.Commands.People;

/// <summary><c>checkout sign-on list|confirm-domain|off</c>: what an operator does for a customer's own sign-in.</summary>
internal static class SignOnCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var account = new UserOptions().RequiredAccount;
        var domain = new Option<string>("--domain") { Description = "The domain, as the account has entered it.", Required = true };
        return new Command("sign-on", "Helps customers with their company's own sign-in.")
        {
            Operation.Define("list", "Lists the accounts that have set one up, with their domains.", connection, ListAsync),
            Operation.Define("confirm-domain", "Confirms that a domain belongs to an account, in place of a record in the DNS.",
                connection,
                (operation, token) => ConfirmAsync(operation, operation.Parsed.GetRequiredValue(account),
                operation.Parsed.GetRequiredValue(domain), token), takes: [account, domain]),
            Operation.Define("off", "Turns it off, so that everybody of the account signs in with a password again.", connection,
                (operation, token) => TurnOffAsync(operation, operation.Parsed.GetRequiredValue(account), token), takes: [account]),
        };
    }

    private static async Task<int> ListAsync(Operation operation, CancellationToken cancellation)
    {
        await using var db = operation.OpenDatabase();
        var domains = (await db.SignOnDomains.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellation))
            .ToLookup(row => row.AccountId);
        var providers = await db.SignOnProviders.AsNoTracking().ToDictionaryAsync(row => row.AccountId, cancellation);
        foreach (var account in await db.Accounts.AsNoTracking().OrderBy(row => row.Number).ToListAsync(cancellation))
        {
            var provider = providers.GetValueOrDefault(account.Id);
            if (provider is null && !domains[account.Id].Any())
            {
                continue;
            }

            var use = provider is not { IsOn: true } ? "off" : account.SignOnRequired ? "required" : "on";
            await operation.Output.WriteLineAsync($"{account.Number}  {account.Name}  {provider?.Issuer ?? "no provider"}  {use}");
            foreach (var domain in domains[account.Id])
            {
                await operation.Output.WriteLineAsync($"  {domain.Name}  {(domain.Proven is null ? "not proven" : "proven")}");
            }
        }

        return ExitCode.Done;
    }

    private static Task<int> ConfirmAsync(Operation operation, string key, string typed, CancellationToken cancellation)
    {
        var name = SignOnDomain.Normalize(typed) ?? throw new RuleViolation($"{typed} is no domain.");
        return ChangeAsync(operation, key, async (db, account, now) =>
        {
            var domain = await db.SignOnDomains.SingleOrDefaultAsync(row => row.AccountId == account.Id && row.Name == name, cancellation)
                ?? throw new RuleViolation($"{account.Number} has not entered the domain {name}.");
            RuleViolation.ThrowIf(domain.Proven is null && await operation.Get<ManageSignOn>().IsTakenAsync(name, cancellation),
                $"Another account has proven {name}. Clear up whose it is, and have that one remove it.");

            domain.Prove(now);
            return (AuditAction.SignOnDomainProven, name, $"{name} is proven for {account.Number}.");
        }, cancellation);
    }

    private static Task<int> TurnOffAsync(Operation operation, string key, CancellationToken cancellation) =>
        ChangeAsync(operation, key, async (db, account, _) =>
        {
            (await db.SignOnProviders.SingleOrDefaultAsync(row => row.AccountId == account.Id, cancellation)
                ?? throw new RuleViolation($"{account.Number} has no sign-in of its own.")).TurnOff();
            account.RequireSignOn(false);
            return (AuditAction.SignOnSwitched, nameof(SignOnUse.Off), $"The company sign-in of {account.Number} is off.");
        }, cancellation);

    private static async Task<int> ChangeAsync(Operation operation, string key,
        Func<CheckoutDbContext, Account, DateTimeOffset, Task<(AuditAction Action, string Subject, string Said)>> change,
        CancellationToken cancellation)
    {
        await using var db = operation.OpenDatabase();
        using var turn = await db.WriteTurnAsync(cancellation);
        var account = await UsersCommand.AccountAsync(db, key, cancellation);
        var now = operation.Get<TimeProvider>().GetUtcNow();
        var (action, subject, said) = await change(db, account, now);
        db.AuditEntries.Add(new AuditEntry(account.Id, userId: null, UsersCommand.Actor, action, subject, details: null, ipAddress: null,
            now));
        await db.SaveChangesAsync(cancellation);
        await operation.Output.WriteLineAsync(said);
        return ExitCode.Done;
    }
}
