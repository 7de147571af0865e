namespace Checkout.Data.Feed.Imports.Catalog;

internal sealed class LegalEntityImport() : RecordImport<LegalEntityRecord>("legalEntity")
{
    protected override void Refer(LegalEntityRecord record, FeedPass pass) => pass.LegalEntities.Want(record.ExternalId);

    protected override Task<Guid?> AddAsync(LegalEntityRecord record, FeedPass pass, CancellationToken cancellation)
    {
        CheckIssuer(record, self: null, pass);
        if (pass.Failed)
        {
            return Task.FromResult<Guid?>(null);
        }

        var entity = new LegalEntity(record.ExternalId, record.ToDetails());
        pass.Add(entity);
        pass.Issuers[entity.Id] = pass.LegalEntities.Set(record.ExternalId, entity);
        return Task.FromResult<Guid?>(entity.Id);
    }

    protected override async Task<Guid?> ChangeAsync(LegalEntityRecord record, Guid id, FeedPass pass, CancellationToken cancellation)
    {
        CheckIssuer(record, id, pass);
        if (pass.Failed)
        {
            return null;
        }

        var entity = await pass.Db.LegalEntities.SingleAsync(row => row.Id == id, cancellation);
        if (entity.Update(record.ToDetails(), pass.Today))
        {
            pass.NewBanks.Add(id);
        }

        pass.Issuers[id] = pass.LegalEntities.Set(record.ExternalId, entity);
        return id;
    }

    private static void CheckIssuer(LegalEntityRecord record, Guid? self, FeedPass pass)
    {
        var others = pass.Issuers.Values.Where(issuer => issuer.Id != self).ToList();
        pass.ProblemIf(others.Exists(issuer => issuer.InvoicePrefix == record.InvoicePrefix),
            "invoicePrefix", $"Another legal entity numbers its invoices with “{record.InvoicePrefix}”.");
        pass.ProblemIf(others.Exists(issuer => issuer.CreditMemoPrefix == record.CreditMemoPrefix),
            "creditMemoPrefix", $"Another legal entity numbers its credit memos with “{record.CreditMemoPrefix}”.");
        pass.ProblemIf(record.Default && others.Exists(issuer => issuer.IsDefault),
            "default", "Another legal entity is the default already.");
    }
}
