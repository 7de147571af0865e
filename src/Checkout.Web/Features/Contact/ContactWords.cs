using Microsoft.AspNetCore.Mvc.Rendering;

namespace Checkout.Web.Features.Contact;

/// <summary>What the topics are called.</summary>
public static class ContactWords
{
    public static string Of(ContactTopic topic) => topic switch
    {
        ContactTopic.Quote => "A quote",
        ContactTopic.Purchase => "Buying products",
        ContactTopic.Contract => "A contract",
        ContactTopic.Invoice => "An invoice",
        ContactTopic.Payment => "A payment",
        ContactTopic.BillingDetails => "Billing details",
        ContactTopic.Other => "Something else",
        _ => throw new ArgumentOutOfRangeException(nameof(topic)),
    };

    public static IReadOnlyList<SelectListItem> Choices { get; } =
        [new("Choose a topic", ""), .. Enum.GetValues<ContactTopic>().Select(topic => new SelectListItem(Of(topic), topic.ToString()))];
}
