namespace Checkout.Web.Features.Promises;

/// <summary>The form with which payment of an invoice is promised.</summary>
/// <param name="Latest">The last day that can be promised.</param>
public sealed record PromisePage(Invoice Invoice, DateOnly Today, DateOnly Latest, PromiseInput Input);

/// <summary>The question before a promise is withdrawn.</summary>
public sealed record PromiseWithdrawalPage(Invoice Invoice, PaymentPromise Promise);
