namespace Checkout.Web.Features.Quotes;

/// <summary>A page of the list of quotes.</summary>
/// <param name="Executive">Whom to ask for one.</param>
/// <param name="Overtaken">Slugs of open quotes that can’t be accepted as they are.</param>
public sealed record QuoteList(ListPage<QuoteRow> Page, AccountExecutive Executive, ContractChoices Contracts,
    IReadOnlySet<string> Overtaken) : ListPage<QuoteRow>(Page);
