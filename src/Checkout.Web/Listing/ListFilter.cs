using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Checkout.Data.Search;
using Checkout.Data.Tallies;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Checkout.Web.Listing;

/// <summary>
/// What the URL of a list asks for, as it was written there. A tab derives its own filter for more questions.
/// Nonsense is set aside and remarked on: a bookmarked or mistyped URL still shows a list.
/// </summary>
public abstract class ListFilter
{
    private const int LongestSearch = 100;
    private const int LongestAnswer = 200;
    private const int LongestList = 1000;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Questions = new();

    private IReadOnlyList<string>? _words;

    public string? Page { get; init; }

    /// <summary>The name of a sort, with a hyphen before it for descending.</summary>
    public string? Sort { get; init; }

    public string? Q { get; init; }

    public string? Status { get; init; }

    public string? From { get; init; }

    public string? Until { get; init; }

    /// <summary>The page asked for, 1 where it is none.</summary>
    public int PageNumber => int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1 ? page : 1;

    /// <summary>The words searched for, or null. “=1240.00” searches for an amount.</summary>
    public string? Search => string.IsNullOrWhiteSpace(Q) ? null : Amount(Q.Trim().Truncate(LongestSearch, ending: ""));

    /// <summary>The words searched for, as search texts have them.</summary>
    protected IReadOnlyList<string> Words => _words ??= [.. SearchText.Words(Search)];

    public DateOnly? FromOn => DateOf(From);

    public DateOnly? UntilOn => DateOf(Until);

    /// <summary>“all” where everything that is found is to be counted, however much it is.</summary>
    public string? Count { get; init; }

    public bool CountsAll => string.Equals(Count, "all", StringComparison.OrdinalIgnoreCase);

    /// <summary>True where fewer than all rows are asked for.</summary>
    public bool Narrows => !string.IsNullOrEmpty(Status) || NarrowsRows;

    /// <summary>True where something beside the status is asked for.</summary>
    public virtual bool NarrowsRows => Search is not null || FromOn is not null || UntilOn is not null;

    /// <summary>What of the URL could not be followed, in sentences.</summary>
    public virtual IEnumerable<string> Remarks()
    {
        if (!string.IsNullOrEmpty(Page)
            && !(int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1))
        {
            yield return "There is no such page, so this is the first.";
        }

        if (!string.IsNullOrEmpty(From) && FromOn is null)
        {
            yield return "The first day of the period can’t be read, so it was left out. Enter it as 2026-01-31.";
        }

        if (!string.IsNullOrEmpty(Until) && UntilOn is null)
        {
            yield return "The last day of the period can’t be read, so it was left out. Enter it as 2026-01-31.";
        }

        if (FromOn > UntilOn)
        {
            yield return "The period ends before it begins, so nothing can lie in it.";
        }
    }

    /// <summary>The URL's query that asks for this, without its question mark; empty where nothing is asked for.</summary>
    public string Written()
    {
        var query = new QueryBuilder();
        foreach (var question in Questions.GetOrAdd(GetType(), QuestionsOf))
        {
            if (Convert.ToString(question.GetValue(this), CultureInfo.InvariantCulture) is { Length: > 0 and <= LongestAnswer } answer)
            {
                query.Add(question.Name.ToLowerInvariant(), answer);
            }
        }

        return query.ToQueryString().Value is { Length: > 1 } written ? written[1..] : "";
    }

    /// <summary>Reads what <see cref="Written"/> wrote. It comes back in a URL: what is no question of the filter is left out.</summary>
    public static TFilter Read<TFilter>(string? written)
        where TFilter : ListFilter, new()
    {
        var filter = new TFilter();
        if (written is { Length: > 0 and <= LongestList })
        {
            foreach (var (name, answers) in QueryHelpers.ParseQuery(written))
            {
                var question = Array.Find(Questions.GetOrAdd(typeof(TFilter), QuestionsOf),
                    known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));
                if (question?.PropertyType == typeof(string) && answers is [{ Length: <= LongestAnswer } answer])
                {
                    question.SetValue(filter, answer.Cleaned(CleanText.StandIn));
                }
            }
        }

        return filter;
    }

    /// <summary>The member of an enum that has the name; null where none has.</summary>
    protected static TEnum? Named<TEnum>(string? name)
        where TEnum : struct, Enum =>
        Array.Find(Enum.GetNames<TEnum>(), member => string.Equals(member, name, StringComparison.OrdinalIgnoreCase)) is { } known
            ? Enum.Parse<TEnum>(known)
            : null;

    private static PropertyInfo[] QuestionsOf(Type filter) =>
        [.. filter.GetProperties().Where(property => property.CanWrite).Select(Checked)
            .OrderBy(property => property.Name, StringComparer.Ordinal)];

    private static PropertyInfo Checked(PropertyInfo question) =>
        question.PropertyType == typeof(string) || question.PropertyType.IsValueType ? question
            : throw new InvalidOperationException($"{question.Name} of {question.DeclaringType} does not tell filters apart.");

    private static string Amount(string text) =>
        text.StartsWith('=') && decimal.TryParse(text.AsSpan(1), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            ? SearchText.Amount(amount) : text;

    protected static DateOnly? DateOf(string? text) =>
        BusinessDay.TryParse(text, out var date) ? date : null;
}

