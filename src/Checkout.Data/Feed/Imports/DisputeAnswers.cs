namespace Checkout.Data.Feed.Imports;

/// <summary>Takes the vendor's answer to a dispute: one of the few new facts of a posted document (A5).</summary>
internal static class DisputeAnswers
{
    public static async Task TakeAsync(InvoiceRecord record, Invoice invoice, FeedPass pass, CancellationToken cancellation)
    {
        if (record.DisputeAnswer is not { } text)
        {
            return;
        }

        var disputes = await pass.Db.InvoiceDisputes.Where(row => row.InvoiceId == invoice.Id).ToListAsync(cancellation);
        if (disputes.Exists(row => row.State is DisputeState.Answered && row.Answer == text && row.AnsweredOn == record.DisputeAnsweredOn))
        {
            // Said before, and repeated with another new fact.
            return;
        }

        if (disputes.Find(row => row.CanEnd) is not { } open)
        {
            pass.Warn("disputeAnswer", $"{invoice.Number} is not disputed (any more); the answer was not taken.");
            return;
        }

        open.TakeAnswer(invoice, new DisputeAnswer(text, record.DisputeOutcome, record.DisputeAnsweredOn), pass.Now, pass.Today);
        pass.Db.AuditEntries.Add(new AuditEntry(invoice.AccountId, userId: null, FeedImport.Actor, AuditAction.DisputeAnswered,
            invoice.Number, text, ipAddress: null, pass.Now));
        foreach (var (name, email) in await ReadersAsync(open, invoice, pass, cancellation))
        {
            pass.Db.OutboxMessages.Add(new OutboxMessage(MessageKind.DisputeAnswered, email, name, invoice.AccountId, open.Id, data: null,
                pass.Now));
        }
    }

    /// <summary>Whoever raised it, and whoever receives the contract's invoices.</summary>
    private static async Task<IEnumerable<(string Name, string Email)>> ReadersAsync(InvoiceDispute dispute, Invoice invoice,
        FeedPass pass, CancellationToken cancellation)
    {
        var raiser = await pass.Db.Users.Where(user => user.Id == dispute.RaisedById && user.Active).Select(user => user.Email)
            .SingleOrDefaultAsync(cancellation);
        var contacts = await pass.Db.Contracts.Where(contract => contract.Id == invoice.ContractId)
            .SelectMany(contract => contract.Contacts).OrderBy(contact => contact.Position)
                .Select(contact => new { contact.Name, contact.Email }).ToListAsync(cancellation);
        return contacts.Select(contact => (contact.Name, contact.Email))
            .Concat(raiser is null ? [] : [(dispute.RaisedBy, raiser)])
            .DistinctBy(reader => reader.Email, StringComparer.OrdinalIgnoreCase);
    }
}
