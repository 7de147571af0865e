namespace Checkout.Data.Payments;

/// <summary>How starting a payment ended.</summary>
public abstract record PayResult
{
    private PayResult()
    {
    }

    /// <summary>The attempt is written and its invoices are held; now the gateway is to be asked.</summary>
    public sealed record Started(Guid AttemptId, string Number, string ResultUrl) : PayResult;

    /// <summary>Credits covered all of it: there is nothing left to pay.</summary>
    public sealed record Covered(string ResultUrl, IReadOnlyList<string> Invoices) : PayResult;

    /// <summary>The same form was carried out before.</summary>
    public sealed record Repeated(string ResultUrl) : PayResult;

    /// <summary>The key was used for a form that said something else.</summary>
    public sealed record KeyReused(string ResultUrl) : PayResult;

    /// <summary>What was entered can’t be done; nothing was written.</summary>
    /// <param name="Index">The part that is at fault; null where no single one is.</param>
    public sealed record Invalid(string Sentence, int? Index) : PayResult;

    /// <summary>Somebody else is paying one of the invoices; nothing was written.</summary>
    public sealed record Held(string Invoice, string By, DateTimeOffset Until, string Number) : PayResult;

    /// <summary>It could have been done when the form was opened, but not any more; nothing was written.</summary>
    public sealed record Changed(string Sentence) : PayResult;
}