/// <summary>What the URL of a tab asks for, and the rows that answer it.</summary>
public abstract class ListFilter<T> : ListFilter
    where T : class
{
    private Guid[]? _found;

    /// <summary>What its rows are tallied as; null where they are not, and few.</summary>
    public virtual TallySeries? Series => null;

    /// <summary>Whether tallied rows stand in the list.</summary>
    public virtual bool IsListed(TallySum sum) => true;

    /// <summary>The statuses that the list can be narrowed to, in the order in which they are offered.</summary>
    public virtual IReadOnlyList<StatusChoice<T>> Statuses(DateOnly today) => [];

    /// <summary>The status that is asked for; null for all of them, or where there is none of that name.</summary>
    public StatusChoice<T>? StatusAsked(DateOnly today) =>
        Statuses(today).FirstOrDefault(choice => string.Equals(choice.Value, Status, StringComparison.OrdinalIgnoreCase));

    /// <summary>The rows under everything but the status, so that those of each status can be counted.</summary>
    public abstract IQueryable<T> WithoutStatus(CheckoutDbContext db, Reader reader);

    public virtual IQueryable<T> ApplyTo(CheckoutDbContext db, Reader reader) =>
        StatusAsked(reader.Today) is { } asked ? WithoutStatus(db, reader).Where(asked.Rows) : WithoutStatus(db, reader);

    /// <summary>The rows among which those of a page stand, and how many of these come before them: fewer than all where a list knows
    /// how to find them.</summary>
    /// <param name="skipped">The rows of the list before those of the page.</param>
    public virtual Task<(IQueryable<T> Rows, int Before)> AroundAsync(
        CheckoutDbContext db, Reader reader, int skipped, int most, CancellationToken cancellation) =>
        Task.FromResult((ApplyTo(db, reader), skipped));

    /// <summary>Looks for the words, before the rows are asked for: where few may have them, only those are read from then on.</summary>
    public async Task FindAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        await FindAsync(db, await db.SearchAsync(Asked(), cancellation), cancellation);

    /// <summary>The same where it has been asked for the words already, among others.</summary>
    public async Task FindAsync(
        CheckoutDbContext db, IReadOnlyDictionary<SearchQuestion, Guid[]?> answers, CancellationToken cancellation) =>
        _found = Words.Count > 0 ? await FoundAsync(db, answers, cancellation) : null;

    /// <summary>What the index is asked to find the words; nothing where the rows are few.</summary>
    public virtual IEnumerable<SearchQuestion> Asked() => Words.Count > 0 ? [SearchQuestion.Of<T>(Words)] : [];

    /// <summary>True where it has been looked for the words, and nothing has them.</summary>
    public bool FindsNothing => _found is [];

    /// <summary>True where many rows may have the words, so that they are looked through one by one.</summary>
    public bool FindsMany => _found is null;

    /// <summary>The ids of all rows that may have the words; null where they are many.</summary>
    protected virtual Task<Guid[]?> FoundAsync(
        CheckoutDbContext db, IReadOnlyDictionary<SearchQuestion, Guid[]?> answers, CancellationToken cancellation) =>
        Task.FromResult(Asked().SingleOrDefault() is { } question ? answers[question] : null);

    /// <summary>The rows in whose search text every word stands.</summary>
    protected IQueryable<T> Searched(IQueryable<T> rows) => Among(rows, row => EF.Property<Guid>(row, nameof(Entity.Id))).Having(Words);

    /// <summary>Only what was found, where it has been looked for.</summary>
    protected IQueryable<T> Among(IQueryable<T> rows, Expression<Func<T, Guid>> key)
    {
        if (_found is not { } found)
        {
            return rows;
        }

        Expression<Func<Guid, bool>> isFound = id => found.Contains(id);
        return rows.Where(Expression.Lambda<Func<T, bool>>(
            new SortExpressions.Renamed(isFound.Parameters[0], key.Body).Visit(isFound.Body), key.Parameters));
    }

    /// <summary>The rows whose day lies in the period.</summary>
    protected IQueryable<T> Dated(IQueryable<T> rows, Expression<Func<T, DateOnly?>> day)
    {
        Expression<Func<DateOnly?>> from = () => FromOn, until = () => UntilOn;
        IQueryable<T> Bounded(IQueryable<T> found, ExpressionType how, Expression bound) =>
            found.Where(Expression.Lambda<Func<T, bool>>(Expression.MakeBinary(how, day.Body, bound), day.Parameters));
        rows = FromOn is null ? rows : Bounded(rows, ExpressionType.GreaterThanOrEqual, from.Body);
        return UntilOn is null ? rows : Bounded(rows, ExpressionType.LessThanOrEqual, until.Body);
    }
}
