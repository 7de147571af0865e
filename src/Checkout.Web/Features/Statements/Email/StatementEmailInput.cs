namespace Checkout.Web.Features.Statements.Email;

/// <summary>To whom a statement is to be sent, as the form posts it.</summary>
public sealed class StatementEmailInput
{
    /// <summary>The address of a billing contact.</summary>
    public string? To { get; set; }

    public string? From { get; set; }

    public string? Until { get; set; }

    public string? Currency { get; set; }

    public string? Contract { get; set; }

    internal StatementPeriod Period => new() { From = From, Until = Until, Currency = Currency, Contract = Contract };
}

public sealed class StatementEmailInputValidator : AbstractValidator<StatementEmailInput>
{
    public StatementEmailInputValidator(IValidator<StatementPeriod> period)
    {
        RuleFor(input => input.To).NotEmpty().WithMessage("Choose who should get the statement.");
        RuleFor(input => input.From).NotEmpty().WithMessage("Send the form from its page.");
        RuleFor(input => input.Period).SetValidator(period);
    }
}
