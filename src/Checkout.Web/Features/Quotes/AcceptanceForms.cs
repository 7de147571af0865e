using Checkout.Data.Acceptances;
using Checkout.Domain.Quotes;
using Checkout.Web.Authorization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Checkout.Web.Features.Quotes;

/// <summary>What accepting and asking for approval have in common: the same form, judged and read alike.</summary>
internal static class AcceptanceForms
{
    public const string OrderedAlready = "A colleague ordered the same within the last day. Look at that order first; tick here if this one is meant as well.";

    /// <summary>What only the page knows to be wrong; shapes are the validator's.</summary>
    public static void Check(ModelStateDictionary state, AcceptancePage page, AcceptanceInput input)
    {
        if (page.IsNewBusiness && page.Request is null && input.BillTo is null)
        {
            state.AddModelError("BillTo.Name", "Enter where the invoices go.");
        }

        if (page.NeedsPoNumber && string.IsNullOrWhiteSpace(input.PoNumber))
        {
            state.AddModelError(nameof(input.PoNumber), "Enter a purchase order number. Your company requires one on every order.");
        }

        if (input.Payment is { } shown && shown != page.Document.PaymentArrangement)
        {
            state.AddModelError("", "The way of paying has changed since you opened this page. Look at it again, then order.");
        }
    }

    /// <summary>Of an approval, what the requester stated is kept; the approver brings name and title only.</summary>
    public static AcceptanceRequest RequestOf(this CurrentMember member, AcceptancePage page, AcceptanceInput input, HttpContext context) => new(
        member.Account.Id,
        page.Quote.Slug,
        input.Version,
        input.RequestKey,
        input.ShownOn ?? DateOnly.MinValue,
        input.SnapshotHash,
        member.Acceptor(input.Name.Trim(), input.Title.Trim(), context),
        page.Request?.Choices ?? new AcceptanceChoices(
            page.IsNewBusiness && input.BillTo is { } billTo ? billTo.ToAddress() : page.BillTo,
            page.Document.PaymentArrangement,
            string.IsNullOrWhiteSpace(input.PoNumber) ? null : input.PoNumber.Trim()))
    {
        Anyway = input.Anyway,
    };
}
