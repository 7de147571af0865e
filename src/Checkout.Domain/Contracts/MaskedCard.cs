namespace Checkout.Domain.Contracts;

/// <summary>What may be shown of a card on file.</summary>
public sealed record MaskedCard(string Brand, string LastFour, int ExpiryMonth, int ExpiryYear);
