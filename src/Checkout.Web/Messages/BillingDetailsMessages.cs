using Checkout.Domain.Documents;
using Checkout.Domain.Contracts;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Messages;

/// <summary>What is said when billing details change: to the contacts of before and after, so that nobody is replaced unnoticed, and to the account executive.</summary>
internal static class BillingDetailsMessages
{
    public static async Task<MailContent?> ChangedAsync(MessageSource source, bool forExecutive, CancellationToken cancellationToken)
    {
        var change = await source.Db.BillingDetailsChanges.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken);
        if (change is null)
        {
            return null;
        }

        var contract = await source.Db.Contracts.Where(row => row.Id == change.ContractId).Select(row => new { row.Number, row.Slug }).SingleAsync(cancellationToken);
        var email = await source.Db.Users.Where(user => user.Id == change.UserId).Select(user => user.Email).SingleOrDefaultAsync(cancellationToken);
        var executive = source.Account.Executive;
        return new MailContent(
            forExecutive ? $"{source.Account.Name} changed the billing details of {contract.Number}" : $"The billing details of contract {contract.Number} were changed",
            [
                $"{change.By} changed {BillingDetailsText.Changed(change.Fields)} of contract {contract.Number} for {source.Account.Name} on {DateText.Instant(change.At, source.VendorZone, source.Culture)}.",
                .. Consequences(change, source.Message.To),
                .. forExecutive ? [] : new[] { $"If this is not right, answer this mail: it goes to {executive.Name}." },
            ])
        {
            Facts = [.. change.Fields.Select(field => new MailFact(BillingDetailsText.Label(field), $"{BillingDetailsText.Line(change.Before, field)} → {BillingDetailsText.Line(change.After, field)}"))],
            Action = forExecutive ? null : new("See the contract", source.Link(DocumentKind.Contract, contract.Slug)),
            Reason = forExecutive
                ? $"You get this because you are the account executive of {source.Account.Name}."
                : $"You get this because you are, or were until now, a billing contact of contract {contract.Number}.",
            ReplyTo = !forExecutive ? (executive.Name, executive.Email) : email is null ? null : (change.By, email),
        };
    }

    private static IEnumerable<string> Consequences(BillingDetailsChange change, string reader)
    {
        bool Names(BillingDetails details) => details.Contacts.Any(contact => string.Equals(contact.Email, reader, StringComparison.OrdinalIgnoreCase));
        if (Names(change.Before) && !Names(change.After))
        {
            yield return "You no longer receive the invoices of this contract.";
        }
        else if (!Names(change.Before) && Names(change.After))
        {
            yield return "From now on you receive the invoices of this contract.";
        }

        if (change.Fields.Any(field => field is BillingField.Country or BillingField.Region))
        {
            yield return "Bills go to another country or state now: later invoices are taxed by the rates there.";
        }

        yield return "Invoices that were issued before stay as they are.";
    }
}
