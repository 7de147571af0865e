using System.Collections.Frozen;

namespace Checkout.Domain.Payments;

/// <summary>Why a payment failed, and what to do.</summary>
public sealed record FailureText(string Why, string WhatToDo);

/// <summary>
/// What the reason codes of card providers and of direct debits (ISO 20022) mean in plain words, and those of a provider that refuses a
/// payment before any card is asked. An unknown code says no more than that the payment failed.
/// </summary>
public static class FailureWords
{
    private const string AskBank = "Ask the bank that issued the card, or pay by transfer.";
    private const string OtherCard = "Use another card, or pay by transfer.";
    private const string CheckAccount = "Send us the right account details, or pay by transfer.";
    private const string PayByTransfer = "Pay by transfer for now; the invoice names the account and the reference.";

    private static readonly FrozenDictionary<string, FailureText> Known =
        new Dictionary<string, FailureText>(StringComparer.OrdinalIgnoreCase)
        {
            ["insufficient_funds"] = new("There was not enough money on the account behind the card.",
            "Try again when there is, or " + Lower(OtherCard)),
            ["card_declined"] = new("The card’s bank declined the payment without saying why.", AskBank),
            ["do_not_honor"] = new("The card’s bank declined the payment without saying why.", AskBank),
            ["expired_card"] = new("The card has expired.", OtherCard),
            ["incorrect_cvc"] = new("The security code of the card was wrong.", "Check the code on the card and try again."),
            ["incorrect_number"] = new("The card number was wrong.", "Check the number and try again."),
            ["authentication_required"] = new("The card’s bank wanted the payment to be confirmed, and it was not.",
        "Try again and confirm it in your bank’s app."),
            ["card_velocity_exceeded"] = new("The card’s limit was exceeded.", "Ask the bank to raise the limit, or " + Lower(OtherCard)),
            ["limit_exceeded"] = new("The card’s limit was exceeded.", "Ask the bank to raise the limit, or " + Lower(OtherCard)),
            ["lost_card"] = new("The card was reported lost.", OtherCard),
            ["stolen_card"] = new("The card was reported stolen.", OtherCard),
            ["fraud_suspected"] = new("The bank suspected misuse and stopped the payment.", AskBank),
            ["currency_not_supported"] = new("The card can’t be charged in this currency.", OtherCard),
            ["processing_error"] = new("The payment could not be processed for a technical reason.",
        "Try again in an hour. Nothing was charged."),
            ["timeout"] = new("The bank did not answer in time.", "Try again in an hour. Nothing was charged."),
            ["amount_too_small"] = new("The amount is less than our payment provider can take by card.", PayByTransfer),
            ["amount_too_large"] = new("The amount is more than our payment provider can take by card at once.",
        "Pay it in parts, or by transfer."),
            ["amount_not_chargeable"] = new("Our payment provider can’t take such an amount in this currency.", PayByTransfer),
            ["currency_not_charged"] = new("Our payment provider takes no cards in this currency.", PayByTransfer),
            ["gateway_refused"] = new("Our payment provider refused the payment. Nothing was charged.",
        "Trying again changes nothing: write to our billing department, or pay by transfer."),
            ["AC01"] = new("The bank account number was wrong.", CheckAccount),
            ["AC04"] = new("The bank account has been closed.", CheckAccount),
            ["AC06"] = new("The bank account is blocked.", "Ask your bank, or pay by transfer from another account."),
            ["AG01"] = new("The bank account does not allow direct debits.", PayByTransfer),
            ["AM04"] = new("There was not enough money on the bank account.", PayByTransfer),
            ["MD01"] = new("The bank has no direct debit mandate for us.",
        "Sign a new mandate with our billing department, or pay by transfer."),
            ["MD06"] = new("Your company asked its bank to return the direct debit.",
        "If that was a mistake, pay by transfer; if the invoice is wrong, dispute it."),
            ["MS02"] = new("Your company refused the direct debit.", "If the invoice is wrong, dispute it; otherwise pay by transfer."),
            ["MS03"] = new("The bank returned the direct debit without saying why.", "Ask your bank, or pay by transfer."),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Codes => Known.Keys;

    /// <param name="code">The provider's reason code; null where it gave none.</param>
    public static FailureText Of(string? code) =>
        code is not null && Known.TryGetValue(code, out var known) ? known : new("The payment did not go through.", PayByTransfer);

    /// <summary>Why it failed, for people who do not read a provider’s own words.</summary>
    /// <param name="reason">What is said where there is no code.</param>
    public static string Why(string? code, string reason) => code is null ? reason : Of(code).Why;

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
