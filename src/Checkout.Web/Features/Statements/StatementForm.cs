namespace Checkout.Web.Features.Statements;

/// <summary>The form that asks for a statement, with what was typed.</summary>
public sealed record StatementForm(StatementPeriod Asked, string From, string Until, IReadOnlyList<StatedContract> Contracts, IReadOnlyList<string> Currencies, string? Currency);
