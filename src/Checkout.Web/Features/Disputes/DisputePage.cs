using Checkout.Domain.Accounts;
using Checkout.Domain.Invoices;

namespace Checkout.Web.Features.Disputes;

/// <summary>The form with which an invoice is disputed.</summary>
public sealed record DisputePage(Invoice Invoice, AccountExecutive Executive, DisputeInput Input);

/// <summary>The question before a dispute is withdrawn.</summary>
public sealed record WithdrawalPage(Invoice Invoice, InvoiceDispute Dispute);

/// <summary>Says why an invoice can't be disputed or a dispute not be withdrawn. Nothing was written.</summary>
public sealed record DisputeRefusedPage(string Title, string Sentence, Invoice Invoice);
