using Microsoft.AspNetCore.Http.Extensions;

namespace Checkout.Web.Features.Payments.Paying;

/// <summary>What paying invoices posts.</summary>
public sealed class PayInput
{
    public const int MaxCredits = 20;

    public string Currency { get; init; } = "";

    /// <summary>What the button named, with a point: what is charged is what was read.</summary>
    public string Charge { get; init; } = "";

    /// <summary>True where the sums are to be worked out again and nothing is to be paid.</summary>
    public bool Recalculate { get; init; }

    public IList<SplitInput> Splits { get; init; } = [];

    /// <summary>Credits that are used first, as “kind:number”.</summary>
    public IList<string> Credits { get; init; } = [];

    /// <summary>A method on file; empty: on the provider’s page.</summary>
    public Guid? Method { get; init; }

    /// <summary>Keeps the method for later.</summary>
    public bool Keep { get; init; }

    /// <summary>What was chosen as the address of the page carries it.</summary>
    public QueryString ToQuery()
    {
        // An empty field arrives as null.
        var chosen = SplitInput.InAddress(Splits).ToList();
        var query = new QueryBuilder
        {
            { "currency", Currency ?? "" },
            { "invoice", Splits.Where(split => split.Invoice is { Length: > 0 }).Select(split => split.Invoice) },
            { "split", chosen.Count == 0 ? [":"] : chosen },
            { "credit", Credits.Where(credit => credit is { Length: > 0 }) },
        };
        if (Method is { } method)
        {
            query.Add("method", method.ToString());
        }

        if (Keep)
        {
            query.Add("keep", "true");
        }

        return query.ToQueryString();
    }
}

public sealed class PayInputValidator : AbstractValidator<PayInput>
{
    private const string OldPage = "This page is incomplete. Open the invoice again and pay it from there.";

    public PayInputValidator()
    {
        RuleFor(input => input.Currency).Must(code => Domain.Currency.TryFromCode(code, out _)).WithMessage(OldPage);
        RuleFor(input => input.Splits).Must(splits => splits.Count <= SplitInput.Max).WithMessage(OldPage);
        RuleFor(input => input.Credits)
            .Must(credits => credits.Count <= PayInput.MaxCredits && credits.All(credit => PayCredit.SourceOf(credit) is not null))
                .WithMessage(OldPage);
        RuleForEach(input => input.Splits).SetValidator(new SplitInputValidator());
    }
}
