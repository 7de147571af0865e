using Checkout.Domain.Payments;
using FluentValidation;

namespace Checkout.Web.Features.BankTransfers;

/// <summary>What preparing one transfer for several invoices posts.</summary>
public sealed class TransferInput
{
    public Guid RequestKey { get; init; }

    /// <summary>The slugs of the invoices.</summary>
    public IList<string> Invoice { get; init; } = [];
}

public sealed class TransferInputValidator : AbstractValidator<TransferInput>
{
    private const string OldPage = "This page is incomplete. Open the list of invoices again and tick them there.";

    public TransferInputValidator()
    {
        RuleFor(input => input.RequestKey).NotEmpty().WithMessage(OldPage);
        RuleFor(input => input.Invoice).Must(invoices => invoices.Count is > 0 and <= Remittance.MaxInvoices).WithMessage($"Choose between one and {Remittance.MaxInvoices} invoices.");
    }
}
