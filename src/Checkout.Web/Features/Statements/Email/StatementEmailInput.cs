using System.Security.Cryptography;
using System.Text;
using FluentValidation;

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

    public Guid RequestKey { get; set; }

    internal StatementPeriod Period => new() { From = From, Until = Until, Currency = Currency, Contract = Contract };

    /// <summary>SHA-256 over what is sent to whom, so that a key can't be used for something else (A11).</summary>
    internal string BodyHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', To, From, Until, Currency, Contract))));
}

public sealed class StatementEmailInputValidator : AbstractValidator<StatementEmailInput>
{
    public StatementEmailInputValidator(IValidator<StatementPeriod> period)
    {
        RuleFor(input => input.To).NotEmpty().WithMessage("Choose who is to get the statement.");
        RuleFor(input => input.From).NotEmpty().WithMessage("Send the form from its page.");
        RuleFor(input => input.Period).SetValidator(period);
        RuleFor(input => input.RequestKey).NotEmpty().WithMessage("Send the form from its page.");
    }
}
