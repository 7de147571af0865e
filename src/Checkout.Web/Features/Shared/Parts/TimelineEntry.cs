namespace Checkout.Web.Features.Shared.Parts;

/// <summary>Something that happened to a document: at a moment, or on a day where only that is known.</summary>
/// <param name="Sentence">What happened, up to the document that it links to.</param>
public sealed record TimelineEntry(string Sentence)
{
    /// <summary>With this, what happened on a day comes before everything else that did.</summary>
    public static readonly DateTimeOffset StartOfDay = DateTimeOffset.MinValue;

    public DateTimeOffset? At { get; init; }

    /// <summary>The business date, where no moment is known.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The moment with which it happened, where only its day is told; it comes right after what happened at that moment.</summary>
    public DateTimeOffset? With { get; init; }

    /// <summary>Another document that came of it.</summary>
    public TimelineLink? Link { get; init; }

    /// <summary>How the sentence goes on after the link.</summary>
    public string? Rest { get; init; }

    /// <summary>What was written: a question, a reason.</summary>
    public string? Words { get; init; }

    /// <summary>Newest first. What happened on a day without a known moment comes after the moments of that day, and later entries after
    /// earlier ones.</summary>
    /// <param name="told">In the order in which things usually follow each other.</param>
    public static IReadOnlyList<TimelineEntry> NewestFirst(IEnumerable<TimelineEntry> told, BusinessCalendar calendar) =>
    [
        .. told.Index()
            .OrderByDescending(entry => entry.Item.At is { } at ? calendar.DateAt(at) : entry.Item.On)
            .ThenByDescending(entry => entry.Item.At ?? entry.Item.With ?? DateTimeOffset.MaxValue)
            .ThenByDescending(entry => entry.Index)
            .Select(entry => entry.Item),
    ];
}

/// <summary>A document within a timeline.</summary>
public sealed record TimelineLink(DocumentKind Kind, string Number, string Slug);
