using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.AccountActivity;

/// <summary>An entry in the list and in its exports.</summary>
public sealed record ActivityRow
{
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid? UserId { get; init; }

    public required string Actor { get; init; }

    public required AuditAction Action { get; init; }

    public required string? Subject { get; init; }

    public required string? Details { get; init; }

    public required string? IpAddress { get; init; }

    public static RowQuery<AuditEntry, ActivityRow> Query { get; } = new((_, entry, _) => new ActivityRow
    {
        Number = entry.Number,
        At = entry.At,
        UserId = entry.UserId,
        Actor = entry.Actor,
        Action = entry.Action,
        Subject = entry.Subject,
        Details = entry.Details,
        IpAddress = entry.IpAddress,
    });

    public static Sorts<AuditEntry> Sorts { get; } = new Sorts<AuditEntry>(entry => entry.Ordinal, "-when")
        .By("when", entry => entry.At)
        .By("who", entry => entry.Actor)
        .By("what", entry => entry.Action)
        .By("where", entry => entry.IpAddress ?? "");

    public ActivityText Text(CultureInfo culture) => ActivityWords.Of(Action, Subject, Details, culture);

    /// <summary>A person by the address, the vendor's own hands and systems by the vendor's name.</summary>
    public string Who(string vendor) => UserId is not null ? Actor : Actor == "the vendor" ? vendor : $"{vendor}, {Actor}";

    public static ExportColumns<ActivityRow> Columns(string vendor, CultureInfo culture, TimeZoneInfo zone) =>
        new ExportColumns<ActivityRow>()
        .Number("Entry", row => row.Number)
        .Instant("When", row => row.At, zone)
        .Text("Who", row => row.Who(vendor))
        .Text("What", row => row.Text(culture).ToString())
        .Text("Kind", row => ActivityGroups.Word(ActivityGroups.Of(row.Action)))
        .Text("Document", row => row.Text(culture) is { Kind: not null } text ? text.Number : null)
        .Text("From", row => row.IpAddress);
}
