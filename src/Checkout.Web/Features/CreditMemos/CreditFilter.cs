using Checkout.Data;
using Checkout.Data.Search;
using Checkout.Web.Listing;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>What an entry of the list may be; an open credit is a credit as well.</summary>
public enum CreditGroup
{
    /// <summary>A credit of which something is left.</summary>
    Open,
    Credit,
    Collections,
}

/// <summary>What the list of credits and collections activity is narrowed to.</summary>
public sealed class CreditFilter : ListFilter
{
    private const int FirstEvent = (int)CreditEntryKind.Reminder;

    /// <summary>The slug of a contract.</summary>
    public string? Contract { get; init; }

    /// <summary>A <see cref="CreditEntryKind"/>.</summary>
    public string? Kind { get; init; }

    public override bool Narrows => base.Narrows || !string.IsNullOrEmpty(Contract) || !string.IsNullOrEmpty(Kind);

    public CreditEntryKind? KindAsked =>
        Array.Find(Enum.GetNames<CreditEntryKind>(), name => string.Equals(name, Kind, StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse<CreditEntryKind>(known) : null;

    public override IEnumerable<string> Remarks()
    {
        foreach (var remark in base.Remarks())
        {
            yield return remark;
        }

        if (!string.IsNullOrEmpty(Status) && StatusAs<CreditGroup>() is null)
        {
            yield return "There is no such status, so all entries are shown.";
        }

        if (!string.IsNullOrEmpty(Kind) && KindAsked is null)
        {
            yield return "There is no such kind, so entries of every kind are shown.";
        }
    }

    /// <summary>Everything but the status, so that the chips can count under it.</summary>
    public IQueryable<CreditEntry> WithoutStatus(CheckoutDbContext db)
    {
        var entries = CreditEntry.Of(db);
        foreach (var word in SearchText.Fold(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // The kinds are called otherwise on the page than in the database.
            var kinds = Enum.GetValues<CreditEntryKind>().Where(kind => SearchText.Fold(CreditWords.Of(kind)).Contains(word, StringComparison.Ordinal)).Select(kind => (int)kind).ToList();
            var invoices = db.Invoices.Where(invoice => Microsoft.EntityFrameworkCore.EF.Property<string>(invoice, SearchText.Column).Contains(word)).Select(invoice => (Guid?)invoice.Id);
            entries = entries.Where(entry => entry.Words.Contains(word) || kinds.Contains(entry.Kind) || invoices.Contains(entry.InvoiceId));
        }

        if (!string.IsNullOrEmpty(Contract))
        {
            entries = entries.Where(entry => db.Contracts.Any(contract => contract.Id == entry.ContractId && contract.Slug == Contract));
        }

        if (KindAsked is { } asked)
        {
            var kind = (int)asked;
            entries = entries.Where(entry => entry.Kind == kind);
        }

        if (FromOn is { } from)
        {
            entries = entries.Where(entry => entry.On >= from);
        }

        return UntilOn is { } until ? entries.Where(entry => entry.On <= until) : entries;
    }

    public IQueryable<CreditEntry> ApplyTo(CheckoutDbContext db) => StatusAs<CreditGroup>() switch
    {
        CreditGroup.Open => WithoutStatus(db).Where(entry => entry.Amount > entry.Used),
        CreditGroup.Credit => WithoutStatus(db).Where(entry => entry.Kind < FirstEvent),
        CreditGroup.Collections => WithoutStatus(db).Where(entry => entry.Kind >= FirstEvent),
        _ => WithoutStatus(db),
    };
}
