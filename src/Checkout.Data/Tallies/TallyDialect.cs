using System.Text.RegularExpressions;
using Checkout.Data.Providers;

namespace Checkout.Data.Tallies;

/// <summary>What each database says in words of its own: a day, and the first of the month of one.</summary>
/// <param name="day">What stands around the text of a day.</param>
internal sealed partial class TallyDialect(string day, Func<string, string> month)
{
    private static readonly TallyDialect
        Sqlite = new("'{0}'", day => $"substr({day}, 1, 8) || '01'"),
        PostgreSql = new("DATE '{0}'", day => $"CAST(date_trunc('month', {day}) AS date)"),
        SqlServer = new("CAST('{0}' AS date)", day => $"DATEADD(day, 1 - DAY({day}), {day})");

    public static TallyDialect Of(CheckoutDbContext db) =>
        db is SqliteDbContext ? Sqlite : db is PostgreSqlDbContext ? PostgreSql : SqlServer;

    /// <summary>Writes <c>{never}</c>, which is <see cref="Tally.NoDay"/>, and <c>{month:…}</c> of a day.</summary>
    public string Write(string sql)
    {
        var never = day.Replace("{0}", Tally.NoDay.ToString("O", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return Months().Replace(sql.Replace("{never}", never, StringComparison.Ordinal), found => month($"({found.Groups["day"].Value})"));
    }

    [GeneratedRegex(@"\{month:(?<day>.*?)\}", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Months();
}
