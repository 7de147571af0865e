namespace Checkout.Web.Features.Shared.Parts;

/// <summary>A document's e-invoice: where it is, or why there is none.</summary>
/// <param name="Path">From the portal's root, beginning with <c>~/</c>.</param>
public sealed record EInvoiceOffer(string Path, IReadOnlyList<string> Obstacles);
