namespace Checkout.Web.Features.Quotes;

/// <summary>A page of the list of quotes.</summary>
/// <param name="Executive">Whom to ask for one.</param>
public sealed record QuoteList(ListPage<QuoteRow> Page, AccountExecutive Executive, ContractChoices Contracts) : ListPage<QuoteRow>(Page);
