using System.Linq.Expressions;
using Checkout.Data.Search;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>What an entry of the list is, in the order in which the list sorts them: credits, then what happened on overdue
/// invoices.</summary>
public enum CreditEntryKind
{
    Credit,
    Void,
    WriteOff,
    Reminder,
    Notice,
    PromiseToPay,
    PlacedWithAgency,
    WrittenOff,
    Recovered,
}

/// <summary>A credit memo or a collections event, before a page of the list is cut out: both come from one query.</summary>
public sealed record CreditEntry
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Slug { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>A <see cref="CreditEntryKind"/> as a number, because the two tables write their kinds in different words.</summary>
    public required int Kind { get; init; }

    /// <summary>Null for an event that is about no amount.</summary>
    public required decimal? Amount { get; init; }

    /// <summary>What of the amount is used up: all of it for an event, which moves no money.</summary>
    public required decimal? Used { get; init; }

    public required Currency? Currency { get; init; }

    public required Guid? InvoiceId { get; init; }

    public required Guid? ContractId { get; init; }

    public required string Words { get; init; }

    public required long Ordinal { get; init; }

    /// <summary>The place of a credit memo in the list.</summary>
    public static CreditEntry Of(CreditMemo memo) =>
        At(memo, memo.IssuedOn, memo.Kind.ToString(), memo.DueAmount, memo.AllocatedAmount);

    /// <summary>The place of an event in the list.</summary>
    public static CreditEntry Of(CollectionsActivity activity) =>
        At(activity, activity.On, activity.Kind.ToString(), activity.Amount, activity.Amount);

    private static CreditEntry At(NumberedDocument document, DateOnly on, string kind, decimal? amount, decimal? used) => new()
    {
        Id = document.Id,
        Number = document.Number,
        Slug = document.Slug,
        Ordinal = document.Ordinal,
        Words = "",
        On = on,
        Kind = (int)Enum.Parse<CreditEntryKind>(kind),
        Amount = amount,
        Used = used,
        Currency = null,
        InvoiceId = null,
        ContractId = null,
    };

    /// <summary>One query over both tables; whatever is asked of it afterwards is asked of the database.</summary>
    public static Expression<Func<CheckoutDbContext, IQueryable<CreditEntry>>> All { get; } = db => db.CreditMemos
        .Select(memo => new CreditEntry
        {
            Id = memo.Id,
            Number = memo.Number,
            Slug = memo.Slug,
            On = memo.IssuedOn,
            Kind = memo.Kind == CreditMemoKind.Void ? (int)CreditEntryKind.Void : memo.Kind == CreditMemoKind.WriteOff
            ? (int)CreditEntryKind.WriteOff : (int)CreditEntryKind.Credit,
            Amount = memo.DueAmount,
            Used = memo.AllocatedAmount,
            Currency = memo.Currency,
            InvoiceId = memo.InvoiceId,
            ContractId = memo.ContractId,
            Words = EF.Property<string>(memo, SearchText.Column),
            Ordinal = memo.Ordinal,
        })
        .Concat(db.CollectionsActivities.Select(activity => new CreditEntry
        {
            Id = activity.Id,
            Number = activity.Number,
            Slug = activity.Slug,
            On = activity.On,
            Kind = activity.Kind == CollectionsKind.Reminder ? (int)CreditEntryKind.Reminder
                : activity.Kind == CollectionsKind.Notice ? (int)CreditEntryKind.Notice
                : activity.Kind == CollectionsKind.PromiseToPay ? (int)CreditEntryKind.PromiseToPay
                : activity.Kind == CollectionsKind.PlacedWithAgency ? (int)CreditEntryKind.PlacedWithAgency
                : activity.Kind == CollectionsKind.WrittenOff ? (int)CreditEntryKind.WrittenOff
                : (int)CreditEntryKind.Recovered,
            Amount = activity.Amount,
            Used = activity.Amount,
            Currency = activity.Currency,
            InvoiceId = activity.InvoiceId,
            ContractId = activity.ContractId,
            Words = EF.Property<string>(activity, SearchText.Column),
            Ordinal = activity.Ordinal,
        }));

    public static Func<CheckoutDbContext, IQueryable<CreditEntry>> Over { get; } = All.Compile(preferInterpretation: true);
}
