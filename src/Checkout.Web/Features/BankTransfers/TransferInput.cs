namespace Checkout.Web.Features.BankTransfers;

/// <summary>What preparing one transfer for several invoices posts.</summary>
public sealed class TransferInput
{
    /// <summary>The slugs of the invoices.</summary>
    public IList<string> Invoice { get; init; } = [];
}

public sealed class TransferInputValidator : AbstractValidator<TransferInput>
{
    public TransferInputValidator() =>
        RuleFor(input => input.Invoice).Must(invoices => invoices.Count is > 0 and <= Remittance.MaxInvoices)
            .WithMessage($"Choose between one and {Remittance.MaxInvoices} invoices.");
}
