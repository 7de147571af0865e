namespace Checkout.Data.Feed.Imports;

/// <summary>What of an invoice or credit memo was found to be in order.</summary>
internal sealed record CheckedDocument(AccountFacts Account, DocumentHead Head, DocumentTotals Totals,
    IReadOnlyList<BilledLineTerms> Lines, IReadOnlyList<TaxSubtotal> Taxes, IReadOnlyList<AllowanceChargeTerms> AllowanceCharges);

/// <summary>Reads what invoices and credit memos have in common, and verifies that the issuer's figures add up (R6).</summary>
internal static class AccountingDocuments
{
    private const int SeriesDigits = 8;

    public static void Refer(AccountingRecord record, FeedPass pass)
    {
        pass.Accounts.Want(record.Account);
        pass.Contracts.Want(record.Contract);
        pass.LegalEntities.Want(record.LegalEntity);
        foreach (var line in record.Lines)
        {
            pass.Orders.Want(line.Order);
        }

        AllocationPlan.Refer(record.Allocations, pass);
    }

    public static CheckedDocument? Check(AccountingRecord record, string slug, FeedPass pass)
    {
        var account = pass.RequireAccount(record.Account);
        var contract = pass.Require(pass.Contracts, record.Contract, "contract");
        pass.ProblemIf(contract is not null && pass.Owns(account, contract.AccountId, "contract") && contract.Currency != record.Currency,
            "currency", $"The contract is in {contract?.Currency}, the document in {record.Currency}.");

        var issuer = record.LegalEntity is not null ? pass.Require(pass.LegalEntities, record.LegalEntity, "legalEntity")?.Id
            : contract?.LegalEntityId ?? pass.DefaultIssuer?.Id;
        if (issuer is null && record.LegalEntity is null)
        {
            pass.MissesIssuer();
        }

        if (record.EInvoice?.DueOn < record.IssuedOn)
        {
            pass.Problem("dueOn", BeforeIssue(record));
        }

        CheckSeries(record.Number, pass);
        var lines = record.Lines.Index()
            .Select(line => ReadLine(line.Item, account, FormattableString.Invariant($"lines[{line.Index}]"), pass)).ToList();
        CheckMinorUnits(record, pass);
        CheckFigures(record, pass);
        if (pass.Failed || account is null || issuer is null)
        {
            return null;
        }

        var head = new DocumentHead
        {
            AccountId = account.Id,
            Number = record.Number,
            Slug = slug,
            Source = DocumentSource.Vendor,
            ExternalId = record.ExternalId,
            LegalEntityId = issuer.Value,
            ContractId = contract?.Id,
            Currency = record.Currency,
            IssuedOn = record.IssuedOn,
            PostedOn = pass.PostedOn(record.IssuedOn, account),
            BillTo = record.BillTo?.ToAddress() ?? contract?.BillTo ?? account.BillTo,
            BuyerTaxId = record.BuyerTaxId ?? Known(account.TaxId),
            BuyerReference = record.BuyerReference ?? Known(account.BuyerReference),
            PoNumber = record.PoNumber ?? Known(contract?.PoNumber),
            Note = record.Note,
            EInvoice = record.EInvoice,
        };
        return new CheckedDocument(
            account, head, record.Totals.ToTotals(), lines, [.. record.Taxes.Select(tax => tax.ToSubtotal())],
            [.. record.AllowanceCharges.Select(item => item.ToTerms())]);

        // An e-invoice is whole: what it leaves out is not filled in.
        string? Known(string? value) => record.EInvoice is null ? value : null;
    }

    public static string BeforeIssue(AccountingRecord record) =>
        FormattableString.Invariant($"It would be due before it is issued on {record.IssuedOn:O}.");

    /// <summary>A number of the form that Checkout gives to its own documents would one day meet one of them in a URL.</summary>
    private static void CheckSeries(string number, FeedPass pass)
    {
        var slug = DocumentNumber.Slug(number);
        foreach (var prefix in pass.Issuers.Values.SelectMany(issuer => new[] { issuer.InvoicePrefix, issuer.CreditMemoPrefix }))
        {
            var start = DocumentNumber.Slug(prefix);
            pass.ProblemIf(
                slug.StartsWith(start, StringComparison.Ordinal) && slug.Length >= start.Length + SeriesDigits && slug.AsSpan(start.Length)
                    .IndexOfAnyExceptInRange('0', '9') < 0,
                "number",
                $"Numbers such as {number} are given by Checkout itself: “{prefix}” is the prefix of a legal entity.");
        }
    }

