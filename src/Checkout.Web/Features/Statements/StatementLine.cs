using Checkout.Domain;
using Checkout.Domain.Ledger;
using Checkout.Web.Documents.Export;
using Checkout.Web.Wording;

namespace Checkout.Web.Features.Statements;

/// <summary>A line of a statement.</summary>
/// <param name="Kind">Null for the opening and the closing line of an export.</param>
public sealed record StatementLine(DateOnly On, LedgerKind? Kind, string Number, string Slug, Money? Amount, Money Balance)
{
    public static ExportColumns<StatementLine> Columns { get; } = new ExportColumns<StatementLine>()
        .Date("Date", line => line.On)
        .Text("Document", line => line.Number)
        .Text("What", line => line.Word)
        .Amount("Amount", line => line.Amount)
        .Amount("Balance", line => line.Balance)
        .Text("Currency", line => line.Balance.Currency.Code);

    public DocumentKind DocumentKind => Kind switch
    {
        LedgerKind.Invoice => DocumentKind.Invoice,
        LedgerKind.CreditMemo or LedgerKind.WriteOff or LedgerKind.Void => DocumentKind.CreditMemo,
        _ => DocumentKind.Payment,
    };

    public string Word => Kind switch
    {
        null => "",
        LedgerKind.CreditMemo => "Credit memo",
        LedgerKind.WriteOff => "Write-off",
        _ => Kind.Value.ToString(),
    };
}
