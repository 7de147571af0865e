using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Checkout.Domain.Accounts;
using Checkout.Domain.Contracts;
using Checkout.Domain.InstalledProducts;

namespace Checkout.Domain.Quotes;

/// <summary>What the acceptance rules look at besides the quote, all read after the lock.</summary>
/// <param name="Contract">The contract that the quote names; null for new business.</param>
/// <param name="Contracts">All contracts of the account.</param>
/// <param name="Installed">All units of the contract.</param>
/// <param name="Today">The vendor's business date.</param>
public sealed record AcceptanceContext(Contract? Contract, IReadOnlyCollection<Contract> Contracts, IReadOnlyCollection<InstalledProduct> Installed, DateOnly Today)
{
    /// <summary>What a colleague asked to be approved; null where nobody did.</summary>
    public QuoteApproval? Request { get; init; }

    /// <summary>Who accepts; null where nobody in particular does.</summary>
    public Guid? AcceptedBy { get; init; }
}

/// <summary>Decides whether a quote can be accepted, and if not why (R8 to R11, R20).</summary>
public static class AcceptanceRules
{
    /// <summary>Days after a contract's end on which its renewal still starts the day after that end (R10).</summary>
    public const int RenewalGraceDays = 30;

    /// <returns>Null where the quote can be accepted.</returns>
    public static AcceptanceRefusal? Refusal(Quote quote, AcceptanceContext context) =>
        OfStatus(quote, context) ?? OfContract(quote, context) ?? OfStart(quote, context.Today) ?? OfContractCount(quote, context);

