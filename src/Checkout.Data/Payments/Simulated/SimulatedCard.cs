namespace Checkout.Data.Payments.Simulated;

/// <summary>How the simulated gateway behaves for a card number.</summary>
public enum SimulatedBehavior
{
    Succeeds,
    Declines,
    HasNoMoney,
    WantsConfirmation,
    AnswersLate,
    NotifiesTwice,
    NotifiesOutOfOrder,
    DeclinesLater,
}

/// <summary>A card number that the simulated gateway knows. It takes no other, so that nobody types a real one.</summary>
public sealed record SimulatedCard(string Number, string Brand, SimulatedBehavior Behavior, string Meaning)
{
    public static IReadOnlyList<SimulatedCard> All { get; } =
    [
        new("4242424242424242", "Visa", SimulatedBehavior.Succeeds, "is charged"),
        new("4000000000000002", "Visa", SimulatedBehavior.Declines, "is declined"),
        new("4000000000009995", "Visa", SimulatedBehavior.HasNoMoney, "has not enough money"),
        new("4000002500003155", "Visa", SimulatedBehavior.WantsConfirmation, "wants to be confirmed by the bank"),
        new("4000000000000077", "Visa", SimulatedBehavior.AnswersLate, "times out and is charged later"),
        new("5555555555554444", "Mastercard", SimulatedBehavior.NotifiesTwice, "is charged, and notified twice"),
        new("5105105105105100", "Mastercard", SimulatedBehavior.NotifiesOutOfOrder, "is charged, and notified in the wrong order"),
        new("4000000000000341", "Visa", SimulatedBehavior.DeclinesLater, "can be put on file and is declined when it is charged"),
    ];

    public string LastFour => Number[^4..];

    /// <summary>As people read it, in groups of four.</summary>
    public string Grouped => string.Join(' ', Number.Chunk(4).Select(group => new string(group)));

    /// <summary>What stands for the card on file.</summary>
    public string NewToken() => $"simpm_{Number}_{Guid.NewGuid():N}";

    public static SimulatedCard? Find(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(char.IsAsciiDigit));
        return All.FirstOrDefault(card => card.Number == digits);
    }

    public static SimulatedCard? OfToken(string token) => token.Split('_') is ["simpm", var number, _] ? Find(number) : null;
}
