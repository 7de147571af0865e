namespace Checkout.Domain.Orders;

/// <summary>Where an order stands.</summary>
public enum OrderStatus
{
    Active,
    Canceled,
}

/// <summary>A line of an order with the days it runs and what it comes to.</summary>
public sealed record OrderLineTerms(LineTerms Line, DateRange Term, decimal ListAmount, decimal Amount);

/// <summary>What an order says when it is placed.</summary>
public sealed record OrderTerms
{
    public required Guid AccountId { get; init; }

    public required string Number { get; init; }

    /// <summary>Where the number alone would not be unique in URLs; made of it otherwise.</summary>
    public string? Slug { get; init; }

    public required DocumentSource Source { get; init; }

    public string? ExternalId { get; init; }

    public required Guid ContractId { get; init; }

    public Guid? QuoteId { get; init; }

    public string? QuoteNumber { get; init; }

    public required DateOnly PlacedOn { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public required string PlacedBy { get; init; }

    public string? PoNumber { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>Sum of the lines.</summary>
    public required decimal Net { get; init; }

    /// <summary>The sum of the taxes of the invoices that it causes (R4).</summary>
    public required decimal Tax { get; init; }

    public required IReadOnlyList<OrderLineTerms> Lines { get; init; }

    /// <summary>True where Checkout writes its invoices; imported orders are billed by the vendor's own system unless they say
    /// otherwise.</summary>
    public required bool BilledHere { get; init; }

    /// <summary>The last day that was invoiced elsewhere; Checkout bills what comes after.</summary>
    public DateOnly? BilledThrough { get; init; }
}

/// <summary>What was bought under a contract.</summary>
public sealed class Order : IssuedDocument
{
    private readonly List<OrderLine> _lines = [];

    private Order() { }

    public Order(OrderTerms terms)
        : base(terms.AccountId, terms.Number, terms.Slug, terms.Source, terms.ExternalId, terms.Currency)
    {
        ContractId = terms.ContractId;
        QuoteId = terms.QuoteId;
        QuoteNumber = terms.QuoteNumber;
        PlacedOn = terms.PlacedOn;
        PlacedAt = terms.PlacedAt;
        PlacedBy = terms.PlacedBy;
        PoNumber = terms.PoNumber;
        NetAmount = terms.Net;
        TaxAmount = terms.Tax;
        TotalAmount = terms.Net + terms.Tax;
        BilledHere = terms.BilledHere;
        BilledThrough = terms.BilledThrough;
        _lines.AddRange(terms.Lines.Select((line, index) => new OrderLine(this, index + 1, line)));
    }

    public override DocumentKind DocumentKind => DocumentKind.Order;

    public Guid ContractId { get; private set; }

    public Guid? QuoteId { get; private set; }

    public string? QuoteNumber { get; private set; }

    public DateOnly PlacedOn { get; private set; }

    public DateTimeOffset PlacedAt { get; private set; }

    public string PlacedBy { get; private set; } = null!;

    public string? PoNumber { get; private set; }

    public OrderStatus Status { get; private set; }

    public decimal NetAmount { get; private set; }

    public decimal TaxAmount { get; private set; }

    public decimal TotalAmount { get; private set; }

    public bool BilledHere { get; private set; }

    public DateOnly? BilledThrough { get; private set; }

    public IReadOnlyList<OrderLine> Lines => _lines;

    public Money Net => new(NetAmount, Currency);

    public Money Tax => new(TaxAmount, Currency);

    public Money Total => new(TotalAmount, Currency);

    public bool CanCancel => Status is OrderStatus.Active;

    public void Cancel()
    {
        RuleViolation.ThrowIf(!CanCancel, $"{Number} is already canceled.");

        Status = OrderStatus.Canceled;
        RenewVersion();
    }
}

/// <summary>A line of an order.</summary>
public sealed class OrderLine : PricedLine
{
    private OrderLine() { }

    internal OrderLine(Order order, int position, OrderLineTerms terms)
        : base(order.AccountId, position, terms.Line)
    {
        OrderId = order.Id;
        StartsOn = terms.Term.From;
        EndsOn = terms.Term.To;
        ListAmount = terms.ListAmount;
        Amount = terms.Amount;
    }

    public Guid OrderId { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>The last day of a recurring line; of a one-time line the day of its start.</summary>
    public DateOnly EndsOn { get; private set; }

    public decimal ListAmount { get; private set; }

    public decimal Amount { get; private set; }

    public DateRange Term => new(StartsOn, EndsOn);

    public BillableLine ToBillable() => new(Position, IsRecurring, Quantity, NetPrice, BaseQuantity, Term, Tax);
}
