using System.Runtime.CompilerServices;
using Checkout.Data.Statements;
using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.Statements;

/// <summary>A movement with the balance after it; or, without movement, the opening or closing line of an export.</summary>
public sealed record StatementLine(DateOnly On, string Number, Movement? Movement, Money? Amount, Money Balance)
{
    public static ExportColumns<StatementLine> Columns { get; } = new ExportColumns<StatementLine>()
        .Date("Date", line => line.On)
        .Text("Document", line => line.Number)
        .Text("What", line => line.What)
        .Date("Dated", line => line.Movement?.DocumentOn)
        .Amount("Amount", line => line.Amount)
        .Amount("Balance", line => line.Balance)
        .Text("Currency", line => line.Balance.Currency.Code)
        .Text("Statement", line => line.Standing);

    /// <summary>Final or Provisional, on the opening and closing line.</summary>
    public string? Standing { get; init; }

    public DocumentKind DocumentKind => Movement switch
    {
        { IsPayment: true } => DocumentKind.Payment,
        { IsMemo: true } => DocumentKind.CreditMemo,
        _ => DocumentKind.Invoice,
    };

    public string What => Movement switch
    {
        null => "",
        { AppliedTo: null } => Word(Movement.Kind),
        { IsInward: true, Amount: <= 0m } => $"Applied to {Movement.AppliedTo}",
        { IsInward: true } => $"No longer applied to {Movement.AppliedTo}",
        { Amount: >= 0m } => $"Used for {Movement.AppliedTo}, outside this contract",
        _ => $"No longer used for {Movement.AppliedTo}",
    };

    public static StatementLine Of(StatementScope scope, RunningMovement line) =>
        new(line.Movement.PostedOn, line.Movement.Document, line.Movement, scope.In(line.Movement.Amount), scope.In(line.Balance));

    /// <summary>All movements between an opening and a closing line, for a file. They agree, whatever is posted meanwhile.</summary>
    public static async IAsyncEnumerable<StatementLine> AllAsync(
        CheckoutDbContext db, StatementScope scope, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var reading = scope.IsFinal ? null : await db.BeginReadingAsync(cancellation);
        var movements = new StatementMovements(db, scope);
        var sums = await movements.SumsAsync(cancellation);
        StatementLine Edge(DateOnly on, string what, decimal balance) =>
            new(on, what, Movement: null, Amount: null, scope.In(balance)) { Standing = StatementWords.Standing(scope) };
        yield return Edge(scope.Range.From, "Opening balance", sums.Opening);
        await foreach (var line in movements.AllAsync(sums.Opening, cancellation))
        {
            yield return Of(scope, line);
        }

        yield return Edge(scope.Range.To, "Closing balance", sums.Closing);
    }

    public static string Word(LedgerKind? kind) => kind switch
    {
        null => "Applied",
        LedgerKind.CreditMemo => "Credit memo",
        LedgerKind.WriteOff => "Write-off",
        _ => kind.Value.ToString(),
    };

    public static string Words(LedgerKind? kind) => kind switch
    {
        LedgerKind.Invoice => "Invoices",
        LedgerKind.Payment => "Payments",
        LedgerKind.Refund => "Refunds",
        LedgerKind.Chargeback => "Chargebacks",
        LedgerKind.CreditMemo => "Credit memos",
        LedgerKind.WriteOff => "Write-offs",
        LedgerKind.Void => "Voided invoices",
        _ => "Payments and credits applied",
    };
}
