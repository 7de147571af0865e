namespace Checkout.Web.Features.BillingDetails;

/// <summary>What changing a contract's billing details posts.</summary>
public sealed class BillingDetailsInput
{
    /// <summary>How many empty rows the form offers for further contacts.</summary>
    private const int Spare = 2;

    /// <summary>A choice that takes what somebody else wrote meanwhile.</summary>
    public const string Theirs = "theirs";

    /// <summary>The revision that the form shows.</summary>
    public int Revision { get; init; }

    public BillToInput BillTo { get; init; } = new();

    public string? PoNumber { get; init; }

    public InvoiceDelivery? Delivery { get; init; }

    public List<ContactInput> Contacts { get; init; } = [];

    /// <summary>The place of the primary contact among the contacts.</summary>
    public int? Primary { get; init; }

    /// <summary>Field by field, whose text is to stand where two people changed it: “mine” or “theirs”.</summary>
    public Dictionary<BillingField, string> Choices { get; init; } = [];

    public IEnumerable<BillingField> TakenFromThem =>
        Choices.Where(choice => choice.Value == Theirs && Enum.IsDefined(choice.Key)).Select(choice => choice.Key);

    public static BillingDetailsInput Of(Checkout.Domain.Contracts.BillingDetails details, int revision) => new()
    {
        Revision = revision,
        BillTo = BillToInput.Of(details.BillTo),
        PoNumber = details.PoNumber,
        Delivery = details.Delivery,
        Contacts = [.. details.Contacts.Select(ContactInput.Of)],
        Primary = details.Contacts.Index().Where(contact => contact.Item.IsPrimary).Select(contact => (int?)contact.Index)
        .FirstOrDefault() ?? (details.Contacts.Count == 1 ? 0 : null),
    };

    /// <summary>With room for more contacts.</summary>
    public BillingDetailsInput WithSpareContacts()
    {
        var left = Contacts.Count(contact => contact.IsLeftOut);
        var room = Math.Min(Spare, Checkout.Domain.Contracts.BillingDetails.MaxContacts - Contacts.Count + left);
        return new BillingDetailsInput
        {
            Revision = Revision,
            BillTo = BillTo,
            PoNumber = PoNumber,
            Delivery = Delivery,
            Contacts = [.. Contacts, .. Enumerable.Range(0, Math.Max(0, room - left)).Select(_ => new ContactInput())],
            Primary = Primary,
            Choices = Choices,
        };
    }

    /// <summary>In the form in which it is kept.</summary>
    public Checkout.Domain.Contracts.BillingDetails ToDetails() => new(
        BillTo.ToAddress(),
        [.. Contacts.Index().Where(contact => !contact.Item.IsLeftOut).Select(contact => contact.Item.ToContact(contact.Index == Primary))],
        AddressRules.Line(PoNumber),
        Delivery ?? InvoiceDelivery.MailWithPdf);
}

public sealed class BillingDetailsInputValidator : AbstractValidator<BillingDetailsInput>
{
    private const string OldPage = "This page is incomplete. Open the billing details again and change them there.";

    public BillingDetailsInputValidator()
    {
        RuleFor(input => input.Revision).GreaterThan(0).WithMessage(OldPage);
        RuleFor(input => input.BillTo).NotNull().WithMessage(OldPage).SetValidator(new BillToInputValidator());
        RuleFor(input => input.PoNumber).MaximumLength(Checkout.Domain.Contracts.BillingDetails.MaxPoNumber)
            .WithMessage($"A purchase order number has at most {Checkout.Domain.Contracts.BillingDetails.MaxPoNumber} characters.");
        RuleFor(input => input.Delivery).NotNull().WithMessage("Choose how new invoices are delivered.").IsInEnum()
            .WithMessage("Choose how new invoices are delivered.");
        RuleForEach(input => input.Contacts).SetValidator(new ContactInputValidator());
        RuleFor(input => input).Custom(CheckContacts);
    }

    private static void CheckContacts(BillingDetailsInput input, ValidationContext<BillingDetailsInput> context)
    {
        var kept = input.Contacts.Index().Where(contact => !contact.Item.IsLeftOut).ToList();
        if (kept.Count == 0)
        {
            context.AddFailure("Contacts[0].Name", "Enter at least one invoice recipient.");
            return;
        }

        if (kept.Count > Checkout.Domain.Contracts.BillingDetails.MaxContacts)
        {
            context.AddFailure($"Contacts[{kept[^1].Index}].Name",
                $"Name at most {Checkout.Domain.Contracts.BillingDetails.MaxContacts} people.");
        }

        if (!kept.Exists(contact => contact.Index == input.Primary))
        {
            context.AddFailure(nameof(input.Primary), "Choose who is the primary contact.");
        }

        var twice = kept.GroupBy(contact => (contact.Item.Email ?? "").Trim(), StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Key.Length > 0 && group.Count() > 1);
        foreach (var (index, contact) in twice.SelectMany(group => group.Skip(1)))
        {
            context.AddFailure($"Contacts[{index}].Email", $"{contact.Email!.Trim()} is named twice. Keep one of them.");
        }
    }
}
