using Microsoft.AspNetCore.Http.Extensions;

namespace Checkout.Web.Features.Statements;

/// <summary>The URL of a statement, and of everything that is made of it: the same question, asked elsewhere.</summary>
/// <param name="portal">Where the portal begins, for links on pages; what is stored or mailed leaves it out.</param>
public sealed class StatementLinks(StatementPeriod asked, PathString portal = default)
{
    public string Page(int number) =>
        portal + "/Statements" + Query(asked.Period, asked.From, asked.Until,
        ("page", number == 1 ? null : number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The same days without the contract.</summary>
    public string WholeAccount => new StatementLinks(new StatementPeriod
    {
        Period = asked.Period,
        From = asked.From,
        Until = asked.Until,
        Currency = asked.Currency
    }, portal).Page(1);

    public string Preset(string value) => portal + "/Statements" + Query(value, from: null, until: null);

    public string Export(string format) => portal + "/Statements" + Query(asked.Period, asked.From, asked.Until, ("format", format));

    public string Pdf => portal + "/Statements/Pdf" + Query(asked.Period, asked.From, asked.Until);

    public string Email => portal + "/Statements/Email" + Query(asked.Period, asked.From, asked.Until);

    public string OpenItems(int number = 1, string? format = null) =>
        portal + "/Statements/OpenItems" + Query(asked.Period, asked.From, asked.Until,
            ("page", number == 1 ? null : number.ToString(CultureInfo.InvariantCulture)), ("format", format));

    /// <summary>A statement that is asked for by its days, so that the link means the same tomorrow.</summary>
    public static string Fixed(DateRange range, string currency, string? contract) =>
        new StatementLinks(new StatementPeriod { From = Iso(range.From), Until = Iso(range.To), Currency = currency, Contract = contract })
            .Page(1);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Query(string? period, string? from, string? until, params (string Key, string? Value)[] more)
    {
        var query = new QueryBuilder();
        foreach (var (key, value) in new[] { ("period", period), ("from", from), ("until", until), ("contract", asked.Contract),
            ("currency", asked.Currency) }.Concat(more))
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(key, value);
            }
        }

        return query.ToQueryString().Value ?? "";
    }
}
