namespace Checkout.Web.Features.Quotes.Acceptance;

/// <summary>The form with which a quote is given back that waits for approval.</summary>
/// <param name="IsOwn">True where the reader asked for the approval and takes the request back.</param>
public sealed record ApprovalReturnPage(Quote Quote, QuoteApproval Request, bool IsOwn, ApprovalReturnInput Input);
