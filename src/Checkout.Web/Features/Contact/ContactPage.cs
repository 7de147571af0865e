namespace Checkout.Web.Features.Contact;

/// <summary>The form, and what was sent before.</summary>
/// <param name="Number">This page of the earlier messages, from 1.</param>
public sealed record ContactPage(ContactInput Input, AccountExecutive Executive, IReadOnlyList<ContactRow> Earlier, int Total, int Number)
{
    public const int Size = 20;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>A message in the list.</summary>
public sealed record ContactRow(string Number, ContactTopic Topic, string Beginning, string? Document, string UserName, string SentTo,
    DateTimeOffset SentAt);
