namespace Checkout.Domain.Accounts;

/// <summary>What a contact message is about; it decides who at the vendor receives it.</summary>
public enum ContactTopic
{
    Quote,
    Purchase,
    Contract,
    Invoice,
    Payment,
    BillingDetails,
    Other,
}

/// <summary>A message from a member to the vendor: stored, numbered, mailed, and listed afterwards.</summary>
public sealed class ContactRequest : AccountEntity
{
    public const int MaxMessageLength = 4000;

    private ContactRequest() { }

    public ContactRequest(string number, Guid accountId, Guid userId, string userName, ContactTopic topic, string message,
        string? document, string sentTo, DateTimeOffset now)
        : base(accountId)
    {
        Number = number;
        UserId = userId;
        UserName = userName;
        Topic = topic;
        Message = message;
        Document = document;
        SentTo = sentTo;
        SentAt = now;
    }

    public string Number { get; private set; } = null!;

    public Guid UserId { get; private set; }

    public string UserName { get; private set; } = null!;

    public ContactTopic Topic { get; private set; }

    public string Message { get; private set; } = null!;

    /// <summary>The number of the document that it is about, if any.</summary>
    public string? Document { get; private set; }

    /// <summary>The e-mail address it went to: the account executive's or the billing department's.</summary>
    public string SentTo { get; private set; } = null!;

    public DateTimeOffset SentAt { get; private set; }

    /// <summary>Sales questions go to the account executive, money questions to the billing department.</summary>
    public static bool GoesToExecutive(ContactTopic topic) => topic is ContactTopic.Quote or ContactTopic.Purchase or ContactTopic.Contract;
}
