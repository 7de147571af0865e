namespace Checkout.Web.Features.Quotes.Responses;

/// <summary>A page with a form about a quote.</summary>
/// <param name="Input">What was typed; shown again when something is wrong with it.</param>
/// <param name="Questions">What was asked before, newest first.</param>
public sealed record QuoteFormPage<TInput>(Quote Quote, AccountExecutive Executive, TInput Input, IReadOnlyList<QuoteQuestion> Questions);
