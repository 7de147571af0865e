namespace Checkout.Web.Features.Disputes;

/// <summary>The form with which an invoice is disputed.</summary>
public sealed record DisputePage(Invoice Invoice, AccountExecutive Executive, DisputeInput Input);

/// <summary>The question before a dispute is withdrawn.</summary>
public sealed record WithdrawalPage(Invoice Invoice, InvoiceDispute Dispute);
