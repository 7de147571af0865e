using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Checkout.Data.Mapping;

namespace Checkout.Data.Feed.Records;

/// <summary>One line of the vendor's feed. Its words are documented where they are declared: schemas and docs/feed.md are checked against
/// them.</summary>
public abstract record FeedRecord
{
    [Description("The kind of record.")]
    public required string Type { get; init; }

    [Description("The vendor's own id of the thing; unique per kind. Records are keyed by it.")]
    [MaxLength(Lengths.Number)]
    public required string ExternalId { get; init; }
}
