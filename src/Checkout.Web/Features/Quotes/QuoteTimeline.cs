namespace Checkout.Web.Features.Quotes;

/// <summary>The story of a quote over all its versions, newest first.</summary>
public static class QuoteTimeline
{
    /// <param name="versions">All but drafts.</param>
    /// <param name="userId">Who reads: spoken to as “you”.</param>
    public static IReadOnlyList<TimelineEntry> Of(
        IReadOnlyList<Quote> versions,
        IReadOnlyList<QuoteReading> readings,
        IReadOnlyList<QuoteQuestion> questions,
        IReadOnlyList<QuoteApproval> approvals,
        string executive,
        Guid userId,
        BusinessCalendar calendar,
        DateOnly today)
    {
        var revisions = versions.ToDictionary(version => version.Id, version => version.Revision);
        return
        [
            .. versions.SelectMany(version => OfVersion(version, versions, executive, calendar, today))
                .Concat(readings.SelectMany(reading => OfReading(reading, revisions[reading.QuoteId], versions.Count, userId)))
                .Concat(questions.Select(question =>
                    new TimelineEntry($"{Who(question.UserId, question.UserName, userId)} asked a question") { At = question.AskedAt,
                    Words = question.Text }))
                .Concat(approvals.SelectMany(approval => OfApproval(approval, userId)))
                .OrderByDescending(entry => entry.At),
        ];
    }

    private static IEnumerable<TimelineEntry> OfVersion(Quote version, IReadOnlyList<Quote> versions, string executive,
        BusinessCalendar calendar, DateOnly today)
    {
        if (version.PublishedAt is { } published)
        {
            var older = versions.Where(other => other.Revision < version.Revision).Select(other => (int?)other.Revision).Max();
            var what = versions.Count == 1 ? "this quote" : $"version {version.Revision}";
            var who = version.Origin is QuoteOrigin.Customer ? "Your company made" : $"{executive} published";
            yield return new TimelineEntry($"{who} {what}{(older is null ? "" : $", which replaces version {older}")}") { At = published };
        }

        var by = version.DecidedBy is { } name ? $" by {name}" : "";
        if (version.DecidedAt is { } decided && Decision(version, by) is { } sentence)
        {
            yield return new TimelineEntry(sentence) { At = decided, Words = version.DeclineReason };
        }

        if (version.StatusOn(today) is QuoteStatus.Expired)
        {
            yield return new TimelineEntry($"Expired at the end of the day, {ZoneText.Name(calendar.Zone)}")
            {
                At = calendar
                .FirstInstantAfter(version.ExpiresOn)
            };
        }
    }

    private static IEnumerable<TimelineEntry> OfApproval(QuoteApproval approval, Guid userId)
    {
        yield return new TimelineEntry(
            $"{Who(approval.RequestedById, approval.RequestedBy, userId)} asked for approval")
        { At = approval.RequestedAt };
        if (approval is { State: ApprovalState.Returned, DecidedById: { } byId, DecidedBy: { } by, DecidedAt: { } at })
        {
            yield return new TimelineEntry(byId == approval.RequestedById ? $"{Who(byId, by, userId)} withdrew the request"
                : $"{Who(byId, by, userId)} returned it")
            { At = at, Words = approval.Reason };
        }
    }

    private static string? Decision(Quote version, string by) => (version.SupersededFrom ?? version.Status) switch
    {
        QuoteStatus.Purchased => $"Accepted{by}{(version.OrderNumber is { } order ? $"; order {order} came of it" : "")}",
        QuoteStatus.Declined => $"Declined{by}",
        QuoteStatus.Withdrawn => "Withdrawn",
        QuoteStatus.Discarded => $"Discarded{by}",
        // Being replaced is told by the version that replaces it.
        _ => null,
    };

    private static IEnumerable<TimelineEntry> OfReading(QuoteReading reading, int revision, int versions, Guid userId)
    {
        var who = Who(reading.UserId, reading.UserName, userId);
        var what = versions == 1 ? "this quote" : $"version {revision}";
        yield return new TimelineEntry($"{who} first opened {what}") { At = reading.FirstOpenedAt };
        if (reading.UserId == userId && reading.PutOffAt is { } putOff)
        {
            yield return new TimelineEntry("You chose “Not now”") { At = putOff };
        }
    }

    private static string Who(Guid userId, string name, Guid readerId) => userId == readerId ? "You" : name;
}
