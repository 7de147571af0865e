namespace Checkout.Data.Payments.Autopay;

/// <summary>Why an invoice is charged without anybody being present.</summary>
/// <param name="UserId">Null where no member did it.</param>
/// <param name="Name">Who is said to be paying.</param>
/// <param name="Email">Who gets the receipt; null: the contract’s billing contacts.</param>
public sealed record OnFileStarter(Guid? UserId, string Name, string? Email, string? IpAddress);

/// <summary>How charging ended.</summary>
public abstract record OnFileResult
{
    private OnFileResult() { }

    /// <summary>The gateway was asked.</summary>
    public sealed record Asked(string Number, PaymentAttemptStatus Status) : OnFileResult;

    /// <summary>Nothing that can be charged is on file for the contract.</summary>
    public sealed record NothingOnFile : OnFileResult;

    /// <summary>It is settled, void, disputed, not of an amount that can be charged, or being paid.</summary>
    public sealed record NotDue : OnFileResult;
}

/// <summary>Charges what is open on an invoice to the method on file of its contract: an attempt first, then the gateway.</summary>
public sealed class ChargeOnFile(AccountTransactions transactions, BusinessCalendar calendar, IPaymentGateway gateway, TakePayment take)
{
    /// <param name="range">What can be charged in a currency.</param>
    public async Task<OnFileResult> RunAsync(Guid accountId, Guid invoiceId, OnFileStarter starter, Func<Currency, ChargeRange> range,
        CancellationToken cancellation)
    {
        var (result, attempt) = await transactions.RunAsync(accountId,
            (db, now, token) => StartAsync(db, accountId, invoiceId, starter, range, now, token), cancellation);
        return result is OnFileResult.Asked asked
            ? asked with { Status = await take.ChargeAsync(accountId, attempt!.Id, CancellationToken.None) } : result;
    }

    /// <summary>Writes the attempt, inside an account transaction; the caller asks the gateway after it.</summary>
    internal async Task<(OnFileResult Result, PaymentAttempt? Attempt)> StartAsync(
        CheckoutDbContext db, Guid accountId, Guid invoiceId, OnFileStarter starter, Func<Currency, ChargeRange> range,
        DateTimeOffset now, CancellationToken cancellation)
    {
        var invoice = await db.Invoices.SingleAsync(row => row.Id == invoiceId, cancellation);
        if (invoice.Balance.IsZero || invoice.DisputedAt is not null || invoice.ReservedById is not null
            || range(invoice.Currency).WholeRefusal(invoice.Balance.Amount) is not null)
        {
            return (new OnFileResult.NotDue(), null);
        }

        if (await StoredMethods.ForContractAsync(db, invoice.ContractId, gateway.Name, calendar.DateAt(now),
            cancellation) is not { } method)
        {
            return (new OnFileResult.NothingOnFile(), null);
        }

        var number = await Numbers.PaymentAsync(db, cancellation);
        var attempt = new PaymentAttempt(
            accountId,
            new PaymentAttemptTerms(number, PaymentAttemptKind.OnFile, invoice.Currency, gateway.Name, now + TakePayment.HoldsOnFile)
            {
                StartedById = starter.UserId,
                StartedBy = starter.Name,
                StartedByEmail = starter.Email,
                MethodId = method.Id,
            },
            [new PaymentAttemptSplit(invoice, invoice.Balance.Amount)],
            now);
        db.PaymentAttempts.Add(attempt);
        var details = AttemptText.Of(attempt).Stored();
        db.AuditEntries.Add(new AuditEntry(
            accountId, starter.UserId, starter.Email ?? starter.Name, AuditAction.PaymentStarted, number, details, starter.IpAddress, now));
        return (new OnFileResult.Asked(number, attempt.Status), attempt);
    }
}
