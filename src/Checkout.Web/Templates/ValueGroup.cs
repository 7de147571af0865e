namespace Checkout.Web.Templates;

/// <summary>A value that templates may use.</summary>
/// <param name="Name">As templates write it: “invoice.number”.</param>
/// <param name="Example">A text, number, yes or no, date, moment or amount of money; what previews show.</param>
public sealed record TemplateValue(string Name, object Example)
{
    public string Type => Example switch
    {
        bool => "yes or no",
        int => "number",
        Money => "amount",
        DateOnly => "date",
        DateTimeOffset => "moment",
        IReadOnlyList<ValueGroup> => "list",
        _ => "text",
    };
}

/// <summary>Values that belong together, such as those of an invoice, and how they are read.</summary>
/// <param name="Name">What stands before the point; empty where nothing does.</param>
public sealed record ValueGroup(string Name, Type? Of, IReadOnlyList<(string Name, object Example, Func<object, object?> Read)> Members)
{
    /// <summary>The language of the built-in words.</summary>
    public const string English = "en";

    public IEnumerable<TemplateValue> Values =>
        Members.Select(member => new TemplateValue(Name.Length > 0 ? $"{Name}.{member.Name}" : member.Name, member.Example));

    public static ValueGroup For<T>(string name, params (string Name, object Example, Func<T, object?> Read)[] members)
        where T : notnull => new(name, typeof(T),
            [.. members.Select(member => (member.Name, member.Example, (Func<object, object?>)(row => member.Read((T)row))))]);

    /// <summary>The values of a row, or the examples, for whom they are written.</summary>
    /// <param name="language">Dates are spelled in English, and figures in other languages.</param>
    public Dictionary<string, object?> Written(object? row, CultureInfo culture, TimeZoneInfo zone, string language) => Members
        .ToDictionary(member => member.Name, member => Said(row is null ? member.Example : member.Read(row), culture, zone, language),
            StringComparer.Ordinal);

    private static object? Said(object? value, CultureInfo culture, TimeZoneInfo zone, string language) => value switch
    {
        null or "" => null,
        bool or int => value,
        DateOnly date when language != English => date.ToString("d", culture),
        DateTimeOffset instant when language != English => TimeZoneInfo.ConvertTime(instant, zone).ToString("g", culture),
        DateTimeOffset instant => $"{DateText.Instant(instant, zone, culture)}, {ZoneText.Name(zone)}",
        IReadOnlyList<ValueGroup> list => list.Select(item => item.Written(null, culture, zone, language)).ToList(),
        _ => ((Sentence)$"{value}").Text(culture),
    };
}

/// <summary>What the words of a mail are about, where that is no row of the database.</summary>
public sealed record ChargeFacts(Money Amount, DateOnly On, string? Card, DateOnly? RetryOn, string? Why);

/// <inheritdoc cref="ChargeFacts"/>
public sealed record ReminderFacts(int Count, Money Total, int Overdue);

/// <inheritdoc cref="ChargeFacts"/>
public sealed record StatementFacts(string Period, bool IsFinal, Money Opening, Money Closing);

/// <inheritdoc cref="ChargeFacts"/>
public sealed record PersonFacts(string Name, string? Email);

/// <inheritdoc cref="ChargeFacts"/>
public sealed record NewsFacts(string Says);

/// <inheritdoc cref="ChargeFacts"/>
public sealed record DeviceFacts(string Browser, DateTimeOffset At, string? Address);

/// <inheritdoc cref="ChargeFacts"/>
public sealed record InvitationFacts(string By, DateTimeOffset EndsAt);

/// <summary>What the foot of a document may say.</summary>
public sealed record FooterFacts(string Number, string Title, string Issuer, string? TaxId, string Address, string CalledName,
    IReadOnlyList<string> Footer);