    /// <summary>Which units a renewal continues: SHA-256 over the products in force to the contract's end and their quantities, in hexadecimal.</summary>
    public static string Fingerprint(IEnumerable<InstalledProduct> installed, DateOnly contractEndsOn)
    {
        var units = installed
            .Where(product => product.IsRecurring && product.IsInForceOn(contractEndsOn))
            .GroupBy(product => product.Sku, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key}={group.Sum(product => product.Quantity):0.####}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', units))));
    }

    /// <returns>Why one person alone can't accept what comes to this total; null where one can, or a colleague asked for it.</returns>
    public static AcceptanceRefusal? OfApproval(Quote quote, Account account, Money total, AcceptanceContext context) =>
        context.Request is not null || !account.AsksApprovalOf(total) ? null : new(
            AcceptanceRefusalKind.ApprovalRequired,
            total.Currency == account.Currency
                ? Say($"At {account.Name}, orders above {new Money(account.ApprovalAbove ?? 0m, account.Currency)} take two people: one asks for approval, a second one accepts. {quote.Number} comes to {total}.")
                : Say($"At {account.Name}, orders in another currency than {account.Currency} take two people: one asks for approval, a second one accepts."));

    private static AcceptanceRefusal? OfStatus(Quote quote, AcceptanceContext context)
    {
        var today = context.Today;
        var who = quote.DecidedBy is null ? "" : $" by {quote.DecidedBy}";
        var when = Moment(quote.DecidedAt);
        return quote.StatusOn(today) switch
        {
            QuoteStatus.Active => null,
            QuoteStatus.Purchased => new(AcceptanceRefusalKind.AlreadyPurchased, $"{quote.Number} was already accepted{who}{when}. Order {quote.OrderNumber} came of it."),
            QuoteStatus.Declined => new(AcceptanceRefusalKind.Declined, $"{quote.Number} was declined{who}{when}. Your account executive can publish a new one."),
            QuoteStatus.Withdrawn => new(AcceptanceRefusalKind.Withdrawn, $"{quote.Number} was withdrawn{when}. Ask your account executive for a new one."),
            QuoteStatus.Superseded => new(AcceptanceRefusalKind.Superseded, $"Version {quote.Revision} of {quote.Number} was replaced by a newer version{Moment(quote.SupersededAt)}. Review and accept the newest one."),
            QuoteStatus.Discarded => new(AcceptanceRefusalKind.Discarded, $"{quote.Number} was discarded{who}{when}."),
            QuoteStatus.Expired => new(AcceptanceRefusalKind.Expired, Say($"{quote.Number} could be accepted until the end of {quote.ExpiresOn:d MMMM yyyy}. Ask your account executive for a new one.")),
            QuoteStatus.PendingApproval when context is { Request: { } request, AcceptedBy: { } userId } => request.RequestedById != userId ? null : new(
                AcceptanceRefusalKind.OwnRequest, $"You asked for the approval of {quote.Number}, so somebody else has to give it."),
            QuoteStatus.PendingApproval => new(AcceptanceRefusalKind.AwaitingApproval, $"{quote.Number} waits for a second person’s approval."),
            _ => new(AcceptanceRefusalKind.NotPublished, $"{quote.Number} is not published yet."),
        };
    }

    private static AcceptanceRefusal? OfContract(Quote quote, AcceptanceContext context)
    {
        if (quote.Type is QuoteType.New || context.Contract is not { } contract)
        {
            return null;
        }

        if (contract.EndedEarly(context.Today) is { } ended)
        {
            return new(AcceptanceRefusalKind.ContractTerminated, ended.Then("Nothing can be added to it."));
        }

        if (quote.ContractEndsOn is { } expected && contract.EndsOn != expected)
        {
            return quote.Type is QuoteType.Renewal
                ? new(AcceptanceRefusalKind.RenewalOutdated, Say($"Contract {contract.Number} was already renewed: it now ends on {contract.EndsOn:d MMMM yyyy}. One renewal can be accepted per term."))
                : new(AcceptanceRefusalKind.ContractChanged, Say($"Contract {contract.Number} now ends on {contract.EndsOn:d MMMM yyyy}, not on {expected:d MMMM yyyy} as when {quote.Number} was made. {(quote.Origin is QuoteOrigin.Customer ? "Edit the quote to refresh it." : "Ask for a refreshed quote.")}"));
        }

        if (quote.Type is QuoteType.AddOn)
        {
            return context.Today > contract.EndsOn
                ? new(AcceptanceRefusalKind.ContractEnded, Say($"Contract {contract.Number} ended on {contract.EndsOn:d MMMM yyyy}. Nothing can be added to it."))
                : null;
        }

        if (context.Today > contract.EndsOn.AddDays(RenewalGraceDays))
        {
            return new(AcceptanceRefusalKind.RenewalTooLate, Say($"Contract {contract.Number} ended on {contract.EndsOn:d MMMM yyyy}, more than {RenewalGraceDays} days ago. It can’t be renewed any more; ask for a new quote."));
        }

        return quote.RenewalFingerprint is { } fingerprint && !string.Equals(fingerprint, Fingerprint(context.Installed, contract.EndsOn), StringComparison.Ordinal)
            ? new(AcceptanceRefusalKind.RenewalOutdated, $"Licenses were added to contract {contract.Number} since {quote.Number} was made. {(quote.Origin is QuoteOrigin.Customer ? "Refresh the renewal, and it includes them." : "Ask for a refreshed renewal that includes them.")}")
            : null;
    }

    private static AcceptanceRefusal? OfStart(Quote quote, DateOnly today) =>
        quote.Origin is QuoteOrigin.Customer && quote.StartsOn is { } start && start < today
            ? new(AcceptanceRefusalKind.StartPassed, Say($"{quote.Number} was to start on {start:d MMMM yyyy}, which has passed. Choose a new start."))
            : null;

    private static AcceptanceRefusal? OfContractCount(Quote quote, AcceptanceContext context)
    {
        if (quote is { Origin: QuoteOrigin.Customer, Type: QuoteType.New } && context.Contracts.FirstOrDefault(contract => contract.CountsOn(context.Today)) is { } begun)
        {
            return new(AcceptanceRefusalKind.ContractChanged, $"Contract {begun.Number} was made since {quote.Number} was saved. Refresh {quote.Number}, and it adds to that contract.");
        }

        // A renewal holds what its contract held; nothing of it is new.
        if (quote.Origin is not QuoteOrigin.Customer || quote.Type is QuoteType.Renewal || context.Contracts.Count(contract => contract.CountsOn(context.Today)) < 2)
        {
            return null;
        }

        var start = quote.StartsOn ?? context.Today;
        var owned = context.Installed.Where(product => product.IsInForceOn(context.Today) || product.IsInForceOn(start)).Select(product => product.ProductId).ToHashSet();
        return quote.Lines.Any(line => !owned.Contains(line.ProductId))
            ? new(AcceptanceRefusalKind.SeveralContracts, "Your company has several contracts, so new products can’t be added here. Your account executive can.")
            : null;
    }

    private static string Moment(DateTimeOffset? at) => at is { } known ? string.Create(CultureInfo.InvariantCulture, $" on {known.UtcDateTime:d MMMM yyyy 'at' HH:mm} UTC") : "";

    private static Sentence Say(FormattableString sentence) => new(sentence);
}
