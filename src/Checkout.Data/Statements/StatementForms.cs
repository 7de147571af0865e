namespace Checkout.Data.Statements;

/// <summary>A query that is translated once for each form of a statement, so that none asks for what its form doesn't need.</summary>
/// <param name="compile">Whether the statement closes before today, so that what happened later is taken back; whether it is of one
/// contract.</param>
internal sealed class StatementForms<TQuery>(Func<bool, bool, TQuery> compile)
    where TQuery : class
{
    private readonly CompiledQuery<TQuery>[] _forms =
    [
        new(() => compile(false, false)), new(() => compile(false, true)), new(() => compile(true, false)), new(() => compile(true, true)),
    ];

    public TQuery For(CheckoutDbContext db, StatementScope scope) =>
        _forms[(scope.ClosingOn < scope.Today ? 2 : 0) + (scope.Contract is null ? 0 : 1)].For(db);
}