    private static BilledLineTerms ReadLine(BilledLineRecord line, AccountFacts? account, string path, FeedPass pass)
    {
        pass.ProblemIf(line.PeriodTo < line.PeriodFrom, path + ".periodTo", "The period would end before it begins.");
        pass.ProblemIf(line.BaseQuantity <= 0m, path + ".baseQuantity", "The quantity must be above zero.");

        return new BilledLineTerms
        {
            Sku = line.Sku,
            Name = line.Name,
            Description = line.Description,
            Quantity = line.Quantity,
            Unit = line.Unit,
            Price = line.Price,
            BaseQuantity = line.BaseQuantity,
            AllowanceAmount = line.Allowances,
            ChargeAmount = line.Charges,
            Amount = line.Amount,
            Tax = line.Tax.ToTreatment(),
            PeriodFrom = line.PeriodFrom,
            PeriodTo = line.PeriodTo,
            OrderLineId = OrderLineOf(line, account, path, pass),
            Note = line.Note,
        };
    }

    private static Guid? OrderLineOf(BilledLineRecord line, AccountFacts? account, string path, FeedPass pass)
    {
        pass.ProblemIf(line.Order is null != line.OrderLine is null, path + ".orderLine", "Order and line are named together.");

        if (line.OrderLine is not { } position || pass.Require(pass.Orders, line.Order, path + ".order") is not { } order
            || !pass.Owns(account, order.AccountId, path + ".order"))
        {
            return null;
        }

        if (position > order.LineIds.Count)
        {
            pass.Problem(path + ".orderLine", FormattableString.Invariant($"{order.Number} has {order.LineIds.Count} lines."));
            return null;
        }

        if (line.PeriodFrom is { } from && !pass.BilledPeriods.Add((order.LineIds[position - 1], from)))
        {
            pass.Problem(path + ".periodFrom",
                FormattableString.Invariant($"Line {position} of {order.Number} is invoiced for the period from {from:O} already."));
        }

        return order.LineIds[position - 1];
    }

    private static void CheckMinorUnits(AccountingRecord record, FeedPass pass)
    {
        var totals = record.Totals;
        var amounts = new (string Field, decimal Amount)[]
        {
            ("totals.lineNet", totals.LineNet), ("totals.allowances", totals.Allowances), ("totals.charges", totals.Charges),
                ("totals.net", totals.Net), ("totals.tax", totals.Tax),
            ("totals.total", totals.Total), ("totals.prepaid", totals.Prepaid), ("totals.rounding", totals.Rounding),
            ("totals.due", totals.Due),
        };
        var all = amounts
            .Concat(record.Lines.Index().Select(line => (FormattableString.Invariant($"lines[{line.Index}].amount"), line.Item.Amount)))
            .Concat(record.AllowanceCharges.Index()
                .Select(item => (FormattableString.Invariant($"allowanceCharges[{item.Index}].amount"), item.Item.Amount)))
            .Concat(record.Taxes.Index().SelectMany(tax => new[]
            {
                (FormattableString.Invariant($"taxes[{tax.Index}].taxable"), tax.Item.Taxable),
                (FormattableString.Invariant($"taxes[{tax.Index}].tax"), tax.Item.Tax),
            }));
        foreach (var (field, _) in all.Where(amount => !record.Currency.Fits(amount.Item2)))
        {
            pass.Problem(field, $"Amounts in {record.Currency} have {record.Currency.MinorUnits} decimals.");
        }
    }

    private static void CheckFigures(AccountingRecord record, FeedPass pass)
    {
        var report = FiguresCheck.Verify(new DocumentFigures
        {
            Currency = record.Currency,
            Lines = [.. record.Lines.Index().Select(line => FiguresOf(line.Item, line.Index, record.EInvoice))],
            Adjustments =
            [.. record.AllowanceCharges.Select(item => new AdjustmentFigures(item.Charge, item.Amount, item.Tax.ToTreatment()))],
            Taxes = [.. record.Taxes.Select(tax => tax.ToSubtotal())],
            LineNetTotal = record.Totals.LineNet,
            AllowanceTotal = record.Totals.Allowances,
            ChargeTotal = record.Totals.Charges,
            NetTotal = record.Totals.Net,
            TaxTotal = record.Totals.Tax,
            GrossTotal = record.Totals.Total,
            Prepaid = record.Totals.Prepaid,
            Rounding = record.Totals.Rounding,
            AmountDue = record.Totals.Due,
        });
        foreach (var problem in report.Problems)
        {
            pass.Problem(problem.Field, problem.Sentence);
        }

        foreach (var warning in report.Warnings)
        {
            pass.Warn(warning.Field, warning.Sentence);
        }
    }

    /// <summary>A line's figures with all the decimals that were stated.</summary>
    private static LineFigures FiguresOf(BilledLineRecord line, int index, EInvoiceDetails? details)
    {
        return new LineFigures(line.Amount, line.Tax.ToTreatment(), Stated("quantity", line.Quantity), Stated("price", line.Price),
            Stated("baseQuantity", line.BaseQuantity), line.Allowances, line.Charges);

        decimal Stated(string name, decimal kept) =>
            details?.Stated.GetValueOrDefault(FormattableString.Invariant($"lines[{index}].{name}")) is { } text
                ? decimal.Parse(text, CultureInfo.InvariantCulture) : kept;
    }
}
